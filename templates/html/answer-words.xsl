<?xml version="1.0" encoding="UTF-8"?>
<!-- What the meeting view and the pages of answers share: a comment's texts, and statuses in words. -->
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

  <xsl:template name="status">
    <span class="nw-status-of nw-{@status}"><xsl:call-template name="status-words"><xsl:with-param name="status" select="@status"/></xsl:call-template></span>
  </xsl:template>
  <xsl:template name="status-words">
    <xsl:param name="status"/>
    <xsl:choose>
      <xsl:when test="$status = 'accepted-modified'">accepted, modified</xsl:when>
      <xsl:when test="$status = 'partially-accepted'">partially accepted</xsl:when>
      <xsl:when test="$status = 'not-accepted'">not accepted</xsl:when>
      <xsl:when test="$status = 'clarification'">to be clarified</xsl:when>
      <xsl:when test="$status = 'editorial'">left to the editor</xsl:when>
      <xsl:when test="$status = 'open'">not decided</xsl:when>
      <xsl:otherwise><xsl:value-of select="$status"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
