<?xml version="1.0" encoding="UTF-8"?>
<!-- Indexes and tables of contents that came with the file, and the index made from markers in the text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <xsl:template match="index | index-div | toc | toc-div">
    <section>
      <xsl:call-template name="section-attributes"/>
      <xsl:for-each select="index-title-group | toc-title-group">
        <xsl:call-template name="heading"/>
        <xsl:apply-templates select="node()[not(self::label or self::title)]"/>
      </xsl:for-each>
      <xsl:apply-templates select="node()[not(self::index-title-group or self::toc-title-group or self::index-entry or self::toc-entry or self::index-div or self::toc-div)]"/>
      <xsl:if test="index-entry | toc-entry"><ul class="{local-name()}" role="list"><xsl:apply-templates select="index-entry | toc-entry"/></ul></xsl:if>
      <xsl:apply-templates select="index-div | toc-div"/>
    </section>
  </xsl:template>
  <xsl:template match="toc-group/toc-title-group | index-group/index-title-group"><xsl:call-template name="heading"/><xsl:apply-templates select="node()[not(self::label or self::title)]"/></xsl:template>
  <xsl:template match="index-entry | toc-entry">
    <li>
      <xsl:call-template name="common"/>
      <xsl:for-each select="*[not(self::index-entry or self::toc-entry)]"><xsl:if test="self::nav-pointer and preceding-sibling::*[1][self::nav-pointer]"><span class="gen">,</span></xsl:if><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:apply-templates select="."/></xsl:for-each>
      <xsl:if test="index-entry | toc-entry"><ul role="list"><xsl:apply-templates select="index-entry | toc-entry"/></ul></xsl:if>
    </li>
  </xsl:template>
  <xsl:template match="toc-entry/title | toc-entry/subtitle" priority="1"><span><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="index-entry/term" priority="1"><span><xsl:call-template name="common"><xsl:with-param name="class">term</xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="nav-pointer | see-entry | see-also-entry | see | see-also">
    <span>
      <xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:if test="not(self::nav-pointer)"><span class="gen"><xsl:call-template name="word"><xsl:with-param name="key"><xsl:choose><xsl:when test="contains(local-name(), 'also')">see-also</xsl:when><xsl:otherwise>see</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template><xsl:text> </xsl:text></span></xsl:if>
      <xsl:call-template name="linked"/>
    </span>
  </xsl:template>
  <xsl:template match="nav-pointer-group"><span><xsl:call-template name="common"/><xsl:for-each select="node()"><xsl:if test="self::nav-pointer and preceding-sibling::nav-pointer"><span class="gen">, </span></xsl:if><xsl:apply-templates select="."/></xsl:for-each></span></xsl:template>

  <!-- In the text only the place; the words stand in the index at the end. -->
  <xsl:variable name="markers" select="//index-term[not(parent::index-term)]"/>
  <xsl:template match="index-term"><span class="index-mark" id="n-{@nw:n}"/></xsl:template>
  <xsl:template match="index-term-range-end"/>
  <xsl:template name="index-of-terms">
    <xsl:if test="$markers">
      <section class="index made">
        <h2 class="gen"><xsl:for-each select="*"><xsl:call-template name="word"><xsl:with-param name="key">index</xsl:with-param></xsl:call-template></xsl:for-each></h2>
        <ul class="index" role="list">
          <xsl:for-each select="$markers">
            <xsl:sort select="normalize-space(term)"/>
            <li><xsl:apply-templates select="." mode="index"/></li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="index-term" mode="index">
    <xsl:if test="term[normalize-space() or *]"><a href="#n-{@nw:n}"><xsl:apply-templates select="term/node()"/></a></xsl:if>
    <xsl:for-each select="node()[not(self::term or self::index-term)]"><xsl:text> </xsl:text><xsl:apply-templates select="."/></xsl:for-each>
    <xsl:if test="index-term"><ul role="list"><xsl:for-each select="index-term"><li><xsl:apply-templates select="." mode="index"/></li></xsl:for-each></ul></xsl:if>
  </xsl:template>
</xsl:stylesheet>
