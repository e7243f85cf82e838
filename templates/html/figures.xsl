<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures, pictures, media and what is supplied beside the text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <!-- Printed order: units, pictures, key, notes and the rest, caption last. -->
  <xsl:template match="fig | fig-group | chem-struct-wrap">
    <figure>
      <xsl:call-template name="common-of-block"><xsl:with-param name="class"><xsl:value-of select="local-name()"/><xsl:if test="@orientation = 'landscape'"> landscape</xsl:if></xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="editing-instruction | caption/p[@content-type = 'dimension']"/>
      <xsl:apply-templates select="graphic | alternatives | media | fig | chem-struct | textual-form | inline-graphic"/>
      <xsl:apply-templates select="legend"/>
      <xsl:apply-templates select="node()[not(self::editing-instruction or self::graphic or self::alternatives or self::media or self::fig or self::chem-struct or self::textual-form or self::inline-graphic or self::legend or self::label or self::caption)]"/>
      <xsl:call-template name="caption"><xsl:with-param name="units-elsewhere" select="true()"/></xsl:call-template>
    </figure>
  </xsl:template>

  <xsl:template match="graphic | inline-graphic | tbx:xGraphic">
    <xsl:variable name="name"><xsl:choose><xsl:when test="self::graphic">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="common"><xsl:with-param name="class"><xsl:value-of select="local-name()"/><xsl:if test="starts-with(@specific-use, 'size:')"> size-<xsl:value-of select="substring-after(@specific-use, 'size:')"/></xsl:if></xsl:with-param></xsl:call-template>
      <xsl:call-template name="picture"/>
      <xsl:apply-templates select="node()[not(self::alt-text or self::label or self::caption)]"/>
      <xsl:if test="label | caption"><xsl:call-template name="caption-of-picture"/></xsl:if>
    </xsl:element>
  </xsl:template>
  <!-- "a) Title" below one of several pictures, then what else its caption says. -->
  <xsl:template name="caption-of-picture">
    <div class="caption">
      <xsl:for-each select="label"><span class="label"><xsl:apply-templates/></span></xsl:for-each>
      <xsl:if test="label[normalize-space()] and caption/title[normalize-space()]"><span class="gen"> — </span></xsl:if>
      <xsl:for-each select="caption/title"><span><xsl:call-template name="common"><xsl:with-param name="class">title</xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:for-each>
      <xsl:apply-templates select="caption/node()[not(self::title)]"/>
    </div>
  </xsl:template>
  <xsl:template name="picture">
    <xsl:variable name="description"><xsl:choose>
      <xsl:when test="alt-text[normalize-space()]"><xsl:for-each select="alt-text[normalize-space()]"><xsl:if test="position() &gt; 1"><xsl:text>. </xsl:text></xsl:if><xsl:value-of select="normalize-space()"/></xsl:for-each></xsl:when>
      <xsl:when test="ancestor::fig[1]/alt-text[normalize-space()]"><xsl:value-of select="normalize-space(ancestor::fig[1]/alt-text)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="word"><xsl:with-param name="key">no-description</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose></xsl:variable>
    <xsl:choose>
      <xsl:when test="@nw:src"><img src="{@nw:src}" alt="{$description}"/></xsl:when>
      <xsl:otherwise>
        <span class="no-picture"><span class="gen"><xsl:call-template name="word"><xsl:with-param name="key">no-picture</xsl:with-param></xsl:call-template><xsl:if test="@xlink:href | @xtarget">: <xsl:value-of select="@xlink:href | @xtarget"/></xsl:if></span><xsl:for-each select="alt-text[normalize-space()]"><br/><xsl:value-of select="."/></xsl:for-each></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Of anything but a picture, the alternative text is for those who don't see. -->
  <xsl:template match="alt-text"><span class="unseen"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="fig/alt-text[../graphic[@nw:src][not(alt-text[normalize-space()])]]"/>
  <xsl:template match="long-desc"><details class="description"><summary class="gen"><xsl:call-template name="word"><xsl:with-param name="key">description</xsl:with-param></xsl:call-template></summary><xsl:apply-templates/></details></xsl:template>
  <xsl:template match="inline-graphic/long-desc" priority="1"><xsl:text> </xsl:text><span class="unseen"><xsl:apply-templates/></span></xsl:template>

  <!-- Of several forms of the same thing the best that a browser draws is shown. -->
  <xsl:template match="alternatives">
    <xsl:variable name="drawn" select="(mml:math | graphic[@nw:src] | inline-graphic[@nw:src])[1]"/>
    <xsl:if test="@id"><span id="{@id}"/></xsl:if>
    <xsl:choose>
      <xsl:when test="mml:math"><xsl:apply-templates select="mml:math[1]"/></xsl:when>
      <xsl:when test="$drawn"><xsl:apply-templates select="$drawn"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[not(self::object-id)][1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="media | inline-media | inline-supplementary-material">
    <xsl:variable name="name"><xsl:choose><xsl:when test="self::media">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:call-template name="address-of-file"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="supplementary-material">
    <div>
      <xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:apply-templates select="editing-instruction"/>
      <p><xsl:for-each select="label"><span class="label"><xsl:apply-templates/></span><xsl:text> </xsl:text></xsl:for-each><xsl:call-template name="address-of-file"/></p>
      <xsl:apply-templates select="node()[not(self::label or self::editing-instruction)]"/>
    </div>
  </xsl:template>
  <xsl:template name="address-of-file">
    <xsl:choose>
      <xsl:when test="@nw:href"><a class="gen" href="{@nw:href}"><xsl:value-of select="@xlink:href"/></a><xsl:text> </xsl:text></xsl:when>
      <xsl:when test="@xlink:href"><span class="gen"><xsl:value-of select="@xlink:href"/></span><xsl:text> </xsl:text></xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
