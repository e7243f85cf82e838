<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables with caption, legend, unit statement, notes and footnotes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <xsl:template match="table-wrap">
    <figure>
      <xsl:call-template name="common-of-block"><xsl:with-param name="class">table-wrap<xsl:if test="@orientation = 'landscape'"> landscape</xsl:if></xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="editing-instruction"/>
      <xsl:call-template name="caption"/>
      <xsl:apply-templates select="table-wrap-foot/p[@content-type = 'dimension']"/>
      <xsl:apply-templates select="node()[not(self::label or self::caption or self::editing-instruction or self::legend or self::table-wrap-foot)]"/>
      <!-- The key is read below the cells, though the model has it before them. -->
      <xsl:apply-templates select="legend"/>
      <xsl:apply-templates select="table-wrap-foot"/>
    </figure>
  </xsl:template>
  <xsl:template match="table-wrap-group">
    <figure>
      <xsl:call-template name="common-of-block"><xsl:with-param name="class">table-wrap-group</xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="editing-instruction"/>
      <xsl:call-template name="caption"/>
      <xsl:apply-templates select="node()[not(self::label or self::caption or self::editing-instruction)]"/>
    </figure>
  </xsl:template>

  <!-- "Table 1 — Title", then what else the caption says (units, mostly). -->
  <xsl:template name="caption">
    <xsl:param name="units-elsewhere" select="false()"/>
    <xsl:if test="label | caption">
      <figcaption>
        <xsl:attribute name="id">caption-<xsl:value-of select="@nw:n"/></xsl:attribute>
        <xsl:for-each select="label"><span class="label"><xsl:apply-templates/></span></xsl:for-each>
        <xsl:if test="label[normalize-space()] and caption/title[normalize-space()]"><span class="gen"> — </span></xsl:if>
        <xsl:for-each select="caption">
          <span>
            <xsl:call-template name="common"><xsl:with-param name="class">caption</xsl:with-param></xsl:call-template>
            <xsl:if test="@style"><xsl:attribute name="style"><xsl:value-of select="@style"/></xsl:attribute></xsl:if>
            <xsl:for-each select="title"><span><xsl:call-template name="common"><xsl:with-param name="class">title</xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:for-each>
          </span>
          <xsl:apply-templates select="node()[not(self::title)][not($units-elsewhere and self::p[@content-type = 'dimension'])]"/>
        </xsl:for-each>
      </figcaption>
    </xsl:if>
  </xsl:template>
  <xsl:template match="caption"><div><xsl:call-template name="common"><xsl:with-param name="class">caption</xsl:with-param></xsl:call-template><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="table-wrap-foot"><div class="table-foot"><xsl:if test="@id"><xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute></xsl:if><xsl:apply-templates select="node()[not(parent::*/parent::table-wrap and self::p[@content-type = 'dimension'])]"/></div></xsl:template>
  <xsl:template match="array"><div><xsl:call-template name="common"><xsl:with-param name="class">array</xsl:with-param></xsl:call-template><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="array/tbody"><div class="table-scroll" tabindex="0" role="group"><table class="grid-none"><tbody><xsl:apply-templates/></tbody></table></div></xsl:template>
  <xsl:template match="p[@content-type = 'dimension']" priority="1"><p><xsl:call-template name="common"><xsl:with-param name="class">units</xsl:with-param></xsl:call-template><xsl:apply-templates/></p></xsl:template>

  <!-- A table scrolls alone, and by keyboard, when it is wider than the page. -->
  <xsl:template match="table">
    <div class="table-scroll" tabindex="0" role="group">
      <xsl:if test="parent::table-wrap[label or caption]"><xsl:attribute name="aria-labelledby">caption-<xsl:value-of select="../@nw:n"/></xsl:attribute></xsl:if>
      <table>
        <xsl:call-template name="common"><xsl:with-param name="class"><xsl:if test="@frame or (@rules and not(@border = '0'))">framed</xsl:if><xsl:if test="@frame"> frame-<xsl:value-of select="translate(@frame, ' ', '-')"/></xsl:if><xsl:if test="@rules"> rules-<xsl:value-of select="translate(@rules, ' ', '-')"/></xsl:if><xsl:if test="@border = '0'"> grid-none</xsl:if></xsl:with-param></xsl:call-template>
        <xsl:if test="parent::table-wrap[label or caption]"><xsl:attribute name="aria-labelledby">caption-<xsl:value-of select="../@nw:n"/></xsl:attribute></xsl:if>
        <xsl:call-template name="style"/>
        <xsl:apply-templates select="col | colgroup"/>
        <xsl:apply-templates select="thead | tr"/>
        <xsl:apply-templates select="tbody"/>
        <xsl:apply-templates select="tfoot"/>
        <xsl:apply-templates select="*[not(self::col or self::colgroup or self::thead or self::tr or self::tbody or self::tfoot)]"/>
      </table>
    </div>
  </xsl:template>
  <xsl:template match="colgroup | col">
    <xsl:element name="{local-name()}">
      <xsl:if test="@span"><xsl:attribute name="span"><xsl:value-of select="@span"/></xsl:attribute></xsl:if>
      <xsl:call-template name="style"/>
      <xsl:apply-templates select="col"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="thead | tbody | tfoot | tr">
    <xsl:element name="{local-name()}">
      <xsl:call-template name="common"/>
      <xsl:call-template name="style"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <!-- A heading cell without content heads nothing. -->
  <xsl:template match="th | td">
    <xsl:variable name="head" select="self::th and (normalize-space() or .//graphic or .//inline-graphic or .//mml:math)"/>
    <xsl:variable name="name"><xsl:choose><xsl:when test="$head">th</xsl:when><xsl:otherwise>td</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="common"/>
      <!-- No browser takes more than 1000 columns or 65534 rows. -->
      <xsl:if test="@colspan &gt; 1"><xsl:attribute name="colspan"><xsl:choose><xsl:when test="@colspan &gt; 1000">1000</xsl:when><xsl:otherwise><xsl:value-of select="@colspan"/></xsl:otherwise></xsl:choose></xsl:attribute></xsl:if>
      <xsl:if test="@rowspan &gt; 1"><xsl:attribute name="rowspan"><xsl:choose><xsl:when test="@rowspan &gt; 65534">65534</xsl:when><xsl:otherwise><xsl:value-of select="@rowspan"/></xsl:otherwise></xsl:choose></xsl:attribute></xsl:if>
      <xsl:if test="@headers"><xsl:attribute name="headers"><xsl:value-of select="@headers"/></xsl:attribute></xsl:if>
      <xsl:if test="@abbr and $head"><xsl:attribute name="abbr"><xsl:value-of select="@abbr"/></xsl:attribute></xsl:if>
      <xsl:if test="$head"><xsl:attribute name="scope"><xsl:choose>
        <xsl:when test="@scope = 'row' or @scope = 'col' or @scope = 'rowgroup' or @scope = 'colgroup'"><xsl:value-of select="@scope"/></xsl:when>
        <xsl:when test="ancestor::thead and @colspan &gt; 1">colgroup</xsl:when>
        <xsl:when test="ancestor::thead">col</xsl:when>
        <xsl:otherwise>row</xsl:otherwise></xsl:choose></xsl:attribute></xsl:if>
      <xsl:call-template name="style"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Alignment, width and the cleaned style as one style attribute. -->
  <xsl:template name="style">
    <xsl:if test="@align or @valign or @width or @style">
      <xsl:variable name="style">
        <xsl:if test="@align = 'left' or @align = 'right' or @align = 'center' or @align = 'justify'">text-align:<xsl:value-of select="@align"/>;</xsl:if>
        <xsl:if test="@valign = 'top' or @valign = 'middle' or @valign = 'bottom' or @valign = 'baseline'">vertical-align:<xsl:value-of select="@valign"/>;</xsl:if>
        <!-- Pixels are those of a page with letters of 16: a table grows with its text. -->
        <xsl:choose>
          <xsl:when test="contains(@width, 'px')">width:calc(<xsl:value-of select="substring-before(@width, 'px')"/>rem / 16);</xsl:when>
          <xsl:when test="@width">width:<xsl:value-of select="@width"/>;</xsl:when>
        </xsl:choose>
        <xsl:value-of select="@style"/>
      </xsl:variable>
      <xsl:if test="$style != ''"><xsl:attribute name="style"><xsl:value-of select="$style"/></xsl:attribute></xsl:if>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
