<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists of references, standards and citations. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <xsl:template match="ref-list">
    <section>
      <xsl:call-template name="section-attributes"/>
      <xsl:call-template name="heading"/>
      <xsl:apply-templates select="node()[not(self::title or self::label or self::ref or self::ref-list)]"/>
      <xsl:if test="ref"><ul class="references" role="list"><xsl:apply-templates select="ref"/></ul></xsl:if>
      <xsl:apply-templates select="ref-list"/>
    </section>
  </xsl:template>
  <xsl:template match="ref">
    <li>
      <xsl:call-template name="common-of-block"><xsl:with-param name="class"><xsl:choose><xsl:when test="label">labelled</xsl:when><xsl:otherwise>plain</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="editing-instruction"/>
      <xsl:if test="label"><span class="marker"><xsl:for-each select="label"><xsl:apply-templates/></xsl:for-each></span><xsl:text> </xsl:text></xsl:if>
      <div class="item">
        <xsl:for-each select="*[not(self::label or self::editing-instruction)]">
          <xsl:apply-templates select="."/><xsl:if test="position() != last()"><xsl:text> </xsl:text></xsl:if>
        </xsl:for-each>
      </div>
    </li>
  </xsl:template>

  <xsl:template match="std">
    <span>
      <xsl:call-template name="common"><xsl:with-param name="class">std</xsl:with-param></xsl:call-template>
      <xsl:choose>
        <xsl:when test="@nw:href and not(ancestor::xref or ancestor::ext-link)"><a href="{@nw:href}"><xsl:apply-templates/></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
  <!-- A comma between reference and title where the file has none. -->
  <xsl:template match="std/title | std/data-title" priority="1">
    <xsl:if test="preceding-sibling::std-ref and not(preceding-sibling::node()[not(self::text()[not(normalize-space())])][1][self::text()])"><span class="gen">, </span></xsl:if>
    <cite><xsl:call-template name="common"/><xsl:apply-templates/></cite>
  </xsl:template>
  <xsl:template match="std-ref"><span><xsl:call-template name="common"><xsl:with-param name="class">std-ref</xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="std-ref/* | std-ident/*"><xsl:apply-templates/></xsl:template>
  <!-- Machine identifiers of a reference: kept, not shown. -->
  <xsl:template match="std-id-group"><xsl:apply-templates/></xsl:template>
  <xsl:template match="std-id"><span class="std-id" hidden="hidden"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="std-xref/std-id-group | std-xref/std-id-group/std-id" priority="1"><span class="std-id"><xsl:apply-templates/><xsl:text> </xsl:text></span></xsl:template>
  <xsl:template match="std-xref | std-ident"><span class="{local-name()}"><xsl:for-each select="*"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:apply-templates select="."/></xsl:for-each></span></xsl:template>
  <xsl:template match="release-date | meta-date"><span class="{local-name()}"><xsl:apply-templates/></span></xsl:template>

  <xsl:template match="mixed-citation | related-object | related-article | product | citation-alternatives/*" priority="-0.1">
    <span>
      <xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="@nw:href and not(.//ext-link or .//uri or .//xref or ancestor::ext-link)"><a href="{@nw:href}"><xsl:apply-templates/></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
  <!-- Without text of its own between the parts, commas separate them. -->
  <xsl:template match="element-citation | nlm-citation" priority="1">
    <span>
      <xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="text()[normalize-space()]"><xsl:apply-templates/></xsl:when>
        <xsl:otherwise><xsl:for-each select="*"><xsl:if test="position() &gt; 1"><span class="gen">, </span></xsl:if><xsl:apply-templates select="."/></xsl:for-each></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
  <xsl:template match="citation-alternatives | name-alternatives | collab-alternatives | aff-alternatives">
    <span><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:for-each select="*"><xsl:if test="position() &gt; 1"><span class="gen"> / </span></xsl:if><xsl:apply-templates select="."/></xsl:for-each></span>
  </xsl:template>
  <xsl:template match="person-group | contrib-group | contrib | author-comment | institution-wrap | date | ics-wrap | open-access | comm-ref-group | std-org | std-org-group | name">
    <span><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="text()[normalize-space()]"><xsl:apply-templates/></xsl:when>
        <xsl:when test="self::name or self::date or self::institution-wrap"><xsl:for-each select="*"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:apply-templates select="."/></xsl:for-each></xsl:when>
        <xsl:otherwise><xsl:for-each select="*"><xsl:if test="position() &gt; 1"><span class="gen">, </span></xsl:if><xsl:apply-templates select="."/></xsl:for-each></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
  <xsl:template match="article-title | chapter-title | data-title | source | trans-source | series | conf-name | part-title | issue-title">
    <cite><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></cite>
  </xsl:template>
  <xsl:template match="abbrev-journal-title | access-date | accrediting-organization | addr-line | aff | anonymous | authorization | award-id | city | collab | comment | comm-ref | compl | conf-acronym | conf-date | conf-loc | conf-sponsor | content-language | contrib-id | country | date-in-citation | day | degrees | doc-number | doc-ref | doc-type | edition | elocation-id | era | extended-by | fax | fpage | full | funding-source | given-names | gov | ics | ics-desc | institution | institution-id | intro | isbn | issn | issn-l | issue | issue-id | issue-part | journal-id | language | lpage | main | month | object-id | on-behalf-of | originator | page-range | part-number | patent | phone | postal-code | prefix | price | proj-id | pub-date | pub-id | publisher-loc | publisher-name | restricted-by | role | season | secretariat | size | state | std-org-abbrev | std-org-loc | std-org-name | string-date | string-name | sub-part-number | suffix | suppl-number | suppl-type | suppl-version | supplement | surname | time-stamp | version | volume | volume-id | volume-series | wi-number | year | sdo | urn | release-version | self-uri">
    <span><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="etal"><span class="etal"><xsl:apply-templates/><xsl:if test="not(node())"><span class="gen">et al.</span></xsl:if></span></xsl:template>
</xsl:stylesheet>
