<?xml version="1.0" encoding="UTF-8"?>
<!-- The page: head, marks, cover, contents, text, footnotes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <xsl:variable name="language">
    <xsl:choose>
      <xsl:when test="/*/@xml:lang"><xsl:value-of select="/*/@xml:lang"/></xsl:when>
      <xsl:when test="//content-language[normalize-space()]"><xsl:value-of select="normalize-space((//content-language[normalize-space()])[1])"/></xsl:when>
      <xsl:otherwise>en</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <!-- Footnotes at the end: all that are not already gathered in a table, figure or list of footnotes. -->
  <xsl:variable name="footnotes" select="//fn[not(parent::table-wrap-foot or parent::fn-group or parent::fig or parent::supplementary-material)]"/>

  <xsl:template match="/">
    <html lang="{$language}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="generator" content="normwright"/>
        <title><xsl:call-template name="page-title"/></title>
        <xsl:call-template name="printed-marks"/>
      </head>
      <body>
        <a class="skip gen" href="#text"><xsl:for-each select="*"><xsl:call-template name="word"><xsl:with-param name="key">skip</xsl:with-param></xsl:call-template></xsl:for-each></a>
        <xsl:for-each select="*"><xsl:call-template name="tools"/></xsl:for-each>
        <header class="cover">
          <xsl:apply-templates select="*" mode="marks"/>
          <xsl:apply-templates select="*" mode="cover"/>
        </header>
        <xsl:apply-templates select="*" mode="contents-page"/>
        <main id="text" tabindex="-1">
          <xsl:apply-templates select="*"/>
          <xsl:call-template name="footnotes"/>
          <xsl:call-template name="index-of-terms"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="page-title">
    <xsl:variable name="meta" select="(/*/front | /*/adoption-front)[1]/*[self::std-meta or self::reg-meta or self::nat-meta or self::iso-meta or self::std-doc-meta]"/>
    <xsl:variable name="reference" select="normalize-space(($meta/doc-ref | $meta/std-ref)[normalize-space()][1])"/>
    <xsl:variable name="name" select="normalize-space(($meta/title-wrap/full | $meta/title-wrap/main)[normalize-space()][1])"/>
    <xsl:value-of select="$reference"/>
    <xsl:if test="$reference != '' and $name != ''"> · </xsl:if>
    <xsl:value-of select="$name"/>
    <xsl:if test="$reference = '' and $name = ''"><xsl:call-template name="word"><xsl:with-param name="key">standard</xsl:with-param></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- "sample, not a standard" and "working copy": on top of the page, and in the margin of every printed sheet. -->
  <xsl:template name="printed-marks">
    <xsl:variable name="marks"><xsl:for-each select="*"><xsl:apply-templates select="." mode="marks"/></xsl:for-each></xsl:variable>
    <xsl:if test="$marks != ''">
      <style>@page { @top-center { content: "<xsl:for-each select="*"><xsl:apply-templates select="." mode="marks-text"/></xsl:for-each>"; font: bold 9pt sans-serif; color: #8a3b00 } }</style>
    </xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="marks-text">
    <xsl:variable name="names" select="//custom-meta[not(ancestor::processing-meta)]/meta-name"/>
    <xsl:if test="$names = 'x-sample'"><xsl:call-template name="word"><xsl:with-param name="key">sample</xsl:with-param></xsl:call-template></xsl:if>
    <xsl:if test="$names = 'x-sample' and $names = 'x-working-copy'"> · </xsl:if>
    <xsl:if test="$names = 'x-working-copy'"><xsl:call-template name="word"><xsl:with-param name="key">working-copy</xsl:with-param></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="marks">
    <xsl:variable name="custom" select="//custom-meta[not(ancestor::processing-meta)]"/>
    <xsl:if test="$custom[meta-name = 'x-sample']">
      <p class="mark gen"><xsl:call-template name="word"><xsl:with-param name="key">sample</xsl:with-param></xsl:call-template></p>
    </xsl:if>
    <xsl:if test="$custom[meta-name = 'x-working-copy']">
      <p class="mark gen"><xsl:call-template name="word"><xsl:with-param name="key">working-copy</xsl:with-param></xsl:call-template></p>
    </xsl:if>
  </xsl:template>

  <!-- Contents: three levels, in the order of the text. Term entries are left out; a vocabulary would drown in them. -->
  <xsl:template match="*" mode="contents-page">
    <nav class="contents" aria-labelledby="contents-title">
      <h2 id="contents-title"><xsl:call-template name="word"><xsl:with-param name="key">contents</xsl:with-param></xsl:call-template></h2>
      <ol><xsl:apply-templates select="." mode="contents"/></ol>
    </nav>
  </xsl:template>
  <xsl:template match="adoption | standard" mode="contents">
    <xsl:apply-templates select="*" mode="contents"/>
  </xsl:template>
  <xsl:template match="adoption/standard | adoption/adoption" mode="contents" priority="1">
    <li class="document">
      <a href="#n-{@nw:n}"><xsl:call-template name="document-name"/></a>
      <ol><xsl:apply-templates select="*" mode="contents"/></ol>
    </li>
  </xsl:template>
  <xsl:template match="front | adoption-front | body | back | app-group | index-group" mode="contents">
    <xsl:apply-templates select="*" mode="contents"/>
  </xsl:template>
  <xsl:template match="sec | app | ref-list | sub-part | glossary | index | ack | notes" mode="contents">
    <xsl:variable name="depth" select="count(ancestor::sec | ancestor::app | ancestor::sub-part | ancestor::ack | ancestor::notes)"/>
    <xsl:variable name="words"><xsl:apply-templates select="label | title | index-title-group/title" mode="plain"/></xsl:variable>
    <xsl:if test="$depth &lt; 3 and normalize-space($words)">
      <li>
        <a>
          <xsl:attribute name="href">#<xsl:call-template name="anchor"/></xsl:attribute>
          <xsl:if test="label[normalize-space()]"><span class="label"><xsl:apply-templates select="label" mode="plain"/></span><xsl:text> </xsl:text></xsl:if>
          <span><xsl:apply-templates select="title | index-title-group/title" mode="plain"/></span>
        </a>
        <xsl:variable name="parts" select="sec[title] | body/sec | glossary[title]"/>
        <xsl:if test="$parts and $depth &lt; 2"><ol><xsl:apply-templates select="$parts" mode="contents"/></ol></xsl:if>
      </li>
    </xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="contents"/>

  <!-- The text of a heading without notes, links and markers. -->
  <xsl:template match="fn | index-term | xref[@ref-type = 'fn'] | tbx:*/fn" mode="plain" priority="1"/>
  <xsl:template match="*" mode="plain"><xsl:apply-templates mode="plain"/></xsl:template>
  <xsl:template match="break" mode="plain"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="bold | italic | sub | sup | sc" mode="plain" priority="0.5">
    <xsl:variable name="name"><xsl:choose><xsl:when test="self::italic">i</xsl:when><xsl:when test="self::sub">sub</xsl:when><xsl:when test="self::sup">sup</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}"><xsl:apply-templates mode="plain"/></xsl:element>
  </xsl:template>

  <!-- Where links to a block lead: its id, else its ordinal. -->
  <xsl:template name="anchor">
    <xsl:choose>
      <xsl:when test="@id"><xsl:value-of select="@id"/></xsl:when>
      <xsl:otherwise>n-<xsl:value-of select="@nw:n"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="footnotes">
    <xsl:if test="$footnotes">
      <section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes-title">
        <h2 id="footnotes-title" class="gen"><xsl:for-each select="*"><xsl:call-template name="word"><xsl:with-param name="key">footnotes</xsl:with-param></xsl:call-template></xsl:for-each></h2>
        <xsl:apply-templates select="$footnotes" mode="block"/>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
