<?xml version="1.0" encoding="UTF-8"?>
<!-- The meeting view: the circulated text beside its comments, and an overview. What it gets is made by
  comments/meeting_page.py, with what render/meeting.py adds:
    meeting(@title @document @sample @total @decided @undecided @bodies @groups @contradictions @unplaced)
      filter(@by: option(@value @count)…)…
      clause(@name @words)  comment(@id @name @body @type @written @status @called @decided @clause @to @place @words @reason
        @late @group @against @commit @meeting @date)
          said, proposal, observation: line…   near(@to)…   mates(@group @reason: link…)   opposed(@reason: side(@label: link…)…)…   file…
      statistic(@by: count(@total @decided @undecided @ge @te @ed @other)…, chart(@width @height: bar…))…
      group(@number @reason @count @undecided @place: link(@to)…)…   contradiction(@reason @place: side…)…
  The text is put into the element with the id "text" afterwards.

  To change the look: put a meeting.css into the workspace's templates/html. To change the structure: put a meeting.xsl
  there that begins with <xsl:import href="shipped:meeting.xsl"/>, and override single templates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="answer-words.xsl"/>
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:template match="/meeting">
    <html lang="en" class="nw-meeting">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="generator" content="normwright"/>
        <title>Comments on <xsl:value-of select="@document"/> · <xsl:value-of select="@title"/></title>
      </head>
      <body class="meeting">
        <a class="skip" href="#nw-comments">Skip to the comments</a>
        <a class="skip" href="#text">Skip to the text</a>
        <header class="nw-head">
          <xsl:if test="@sample = 'yes'"><p class="mark">Sample, not a standard</p></xsl:if>
          <h1><span class="identifier"><xsl:value-of select="@document"/></span> Comments <span class="nw-ballot"><xsl:value-of select="@title"/></span></h1>
        </header>
        <!-- The script takes "hidden" away: without it nothing here would do anything. -->
        <div class="nw-bar nw-meet" role="search" aria-label="Comments" hidden="hidden" data-some="{{n}} of {{all}}" data-none="No comment fits" data-all="{{all}} comments">
          <div class="nw-views" role="group" aria-label="View">
            <button type="button" data-view="text">Text</button>
            <button type="button" data-view="comments">Comments</button>
            <button type="button" data-view="overview">Overview</button>
          </div>
          <label class="unseen" for="nw-words">Search the comments</label>
          <input id="nw-words" type="search" autocomplete="off" spellcheck="false" placeholder="Search"/>
          <details class="nw-menu nw-filters">
            <summary>Filter<span class="nw-active"></span></summary>
            <div class="nw-panel">
              <xsl:apply-templates select="filter"/>
              <p>
                <label for="nw-group">Group</label>
                <select id="nw-group" data-by="group">
                  <option value="">all</option>
                  <option value="any">in any group</option>
                  <option value="against">contradicted</option>
                  <xsl:for-each select="group"><option value="{@number}">Group <xsl:value-of select="@number"/> (<xsl:value-of select="@count"/>)<xsl:if test="@place != ''">: <xsl:value-of select="@place"/></xsl:if></option></xsl:for-each>
                </select>
              </p>
              <p>
                <label for="nw-open">Answer</label>
                <select id="nw-open" data-by="decided"><option value="">all</option><option value="no">not decided</option><option value="yes">decided</option></select>
              </p>
              <p><button type="button" data-do="clear">Show all</button></p>
            </div>
          </details>
          <p class="nw-found" role="status"></p>
          <div class="nw-steps" role="group" aria-label="Step">
            <button type="button" data-do="previous">Previous</button>
            <button type="button" data-do="next">Next</button>
          </div>
          <button type="button" data-do="large" aria-pressed="false">Large</button>
          <button type="button" data-do="help" aria-haspopup="dialog">Keys</button>
        </div>
        <main>
        <div class="nw-desk">
          <section id="text" class="nw-text" aria-label="Circulated text" tabindex="-1"><p>The circulated text is not in the ballot's folder; the comments stand alone.</p></section>
          <section id="nw-comments" class="nw-pane" aria-labelledby="nw-comments-title" tabindex="-1">
            <h2 id="nw-comments-title" class="unseen">Comments</h2>
            <xsl:apply-templates select="clause"/>
            <xsl:if test="not(clause)"><p>No comment has been received.</p></xsl:if>
          </section>
        </div>
        <section id="nw-overview" class="nw-overview" aria-labelledby="nw-overview-title" tabindex="-1">
          <h2 id="nw-overview-title">Overview</h2>
          <dl class="facts">
            <div><dt>Comments</dt><dd><xsl:value-of select="@total"/></dd></div>
            <div><dt>Decided</dt><dd><xsl:value-of select="@decided"/></dd></div>
            <div><dt>Not decided</dt><dd><xsl:value-of select="@undecided"/></dd></div>
            <div><dt>Bodies</dt><dd><xsl:value-of select="@bodies"/></dd></div>
            <div><dt>Groups that say the same</dt><dd><xsl:value-of select="@groups"/></dd></div>
            <div><dt>Contradictions</dt><dd><xsl:value-of select="@contradictions"/></dd></div>
            <div><dt>Not placed</dt><dd><xsl:value-of select="@unplaced"/></dd></div>
          </dl>
          <xsl:apply-templates select="statistic"/>
          <xsl:call-template name="contradictions"/>
          <xsl:call-template name="groups"/>
          <xsl:call-template name="unplaced"/>
        </section>
        </main>
        <xsl:call-template name="help"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="filter">
    <p>
      <label for="nw-by-{@by}"><xsl:apply-templates select="@by" mode="words"/></label>
      <select id="nw-by-{@by}" data-by="{@by}">
        <option value="">all</option>
        <xsl:for-each select="option">
          <option value="{@value}">
            <xsl:if test="@value = ''"><xsl:attribute name="value">other</xsl:attribute></xsl:if>
            <xsl:value-of select="."/>
            <xsl:text> (</xsl:text><xsl:value-of select="@count"/><xsl:text>)</xsl:text>
          </option>
        </xsl:for-each>
      </select>
    </p>
  </xsl:template>
  <xsl:template match="@by" mode="words">
    <xsl:choose>
      <xsl:when test=". = 'body'">Body</xsl:when>
      <xsl:when test=". = 'type'">Type</xsl:when>
      <xsl:when test=". = 'clause'">Clause</xsl:when>
      <xsl:otherwise>Status</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- comments -->
  <xsl:template match="clause">
    <section class="nw-clause">
      <h3><xsl:value-of select="@words"/><xsl:if test="@words = ''">Clause</xsl:if></h3>
      <xsl:apply-templates select="comment"/>
    </section>
  </xsl:template>

  <xsl:template match="comment">
    <article id="{@id}" class="comment" tabindex="-1" aria-labelledby="{@id}-name" data-body="{@body}" data-type="{@type}" data-status="{@status}" data-decided="{@decided}" data-clause="{@clause}">
      <xsl:if test="@to != ''"><xsl:attribute name="data-to"><xsl:value-of select="@to"/></xsl:attribute></xsl:if>
      <xsl:if test="@group != ''"><xsl:attribute name="data-group"><xsl:value-of select="@group"/></xsl:attribute></xsl:if>
      <xsl:if test="@against = 'yes'"><xsl:attribute name="data-against">yes</xsl:attribute></xsl:if>
      <h4 id="{@id}-name">
        <span class="nw-name"><xsl:value-of select="@name"/></span>
        <xsl:if test="@name = @key"><xsl:text> </xsl:text><span class="nw-body"><xsl:value-of select="@body"/></span></xsl:if>
        <xsl:text> </xsl:text>
        <span class="nw-type"><xsl:choose><xsl:when test="@type = 'other'"><xsl:value-of select="@written"/></xsl:when><xsl:otherwise><xsl:value-of select="@type"/></xsl:otherwise></xsl:choose></span>
        <xsl:text> </xsl:text>
        <xsl:call-template name="status"/>
        <xsl:if test="@late = 'yes'"><xsl:text> </xsl:text><span class="nw-late">late</span></xsl:if>
      </h4>
      <p class="nw-place">
        <xsl:choose>
          <xsl:when test="@to != ''"><a href="#{@to}"><xsl:value-of select="@words"/><xsl:if test="@words = ''">text</xsl:if></a></xsl:when>
          <xsl:when test="@clause = 'document'">Whole document</xsl:when>
          <xsl:otherwise><strong>Not placed</strong><xsl:if test="@reason != ''">: <xsl:value-of select="@reason"/></xsl:if></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@place != '' and @place != @words"><span class="nw-given"> as given: <xsl:value-of select="@place"/></span></xsl:if>
        <xsl:if test="@to = '' and near">
          <span class="nw-near"> Perhaps <xsl:for-each select="near"><xsl:if test="position() &gt; 1">, </xsl:if><a href="#{@to}"><xsl:value-of select="."/></a></xsl:for-each></span>
        </xsl:if>
      </p>
      <xsl:apply-templates select="said | proposal | observation"/>
      <xsl:if test="@meeting != '' or @date != '' or @commit != ''">
        <p class="small nw-decision">
          <xsl:if test="@meeting != ''"><xsl:value-of select="@meeting"/></xsl:if>
          <xsl:if test="@date != ''"><xsl:if test="@meeting != ''">, </xsl:if><xsl:value-of select="@date"/></xsl:if>
          <xsl:if test="@commit != ''"><xsl:if test="@meeting != '' or @date != ''">; </xsl:if>in the text since <code><xsl:value-of select="@commit"/></code></xsl:if>
        </p>
      </xsl:if>
      <xsl:apply-templates select="mates | opposed"/>
      <xsl:if test="file"><p class="small">With it came: <xsl:for-each select="file"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each></p></xsl:if>
    </article>
  </xsl:template>

  <xsl:template match="mates">
    <p class="small nw-mates"><strong>Group <xsl:value-of select="@group"/></strong>, with <xsl:call-template name="links"/><xsl:if test="@reason != ''"> (<xsl:value-of select="@reason"/>)</xsl:if></p>
  </xsl:template>
  <xsl:template match="opposed">
    <p class="small nw-opposed"><strong>Contradicts</strong><xsl:text> </xsl:text><xsl:call-template name="sides"/><xsl:if test="@reason != ''"> (<xsl:value-of select="@reason"/>)</xsl:if></p>
  </xsl:template>
  <xsl:template name="sides">
    <xsl:for-each select="side"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="@label"/><xsl:text> </xsl:text><xsl:call-template name="links"/></xsl:for-each>
  </xsl:template>
  <xsl:template name="links">
    <xsl:for-each select="link"><xsl:if test="position() &gt; 1">, </xsl:if><a href="#{@to}"><xsl:value-of select="."/></a></xsl:for-each>
  </xsl:template>

  <!-- overview -->
  <xsl:template match="statistic">
    <section class="nw-statistic" aria-labelledby="nw-statistic-{@by}">
      <h3 id="nw-statistic-{@by}">By <xsl:choose><xsl:when test="@by = 'body'">body</xsl:when><xsl:when test="@by = 'type'">type</xsl:when><xsl:when test="@by = 'clause'">clause</xsl:when><xsl:otherwise>status</xsl:otherwise></xsl:choose></h3>
      <div class="nw-chart">
        <xsl:apply-templates select="chart"/>
        <p class="small nw-legend" aria-hidden="true"><span class="nw-done"></span> decided <span class="nw-due"></span> not decided</p>
      </div>
      <div class="table-scroll" tabindex="0" role="region" aria-label="Table by {@by}">
        <table>
          <thead><tr><th scope="col"><xsl:apply-templates select="@by" mode="words"/></th><th scope="col">all</th><th scope="col">ge</th><th scope="col">te</th><th scope="col">ed</th><th scope="col">other</th><th scope="col">decided</th><th scope="col">not decided</th></tr></thead>
          <tbody>
            <xsl:for-each select="count">
              <tr>
                <th scope="row"><xsl:value-of select="."/></th>
                <td><xsl:value-of select="@total"/></td><td><xsl:value-of select="@ge"/></td><td><xsl:value-of select="@te"/></td><td><xsl:value-of select="@ed"/></td><td><xsl:value-of select="@other"/></td><td><xsl:value-of select="@decided"/></td><td><xsl:value-of select="@undecided"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>
  <xsl:template match="chart">
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {@width + 2} {@height + 2}" width="{round((@width + 2) * 6.6) div 100}rem" aria-hidden="true" focusable="false">
      <xsl:for-each select="bar">
        <text class="name" x="{@x - 8}" y="{@baseline}"><xsl:value-of select="."/></text>
        <rect class="all" x="{@x}" y="{@y}" width="{@width}" height="{@height}"/>
        <xsl:if test="@done &gt; 0"><rect class="done" x="{@x}" y="{@y}" width="{@done}" height="{@height}"/></xsl:if>
        <text class="number" x="{@end + 6}" y="{@baseline}"><xsl:value-of select="@number"/></text>
      </xsl:for-each>
    </svg>
  </xsl:template>

  <xsl:template name="contradictions">
    <section aria-labelledby="nw-contradictions">
      <h3 id="nw-contradictions">Contradictions</h3>
      <xsl:choose>
        <xsl:when test="contradiction">
          <ul class="nw-list">
            <xsl:for-each select="contradiction">
              <li><xsl:if test="@place != ''"><b><xsl:value-of select="@place"/></b>: </xsl:if><xsl:call-template name="sides"/><xsl:if test="@reason != ''"> – <xsl:value-of select="@reason"/></xsl:if></li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise><p>None was found.</p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
  <xsl:template name="groups">
    <section aria-labelledby="nw-groups">
      <h3 id="nw-groups">Groups that say the same</h3>
      <xsl:choose>
        <xsl:when test="group">
          <ul class="nw-list">
            <xsl:for-each select="group">
              <li><b>Group <xsl:value-of select="@number"/></b><xsl:if test="@place != ''">, <xsl:value-of select="@place"/></xsl:if>: <xsl:call-template name="links"/><xsl:if test="@reason != ''"> – <xsl:value-of select="@reason"/></xsl:if><xsl:if test="@undecided != '0'">; <xsl:value-of select="@undecided"/> not decided</xsl:if></li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise><p>No two comments were found that say the same.</p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
  <xsl:template name="unplaced">
    <section aria-labelledby="nw-unplaced">
      <h3 id="nw-unplaced">Not placed</h3>
      <xsl:variable name="waiting" select="clause/comment[@clause = 'unplaced']"/>
      <xsl:choose>
        <xsl:when test="$waiting">
          <ul class="nw-list">
            <xsl:for-each select="$waiting">
              <li>
                <a href="#{@id}"><xsl:value-of select="@name"/></a>
                <xsl:if test="@place != ''"><xsl:text> </xsl:text>“<xsl:value-of select="@place"/>”</xsl:if>
                <xsl:if test="@reason != ''"> – <xsl:value-of select="@reason"/></xsl:if>
                <xsl:if test="near">; perhaps <xsl:for-each select="near"><xsl:if test="position() &gt; 1">, </xsl:if><a href="#{@to}"><xsl:value-of select="."/></a></xsl:for-each></xsl:if>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise><p>Every comment has its place.</p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- keys -->
  <xsl:template name="help">
    <dialog id="nw-help" aria-labelledby="nw-help-title">
      <h2 id="nw-help-title">Keys</h2>
      <dl>
        <div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous comment</dd></div>
        <div><dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>next, previous comment that is not decided</dd></div>
        <div><dt><kbd>g</kbd></dt><dd>next comment of the same group</dd></div>
        <div><dt><kbd>t</kbd></dt><dd>to the text of the comment, and back</dd></div>
        <div><dt><kbd>/</kbd></dt><dd>search</dd></div>
        <div><dt><kbd>f</kbd></dt><dd>filter</dd></div>
        <div><dt><kbd>x</kbd></dt><dd>show all again</dd></div>
        <div><dt><kbd>u</kbd></dt><dd>only those that are not placed</dd></div>
        <div><dt><kbd>l</kbd></dt><dd>large, for a wall: one comment at a time</dd></div>
        <div><dt><kbd>o</kbd></dt><dd>overview, and back</dd></div>
        <div><dt><kbd>?</kbd></dt><dd>this sheet</dd></div>
      </dl>
      <p><label><input type="checkbox" id="nw-keys" checked="checked"/> Single keys work</label></p>
      <p><button type="button" data-do="close" autofocus="autofocus">Close</button></p>
    </dialog>
  </xsl:template>
</xsl:stylesheet>
