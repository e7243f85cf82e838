<?xml version="1.0" encoding="UTF-8"?>
<!-- "What became of our comments": a page for one body. What it gets is made by comments/answer_page.py:
    answers(@title @document @sample @body @name @total @decided)
      count(@total)…
      answer(@id @name @type @status @called @decided @place @words @commit @known @more @meeting @date)
        said, proposal, observation: line…   change(@what: before, after: same | out | in …)…
  To change it, see meeting.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="answer-words.xsl"/>
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:template match="/answers">
    <html lang="en">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="generator" content="normwright"/>
        <title>What became of our comments: <xsl:value-of select="@body"/> on <xsl:value-of select="@document"/></title>
      </head>
      <body class="answers">
        <a class="skip" href="#text">Skip to the comments</a>
        <header class="cover">
          <xsl:if test="@sample = 'yes'"><p class="mark">Sample, not a standard</p></xsl:if>
          <div class="cover-part">
            <p class="identifier"><xsl:value-of select="@document"/></p>
            <h1 class="document-title">What became of our comments</h1>
            <p class="other-title"><xsl:value-of select="@name"/><xsl:if test="@name != @body"> (<xsl:value-of select="@body"/>)</xsl:if>, ballot <xsl:value-of select="@title"/></p>
            <dl class="facts">
              <div><dt>Comments</dt><dd><xsl:value-of select="@total"/></dd></div>
              <div><dt>Decided</dt><dd><xsl:value-of select="@decided"/></dd></div>
              <xsl:for-each select="count"><div><dt><xsl:value-of select="."/></dt><dd><xsl:value-of select="@total"/></dd></div></xsl:for-each>
            </dl>
          </div>
        </header>
        <main id="text" tabindex="-1"><xsl:apply-templates select="answer"/></main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="answer">
    <article id="{@id}" class="comment" aria-labelledby="{@id}-name">
      <h2 id="{@id}-name">
        <span class="nw-name"><xsl:value-of select="@name"/></span>
        <xsl:text> </xsl:text><span class="nw-type"><xsl:value-of select="@type"/></span>
        <xsl:text> </xsl:text><xsl:call-template name="status"/>
      </h2>
      <p class="nw-place"><xsl:value-of select="@words"/><xsl:if test="@place != '' and @place != @words"><span class="nw-given"> as given: <xsl:value-of select="@place"/></span></xsl:if></p>
      <div class="nw-halves">
        <div><xsl:apply-templates select="said | proposal"/></div>
        <div>
          <xsl:apply-templates select="observation"/>
          <xsl:if test="not(observation)"><p class="nw-none">No observation yet.</p></xsl:if>
          <xsl:if test="@meeting != '' or @date != ''"><p class="small"><xsl:value-of select="@meeting"/><xsl:if test="@meeting != '' and @date != ''">, </xsl:if><xsl:value-of select="@date"/></p></xsl:if>
        </div>
      </div>
      <xsl:call-template name="text-then-and-now"/>
    </article>
  </xsl:template>

  <xsl:template name="text-then-and-now">
    <xsl:choose>
      <xsl:when test="change">
        <div class="nw-changes">
          <h3>The text<xsl:if test="@commit != ''"><span class="nw-commit"> changed in <code><xsl:value-of select="@commit"/></code></span></xsl:if></h3>
          <xsl:apply-templates select="change"/>
          <xsl:if test="@more != '0'"><p class="small"><xsl:value-of select="@more"/> further changes in this clause are not shown.</p></xsl:if>
        </div>
      </xsl:when>
      <xsl:when test="@known = 'yes'"><p class="small nw-none">The text at this place reads as it was circulated<xsl:if test="@commit != ''">; what was changed stands elsewhere, in <code><xsl:value-of select="@commit"/></code></xsl:if>.</p></xsl:when>
      <xsl:when test="@commit != ''"><p class="small nw-none">The text was changed in <code><xsl:value-of select="@commit"/></code>.</p></xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="change">
    <div class="nw-halves nw-change">
      <div><h4>Before</h4><xsl:apply-templates select="before"/></div>
      <div><h4>After</h4><xsl:apply-templates select="after"/></div>
    </div>
  </xsl:template>
  <xsl:template match="before[not(*)] | after[not(*)]" priority="1"><p class="nw-none"><xsl:choose><xsl:when test="self::before">It was not there.</xsl:when><xsl:otherwise>It is taken out.</xsl:otherwise></xsl:choose></p></xsl:template>
  <xsl:template match="before | after"><blockquote><p><xsl:apply-templates/></p></blockquote></xsl:template>
  <xsl:template match="same"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="out"><del><xsl:value-of select="."/></del></xsl:template>
  <xsl:template match="in"><ins><xsl:value-of select="."/></ins></xsl:template>
</xsl:stylesheet>
