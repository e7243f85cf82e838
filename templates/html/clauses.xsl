<?xml version="1.0" encoding="UTF-8"?>
<!-- Clauses, annexes and whatever else has a heading. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <xsl:template match="body"><xsl:apply-templates/></xsl:template>
  <xsl:template match="back"><xsl:if test="@id"><span id="{@id}"/></xsl:if><xsl:if test="title | label"><xsl:call-template name="heading"/></xsl:if><xsl:apply-templates select="node()[not(self::title or self::label)]"/></xsl:template>
  <xsl:template match="app-group | index-group | toc-group">
    <div><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:if test="title | label"><xsl:call-template name="heading"/></xsl:if>
      <xsl:apply-templates select="node()[not(self::title or self::label)]"/>
    </div>
  </xsl:template>

  <xsl:template match="sec | app | sub-part | glossary | ack | notes | bio">
    <section>
      <xsl:call-template name="section-attributes"/>
      <!-- An amendment's instruction stands before what it changes. -->
      <xsl:apply-templates select="editing-instruction[not(preceding-sibling::label or preceding-sibling::title)]"/>
      <xsl:call-template name="heading"/>
      <xsl:apply-templates select="node()[not(self::title or self::label or self::annex-type[parent::app])][not(self::editing-instruction[not(preceding-sibling::label or preceding-sibling::title)])]"/>
    </section>
  </xsl:template>

  <xsl:template name="section-attributes">
    <xsl:call-template name="common-of-block">
      <xsl:with-param name="class"><xsl:value-of select="local-name()"/><xsl:if test="@sec-type"><xsl:text> </xsl:text><xsl:value-of select="translate(@sec-type, ' ', '-')"/></xsl:if><xsl:if test="not(title[normalize-space()])"> untitled</xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Heading of the current element from its label and title; h2 for a clause of the outermost document, below h6
       by role and level. A clause without title shows its number before its text. -->
  <xsl:template name="heading">
    <!-- Ancestors without a heading of their own leave no gap in the levels. -->
    <xsl:variable name="depth" select="1 + count(ancestor::standard | ancestor::adoption | ancestor::app | (ancestor::sec | ancestor::sub-part | ancestor::ack | ancestor::notes | ancestor::boxed-text | ancestor::glossary | ancestor::term-sec | ancestor::ref-list | ancestor::abstract)[title[normalize-space()] or self::term-sec[label]])"/>
    <xsl:variable name="level"><xsl:choose><xsl:when test="$depth &lt; 2">2</xsl:when><xsl:otherwise><xsl:value-of select="$depth"/></xsl:otherwise></xsl:choose></xsl:variable>
    <!-- A title without words is no heading. -->
    <xsl:variable name="titled" select="title[normalize-space() or .//mml:math or .//inline-graphic]"/>
    <xsl:choose>
      <xsl:when test="not($titled) and not(self::app) and label[normalize-space()]">
        <p class="clause-number"><xsl:for-each select="label"><span class="label"><xsl:call-template name="common"><xsl:with-param name="class">label</xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:for-each></p>
      </xsl:when>
      <xsl:when test="not($titled) and not(self::app[label[normalize-space()] or annex-type[normalize-space()]])"/>
      <xsl:when test="$level &gt; 6">
        <div role="heading" aria-level="{$level}" class="heading deep"><xsl:call-template name="heading-text"/></div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="h{$level}"><xsl:call-template name="heading-text"/></xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="heading-text">
    <xsl:for-each select="label[normalize-space()]"><span class="label"><xsl:apply-templates/></span><xsl:text> </xsl:text></xsl:for-each>
    <xsl:if test="self::app"><xsl:call-template name="annex-type"/></xsl:if>
    <xsl:for-each select="title"><xsl:if test="position() &gt; 1"><br/></xsl:if><span><xsl:call-template name="common"><xsl:with-param name="class">title</xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:for-each>
  </xsl:template>

  <xsl:template name="annex-type">
    <xsl:choose>
      <xsl:when test="annex-type[normalize-space()]"><span class="annex-type"><xsl:apply-templates select="annex-type/node()"/></span><xsl:text> </xsl:text></xsl:when>
      <xsl:when test="@content-type = 'normative' or @content-type = 'norm-annex' or @content-type = 'normative-annex' or @content-type = 'norm'">
        <span class="annex-type gen">(<xsl:call-template name="word"><xsl:with-param name="key">normative</xsl:with-param></xsl:call-template>) </span>
      </xsl:when>
      <xsl:when test="@content-type = 'informative' or @content-type = 'inform-annex' or @content-type = 'informative-annex' or @content-type = 'inform'">
        <span class="annex-type gen">(<xsl:call-template name="word"><xsl:with-param name="key">informative</xsl:with-param></xsl:call-template>) </span>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="annex-type"><span class="annex-type"><xsl:apply-templates/></span></xsl:template>

  <!-- Titles and labels that their parents did not place themselves. -->
  <xsl:template match="title"><p><xsl:call-template name="common"><xsl:with-param name="class">block-title</xsl:with-param></xsl:call-template><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="subtitle | alt-title | trans-title | trans-subtitle"><p><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="trans-title-group"><xsl:apply-templates/></xsl:template>
  <xsl:template match="label"><span><xsl:call-template name="common"><xsl:with-param name="class">label</xsl:with-param></xsl:call-template><xsl:apply-templates/></span><xsl:text> </xsl:text></xsl:template>
</xsl:stylesheet>
