<?xml version="1.0" encoding="UTF-8"?>
<!-- The bar above the text: where the reader is, and tools. Nothing in it works without standard.js, which shows it;
     the words that the script prints stand here as data, in the language of the document. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="nw">
  <xsl:template name="tools">
    <section class="nw-bar gen" hidden="hidden">
      <xsl:attribute name="aria-label"><xsl:call-template name="word"><xsl:with-param name="key">tools</xsl:with-param></xsl:call-template></xsl:attribute>
      <xsl:attribute name="data-copy"><xsl:call-template name="word"><xsl:with-param name="key">copy-address</xsl:with-param></xsl:call-template></xsl:attribute>
      <xsl:attribute name="data-copied"><xsl:call-template name="word"><xsl:with-param name="key">copied</xsl:with-param></xsl:call-template></xsl:attribute>
      <xsl:attribute name="data-address"><xsl:call-template name="word"><xsl:with-param name="key">address</xsl:with-param></xsl:call-template></xsl:attribute>
      <xsl:attribute name="data-close"><xsl:call-template name="word"><xsl:with-param name="key">close</xsl:with-param></xsl:call-template></xsl:attribute>
      <xsl:attribute name="data-of"><xsl:call-template name="word"><xsl:with-param name="key">of</xsl:with-param></xsl:call-template></xsl:attribute>
      <button type="button" data-tool="contents" aria-haspopup="dialog"><span aria-hidden="true">☰ </span><xsl:call-template name="word"><xsl:with-param name="key">contents</xsl:with-param></xsl:call-template></button>
      <p class="nw-where"><b><xsl:call-template name="document-name"/></b><xsl:text> </xsl:text><span data-tool="here"/></p>
      <details class="nw-menu" data-tool="provisions">
        <summary><xsl:call-template name="word"><xsl:with-param name="key">provisions</xsl:with-param></xsl:call-template></summary>
        <div class="nw-panel">
          <fieldset>
            <legend><xsl:call-template name="word"><xsl:with-param name="key">highlight</xsl:with-param></xsl:call-template></legend>
            <xsl:call-template name="kind"><xsl:with-param name="name">requirement</xsl:with-param></xsl:call-template>
            <xsl:call-template name="kind"><xsl:with-param name="name">recommendation</xsl:with-param></xsl:call-template>
            <xsl:call-template name="kind"><xsl:with-param name="name">permission</xsl:with-param></xsl:call-template>
            <xsl:call-template name="kind"><xsl:with-param name="name">possibility</xsl:with-param></xsl:call-template>
          </fieldset>
          <p class="nw-steps">
            <button type="button" data-step="-1" disabled="disabled"><xsl:call-template name="word"><xsl:with-param name="key">previous</xsl:with-param></xsl:call-template></button>
            <xsl:text> </xsl:text>
            <button type="button" data-step="1" disabled="disabled"><xsl:call-template name="word"><xsl:with-param name="key">next</xsl:with-param></xsl:call-template></button>
            <xsl:text> </xsl:text>
            <span role="status" data-tool="at"/>
          </p>
        </div>
      </details>
      <xsl:if test="//@nw:lines">
        <button type="button" data-tool="lines" aria-pressed="true"><xsl:call-template name="word"><xsl:with-param name="key">line-numbers</xsl:with-param></xsl:call-template></button>
      </xsl:if>
      <button type="button" data-tool="addresses" aria-pressed="false"><xsl:call-template name="word"><xsl:with-param name="key">addresses</xsl:with-param></xsl:call-template></button>
      <p class="nw-status" role="status" data-tool="status"/>
    </section>
  </xsl:template>

  <xsl:template name="kind">
    <xsl:param name="name"/>
    <label class="nw-kind" data-kind="{$name}"><input type="checkbox" value="{$name}"/><span class="nw-name"><xsl:call-template name="word"><xsl:with-param name="key" select="$name"/></xsl:call-template></span><xsl:text> </xsl:text><span class="nw-count"/></label>
  </xsl:template>
</xsl:stylesheet>
