<?xml version="1.0" encoding="UTF-8"?>
<!-- What the meeting view and the pages of answers share: a comment's texts and its status. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="said">
    <div class="nw-said"><p class="nw-label unseen">Comment</p><xsl:apply-templates select="line"/></div>
  </xsl:template>
  <xsl:template match="proposal">
    <div class="nw-proposal"><p class="nw-label">Proposed change</p><xsl:apply-templates select="line"/></div>
  </xsl:template>
  <xsl:template match="observation">
    <div class="nw-observation"><p class="nw-label">Observation</p><xsl:apply-templates select="line"/></div>
  </xsl:template>
  <!-- The direction of each paragraph is that of its first letter; its language isn't known. -->
  <xsl:template match="line"><p dir="auto"><xsl:value-of select="."/></p></xsl:template>

  <xsl:template name="status"><span class="nw-status-of nw-{@status}"><xsl:value-of select="@called"/></span></xsl:template>
</xsl:stylesheet>
