<?xml version="1.0" encoding="UTF-8"?>
<!-- A glossary: every vocabulary and draft of a workspace on one HTML page.

  What it gets is made by glossary/page.py:
    glossary(@title @sample @vocabularies @drafts @concepts @terms @contrasts)
      contrast(@id @term @language)      two definitions of a term: side, side, difference…
        side(@to @name @number @origin)  its words; differs: those that the other side has not
      source(@id @kind @name @title @complete @origin @rights @href @count)
        entry(@id @number @label @language @contrast)
          language(@code)  designation(@status @remarks)… domain… definition… note… example…, with link(@to)
          source-of… evidence…
          relations  drawing(@width @height @left-out: edge(@kind @points)…, box(…: line…)…), kind(@name: link…)…
          used(@draft @count @deprecated)  spot(@href @count)…
      index  item(@term @language: link…)…

  To change the look: put a glossary.css into the workspace's templates/html. To change the structure: put a glossary.xsl
  there that begins with <xsl:import href="shipped:glossary.xsl"/>, and override single templates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:template match="/glossary">
    <html lang="en">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="generator" content="normwright"/>
        <title>Glossary<xsl:if test="@title != ''"> · <xsl:value-of select="@title"/></xsl:if></title>
      </head>
      <body class="glossary">
        <a class="skip" href="#text">Skip to the entries</a>
        <!-- The script takes "hidden" away: without it nothing here would do anything. -->
        <div class="nw-bar nw-find" role="search" hidden="hidden" data-some="{{n}} of {{all}} entries" data-none="No entry has these words" data-all="{{all}} entries">
          <label for="nw-words">Find a term</label>
          <input id="nw-words" type="search" autocomplete="off" spellcheck="false"/>
          <label for="nw-source">in</label>
          <select id="nw-source">
            <option value="">all sources</option>
            <xsl:for-each select="source"><option value="{@id}"><xsl:value-of select="@name"/></option></xsl:for-each>
          </select>
          <p class="nw-found" role="status"></p>
        </div>
        <header class="cover">
          <xsl:if test="@sample = 'yes'"><p class="mark">Sample, not a standard</p></xsl:if>
          <div class="cover-part">
            <p class="identifier">Glossary</p>
            <h1 class="document-title"><xsl:value-of select="@title"/></h1>
            <dl class="facts">
              <div><dt>Vocabularies</dt><dd><xsl:value-of select="@vocabularies"/></dd></div>
              <div><dt>Drafts</dt><dd><xsl:value-of select="@drafts"/></dd></div>
              <div><dt>Entries</dt><dd><xsl:value-of select="@concepts"/></dd></div>
              <div><dt>Terms, in all languages</dt><dd><xsl:value-of select="@terms"/></dd></div>
              <div><dt>Defined differently in two places</dt><dd><xsl:value-of select="@contrasts"/></dd></div>
            </dl>
          </div>
        </header>
        <nav class="contents" aria-labelledby="contents-title">
          <h2 id="contents-title">Contents</h2>
          <ol>
            <li><a href="#contrasts">Defined differently</a></li>
            <xsl:for-each select="source">
              <li><a href="#{@id}"><xsl:value-of select="@name"/><span class="nw-size"> · <xsl:value-of select="@count"/></span></a></li>
            </xsl:for-each>
            <li><a href="#index">Terms from A to Z</a></li>
          </ol>
        </nav>
        <main id="text" tabindex="-1">
          <section id="contrasts" aria-labelledby="contrasts-title">
            <h2 id="contrasts-title">Defined differently in two places</h2>
            <xsl:choose>
              <xsl:when test="contrast"><xsl:apply-templates select="contrast"/></xsl:when>
              <xsl:otherwise><p>No term has two definitions.</p></xsl:otherwise>
            </xsl:choose>
          </section>
          <xsl:apply-templates select="source"/>
          <xsl:apply-templates select="index"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- two definitions of one term -->
  <xsl:template match="contrast">
    <article id="{@id}" class="contrast" aria-labelledby="{@id}-term">
      <h3 id="{@id}-term" lang="{@language}"><xsl:value-of select="@term"/></h3>
      <div class="sides"><xsl:apply-templates select="side"/></div>
      <ul class="differences"><xsl:for-each select="difference"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
    </article>
  </xsl:template>
  <xsl:template match="side">
    <div class="side">
      <h4><a href="#{@to}"><xsl:value-of select="@name"/><xsl:if test="@number != ''">, <xsl:value-of select="@number"/></xsl:if></a></h4>
      <blockquote lang="{../@language}"><xsl:apply-templates/></blockquote>
      <xsl:if test="@origin != ''"><p class="small">Source: <xsl:value-of select="@origin"/></p></xsl:if>
    </div>
  </xsl:template>
  <xsl:template match="differs"><mark><xsl:value-of select="."/></mark></xsl:template>

  <!-- a vocabulary or draft -->
  <xsl:template match="source">
    <section id="{@id}" class="source-of-terms" aria-labelledby="{@id}-name">
      <h2 id="{@id}-name"><xsl:value-of select="@name"/></h2>
      <xsl:if test="@title != ''"><p class="lead"><xsl:value-of select="@title"/></p></xsl:if>
      <p class="small">
        <xsl:choose><xsl:when test="@kind = 'draft'">Draft of this workspace</xsl:when><xsl:otherwise>Vocabulary</xsl:otherwise></xsl:choose>
        <xsl:text>, </xsl:text><xsl:value-of select="@count"/><xsl:choose><xsl:when test="@count = '1'"> entry</xsl:when><xsl:otherwise> entries</xsl:otherwise></xsl:choose>
        <xsl:if test="@complete = 'no'"><xsl:text>. </xsl:text><strong class="incomplete">Incomplete</strong>: only what could be seen in public is here</xsl:if>
        <xsl:if test="@origin != ''">. Source: <xsl:value-of select="@origin"/></xsl:if>
        <xsl:if test="@rights != ''">. Rights: <xsl:value-of select="@rights"/></xsl:if>
        <xsl:if test="@href != ''">. <a href="{@href}">Read the draft</a></xsl:if>
      </p>
      <xsl:apply-templates select="entry"/>
    </section>
  </xsl:template>

  <xsl:template match="entry">
    <article id="{@id}" class="entry" aria-labelledby="{@id}-term">
      <h3 id="{@id}-term">
        <xsl:if test="@number != ''"><span class="label"><xsl:value-of select="@number"/></span><xsl:text> </xsl:text></xsl:if>
        <span><xsl:if test="@language != ''"><xsl:attribute name="lang"><xsl:value-of select="@language"/></xsl:attribute></xsl:if><xsl:value-of select="@label"/></span>
      </h3>
      <div class="parts">
        <div class="words">
          <xsl:apply-templates select="language"/>
          <xsl:for-each select="source-of"><p class="small">Source: <xsl:value-of select="."/></p></xsl:for-each>
          <xsl:for-each select="evidence"><p class="small">Seen in: <xsl:value-of select="."/></p></xsl:for-each>
          <xsl:if test="@contrast != ''"><p class="small"><a href="#{@contrast}">Defined differently elsewhere</a></p></xsl:if>
          <xsl:apply-templates select="used"/>
        </div>
        <xsl:apply-templates select="relations"/>
      </div>
    </article>
  </xsl:template>

  <xsl:template match="language">
    <div class="tongue">
      <p class="names">
        <span class="code"><xsl:value-of select="@code"/></span>
        <xsl:text> </xsl:text>
        <xsl:for-each select="designation">
          <xsl:if test="position() &gt; 1"><span class="between">; </span></xsl:if>
          <xsl:if test="@status = 'deprecated'"><span class="status">deprecated: </span></xsl:if>
          <span lang="{../@code}" class="{@status}"><xsl:value-of select="."/></span>
          <xsl:if test="@remarks != ''"><span class="remark"> (<xsl:value-of select="@remarks"/>)</span></xsl:if>
        </xsl:for-each>
        <xsl:if test="not(designation)"><span class="remark">no term</span></xsl:if>
      </p>
      <xsl:for-each select="definition">
        <p class="definition" lang="{../@code}"><xsl:if test="../domain"><span class="domain">‹<xsl:value-of select="../domain"/>› </span></xsl:if><xsl:apply-templates/></p>
      </xsl:for-each>
      <xsl:if test="domain and not(definition)"><p class="definition" lang="{@code}"><span class="domain">‹<xsl:value-of select="domain"/>›</span></p></xsl:if>
      <xsl:for-each select="example"><p class="small" lang="{../@code}"><span lang="en">Example: </span><xsl:apply-templates/></p></xsl:for-each>
      <xsl:for-each select="note"><p class="small" lang="{../@code}"><span lang="en">Note: </span><xsl:apply-templates/></p></xsl:for-each>
    </div>
  </xsl:template>
  <xsl:template match="link"><a href="#{@to}"><xsl:value-of select="."/></a></xsl:template>

  <!-- relations: a drawing for the eye, and the same as lists -->
  <xsl:template match="relations">
    <div class="relations">
      <xsl:apply-templates select="drawing"/>
      <ul class="kinds">
        <xsl:for-each select="kind">
          <li>
            <span class="kind kind-{@name}"><xsl:apply-templates select="@name" mode="words"/>: </span>
            <xsl:for-each select="link"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:apply-templates select="."/></xsl:for-each>
          </li>
        </xsl:for-each>
      </ul>
    </div>
  </xsl:template>
  <xsl:template match="@name" mode="words">
    <xsl:choose>
      <xsl:when test=". = 'broader'">is a kind of</xsl:when>
      <xsl:when test=". = 'narrower'">kinds of it</xsl:when>
      <xsl:when test=". = 'whole'">is a part of</xsl:when>
      <xsl:when test=". = 'part'">has parts</xsl:when>
      <xsl:when test=". = 'related'">related</xsl:when>
      <xsl:when test=". = 'defined-with'">defined with</xsl:when>
      <xsl:when test=". = 'used-to-define'">helps to define</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="drawing">
    <div class="drawing">
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {@width + 2} {@height + 2}" width="{round((@width + 2) * 6.6) div 100}rem" aria-hidden="true" focusable="false">
        <xsl:for-each select="edge"><polyline points="{@points}" class="edge edge-{@kind}"/></xsl:for-each>
        <xsl:for-each select="box">
          <rect x="{@x}" y="{@y}" width="{@width}" height="{@height}" rx="3"><xsl:attribute name="class">box<xsl:if test="@kind = ''"> own</xsl:if></xsl:attribute></rect>
          <xsl:for-each select="line"><text x="{@x}" y="{@y}"><xsl:if test="../@kind = ''"><xsl:attribute name="class">own</xsl:attribute></xsl:if><xsl:value-of select="."/></text></xsl:for-each>
        </xsl:for-each>
      </svg>
      <xsl:if test="@left-out != '0'"><p class="small"><xsl:value-of select="@left-out"/> more in the list</p></xsl:if>
    </div>
  </xsl:template>

  <!-- uses -->
  <xsl:template match="used">
    <details class="uses">
      <summary>
        <xsl:text>Used </xsl:text><xsl:value-of select="@count"/><xsl:choose><xsl:when test="@count = '1'"> time</xsl:when><xsl:otherwise> times</xsl:otherwise></xsl:choose>
        <xsl:text> in </xsl:text><xsl:value-of select="@draft"/>
        <xsl:if test="@deprecated != '0'">, <xsl:value-of select="@deprecated"/> of them by a deprecated term</xsl:if>
      </summary>
      <ul>
        <xsl:for-each select="spot">
          <li>
            <xsl:choose>
              <xsl:when test="@href != ''"><a href="{@href}"><xsl:value-of select="."/></a></xsl:when>
              <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@count != '1'"><span class="times"> (<xsl:value-of select="@count"/>)</span></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </details>
  </xsl:template>

  <!-- from A to Z -->
  <xsl:template match="index">
    <section id="index" class="index-of-all" aria-labelledby="index-title">
      <h2 id="index-title">Terms from A to Z</h2>
      <ul>
        <xsl:for-each select="item">
          <li>
            <span lang="{@language}"><xsl:value-of select="@term"/></span>
            <span class="code"><xsl:text> </xsl:text><xsl:value-of select="@language"/></span>
            <xsl:text> </xsl:text>
            <xsl:for-each select="link"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:apply-templates select="."/></xsl:for-each>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>
</xsl:stylesheet>
