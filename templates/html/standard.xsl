<?xml version="1.0" encoding="UTF-8"?>
<!-- A standard in NISO STS as one HTML page.

  What it gets: the tree that render/prepare.py and render/html.py made ready. Marks on it (namespace nw):
    nw:n     ordinal of the element          nw:to    the id that a reference leads to, where there is one
    nw:href  address of a link that is safe   nw:src   the picture itself, as a data: address
    nw:missing  why a picture can't be shown
    nw:lines    the numbers of its lines on the circulated pages, "34" or "34–38", where a line map was given
  @style holds only declarations from a list. The content security policy and the style sheet (standard.css) are
  put into the head afterwards, the script (standard.js, allowed by its hash) at the end of the body.

  To change the look: put a standard.css into the workspace's templates/html. To change the structure: put a
  standard.xsl there that begins with <xsl:import href="shipped:standard.xsl"/>, and override single templates.
  Generated text (not in the document) stands in elements of class "gen" or in nav. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <xsl:include href="words.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="tools.xsl"/>
  <xsl:include href="metadata.xsl"/>
  <xsl:include href="clauses.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="terms.xsl"/>
  <xsl:include href="references.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="mathematics.xsl"/>
  <xsl:include href="indexes.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Blanks between these elements' children are layout, never text. -->
  <xsl:strip-space elements="abstract ack address adoption adoption-front aff-alternatives annotation app app-group
    array author-comment back bio body boxed-text caption chem-struct-wrap citation-alternatives col colgroup
    collab-alternatives comm-ref-group compl-title-wrap compound-kwd compound-subject contrib contrib-group counts
    custom-meta custom-meta-group date def def-item def-list disp-formula-group disp-quote doc-ident
    editing-instruction element-citation fig fig-group fn fn-group front glossary graphic ics-wrap index index-div
    index-entry index-group index-term index-title-group inline-graphic intro-title-wrap iso-meta kwd-group legend
    license list list-item main-title-wrap media meta-note name name-alternatives nat-meta nested-kwd
    non-normative-example non-normative-note normative-example normative-note note notes notes-group open-access
    permissions processing-meta ref ref-list reg-meta ruby sec sec-meta speech standard statement std-doc-meta
    std-id-group std-ident std-meta std-org std-org-group std-xref sub-part subj-group supplementary-material
    table table-wrap table-wrap-foot table-wrap-group tbody tbx:langSet tbx:termEntry tbx:tig term-display
    term-sec tfoot thead title-wrap toc toc-div toc-entry toc-group toc-title-group tr trans-title-group
    verse-group alternatives"/>

  <!-- What has no template: its text is printed, and the program counts and reports it. -->
  <xsl:template match="*">
    <xsl:message>unrendered <xsl:value-of select="name()"/><xsl:text> </xsl:text><xsl:value-of select="@nw:n"/></xsl:message>
    <xsl:choose>
      <xsl:when test="p or sec or list or table or table-wrap or fig or title">
        <div>
          <xsl:call-template name="common"><xsl:with-param name="class">unrendered</xsl:with-param></xsl:call-template>
          <xsl:apply-templates/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:call-template name="common"><xsl:with-param name="class">unrendered</xsl:with-param></xsl:call-template>
          <xsl:apply-templates/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A block that a comment may point at has an address even where the file gave it none: its ordinal. -->
  <xsl:template name="common-of-block">
    <xsl:param name="class"/>
    <xsl:if test="not(@id)"><xsl:attribute name="id">n-<xsl:value-of select="@nw:n"/></xsl:attribute></xsl:if>
    <xsl:call-template name="common"><xsl:with-param name="class" select="$class"/></xsl:call-template>
  </xsl:template>

  <!-- Attributes of any element made from one of the document: id, language, classes, kind. -->
  <xsl:template name="common">
    <xsl:param name="class"/>
    <!-- Most elements have nothing but their ordinal: said first, since this runs for every element. -->
    <xsl:if test="@*[2]">
      <xsl:if test="@nw:lines">
        <xsl:attribute name="data-line"><xsl:value-of select="substring-before(concat(@nw:lines, '–'), '–')"/></xsl:attribute>
        <xsl:attribute name="data-lines"><xsl:value-of select="@nw:lines"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="@id"><xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute></xsl:if>
      <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
      <xsl:if test="@originator"><xsl:attribute name="data-originator"><xsl:value-of select="@originator"/></xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="not(@content-type)"/>
        <xsl:when test="@content-type = 'requirement' or @content-type = 'recommendation' or @content-type = 'permission' or @content-type = 'possibility'">
          <xsl:attribute name="data-provision"><xsl:value-of select="@content-type"/></xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="data-type"><xsl:value-of select="@content-type"/></xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="@specific-use = 'insert'"><xsl:attribute name="class"><xsl:value-of select="normalize-space(concat($class, ' addition'))"/></xsl:attribute></xsl:when>
      <xsl:when test="@specific-use = 'delete'"><xsl:attribute name="class"><xsl:value-of select="normalize-space(concat($class, ' deletion'))"/></xsl:attribute></xsl:when>
      <xsl:when test="$class != ''"><xsl:attribute name="class"><xsl:value-of select="normalize-space($class)"/></xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
