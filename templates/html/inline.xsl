<?xml version="1.0" encoding="UTF-8"?>
<!-- Running text: emphasis, links, marks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <xsl:template match="bold"><b><xsl:call-template name="common"/><xsl:apply-templates/></b></xsl:template>
  <xsl:template match="italic"><i><xsl:call-template name="common"/><xsl:apply-templates/></i></xsl:template>
  <xsl:template match="underline"><u><xsl:call-template name="common"/><xsl:apply-templates/></u></xsl:template>
  <xsl:template match="strike"><s><xsl:call-template name="common"/><xsl:apply-templates/></s></xsl:template>
  <xsl:template match="sub"><sub><xsl:call-template name="common"/><xsl:apply-templates/></sub></xsl:template>
  <xsl:template match="sup"><sup><xsl:call-template name="common"/><xsl:apply-templates/></sup></xsl:template>
  <xsl:template match="sc | overline | sans-serif | roman | monospace | fixed-case | num">
    <span><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="inline-code | tex-math"><code><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></code></xsl:template>
  <xsl:template match="break"><br/></xsl:template>
  <xsl:template match="abbrev"><abbr><xsl:call-template name="common"/><xsl:if test="@alt"><xsl:attribute name="title"><xsl:value-of select="@alt"/></xsl:attribute></xsl:if><xsl:apply-templates/></abbr></xsl:template>
  <xsl:template match="ruby | rb | rt | rp"><xsl:element name="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></xsl:element></xsl:template>
  <xsl:template match="rb" priority="1"><span><xsl:call-template name="common"><xsl:with-param name="class">rb</xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="chem-struct | textual-form"><span><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="target"><span><xsl:call-template name="common"><xsl:with-param name="class">target</xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="milestone-start | milestone-end"><span><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template></span></xsl:template>
  <xsl:template match="x"><xsl:apply-templates/></xsl:template>

  <xsl:template match="named-content">
    <xsl:variable name="name"><xsl:choose><xsl:when test="@content-type = 'variable'">var</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}"><xsl:call-template name="common"><xsl:with-param name="class">named-content</xsl:with-param></xsl:call-template><xsl:apply-templates/></xsl:element>
  </xsl:template>
  <!-- A redline: what was put in and taken out. -->
  <xsl:template match="styled-content">
    <xsl:variable name="name"><xsl:choose>
      <xsl:when test="@style-type = 'addition'">ins</xsl:when>
      <xsl:when test="@style-type = 'deletion'">del</xsl:when>
      <xsl:when test="p | list | table-wrap | table | preformat | code | disp-formula | fig">div</xsl:when>
      <xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="common"><xsl:with-param name="class">styled-content<xsl:if test="@style-type"><xsl:text> style-</xsl:text><xsl:value-of select="translate(@style-type, ' ', '-')"/></xsl:if></xsl:with-param></xsl:call-template>
      <xsl:if test="@style != ''"><xsl:attribute name="style"><xsl:value-of select="@style"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Links: within the document where the target is there, outside where the address is safe; else plain text. -->
  <xsl:template name="linked">
    <xsl:choose>
      <xsl:when test="ancestor::xref or ancestor::ext-link or ancestor::uri or ancestor::tbx:entailedTerm or .//xref or .//ext-link or .//uri"><xsl:apply-templates/></xsl:when>
      <xsl:when test="@nw:to"><a href="#{@nw:to}"><xsl:apply-templates/><xsl:call-template name="label-of-reference"/></a></xsl:when>
      <xsl:when test="@nw:href"><a href="{@nw:href}"><xsl:apply-templates/><xsl:if test="not(normalize-space()) and not(*)"><span class="gen"><xsl:value-of select="@nw:href"/></span></xsl:if></a></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates/><xsl:call-template name="label-of-reference"/>
        <xsl:if test="@xlink:href and not(normalize-space()) and not(*)"><span class="gen"><xsl:value-of select="@xlink:href"/></span></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="label-of-reference"><xsl:if test="@nw:label"><span class="gen"><xsl:value-of select="@nw:label"/></span></xsl:if></xsl:template>
  <xsl:template match="xref">
    <span><xsl:call-template name="common"><xsl:with-param name="class">xref<xsl:if test="@custom-type"><xsl:text> </xsl:text><xsl:value-of select="translate(@custom-type, ' ', '-')"/></xsl:if></xsl:with-param></xsl:call-template><xsl:call-template name="linked"/></span>
  </xsl:template>
  <xsl:template match="xref[@ref-type = 'fn' or @ref-type = 'table-fn']">
    <xsl:variable name="name"><xsl:choose><xsl:when test="sup or ancestor::sup">span</xsl:when><xsl:otherwise>sup</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:attribute name="class">fn-mark</xsl:attribute>
      <xsl:attribute name="id">mark-<xsl:value-of select="@nw:n"/></xsl:attribute>
      <xsl:choose>
        <xsl:when test="@nw:to and not(ancestor::ext-link or ancestor::tbx:entailedTerm)"><a href="#{@nw:to}" role="doc-noteref"><xsl:apply-templates/><xsl:call-template name="label-of-reference"/></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates/><xsl:call-template name="label-of-reference"/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>
  <xsl:template match="ext-link | uri | email">
    <span><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:call-template name="linked"/></span>
  </xsl:template>
</xsl:stylesheet>
