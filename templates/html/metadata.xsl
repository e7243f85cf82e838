<?xml version="1.0" encoding="UTF-8"?>
<!-- The cover of a document, and all its metadata as a list. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <xsl:template match="standard" mode="cover"><xsl:apply-templates select="front" mode="cover"/></xsl:template>
  <xsl:template match="adoption" mode="cover"><xsl:apply-templates select="adoption-front" mode="cover"/></xsl:template>
  <xsl:template match="*" mode="cover"/>

  <xsl:template match="front | adoption-front" mode="cover">
    <xsl:variable name="metas" select="std-doc-meta | std-meta | iso-meta | reg-meta | nat-meta"/>
    <xsl:for-each select="$metas"><xsl:call-template name="cover"/></xsl:for-each>
    <xsl:if test="not($metas)"><h1 class="gen"><xsl:call-template name="word"><xsl:with-param name="key">standard</xsl:with-param></xsl:call-template></h1></xsl:if>
    <xsl:if test="$metas">
      <details class="data">
        <summary class="gen"><xsl:call-template name="word"><xsl:with-param name="key">data</xsl:with-param></xsl:call-template></summary>
        <xsl:for-each select="$metas"><dl class="metadata"><xsl:call-template name="all-data"/></dl></xsl:for-each>
      </details>
    </xsl:if>
  </xsl:template>

  <!-- What a reader looks for first; said again in the list of all data, hence "gen". -->
  <xsl:template name="cover">
    <xsl:variable name="level"><xsl:choose>
      <xsl:when test="ancestor::adoption/parent::adoption or ../parent::*/parent::adoption">2</xsl:when>
      <xsl:when test="preceding-sibling::*[title-wrap]">2</xsl:when>
      <xsl:otherwise>1</xsl:otherwise></xsl:choose></xsl:variable>
    <div class="cover-part gen">
      <xsl:if test="title-wrap[1][normalize-space()] or $level != 1"><p class="identifier"><xsl:value-of select="normalize-space((doc-ref | std-ref)[normalize-space()][1])"/></p></xsl:if>
      <xsl:for-each select="title-wrap[1][normalize-space()]">
        <xsl:element name="h{$level}">
          <xsl:attribute name="class">document-title</xsl:attribute>
          <xsl:call-template name="title-lines"/>
        </xsl:element>
      </xsl:for-each>
      <xsl:if test="not(title-wrap[1][normalize-space()]) and $level = 1">
        <xsl:variable name="reference" select="normalize-space((doc-ref | std-ref | std-ident)[normalize-space()][1])"/>
        <h1 class="document-title"><xsl:value-of select="$reference"/><xsl:if test="$reference = ''"><xsl:call-template name="word"><xsl:with-param name="key">standard</xsl:with-param></xsl:call-template></xsl:if></h1>
      </xsl:if>
      <xsl:for-each select="title-wrap[position() &gt; 1]">
        <p class="other-title"><xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if><xsl:call-template name="title-lines"/></p>
      </xsl:for-each>
      <dl class="facts">
        <xsl:apply-templates mode="fact" select="release-version[normalize-space()] | doc-ident/release-version[normalize-space()]"/>
        <xsl:apply-templates mode="fact" select="(release-date | meta-date | pub-date)[normalize-space() or @iso-8601-date != '']"/>
        <xsl:apply-templates mode="fact" select="(comm-ref | secretariat | wi-number | .//ics | std-ident/edition)[normalize-space()]"/>
        <xsl:apply-templates mode="fact" select="std-xref[normalize-space()]"/>
      </dl>
      <xsl:for-each select="permissions">
        <p class="copyright">© <xsl:for-each select="copyright-holder"><xsl:value-of select="normalize-space()"/><xsl:text> </xsl:text></xsl:for-each><xsl:value-of select="copyright-year"/><xsl:for-each select="copyright-statement"><br/><xsl:value-of select="normalize-space()"/></xsl:for-each></p>
      </xsl:for-each>
    </div>
  </xsl:template>

  <xsl:template name="title-lines">
    <xsl:choose>
      <xsl:when test="(main | main-title-wrap)[normalize-space()]">
        <xsl:for-each select="(intro | intro-title-wrap | main | main-title-wrap | compl | compl-title-wrap)[normalize-space()]">
          <xsl:if test="position() &gt; 1"><xsl:text>&#160;— </xsl:text></xsl:if>
          <span class="title-{local-name()}"><xsl:apply-templates mode="plain"/></span>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="full[normalize-space()]"><xsl:apply-templates select="full" mode="plain"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="plain"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="fact">
    <xsl:variable name="key"><xsl:choose>
      <xsl:when test="self::release-version">stage</xsl:when>
      <xsl:when test="self::release-date or self::meta-date"><xsl:choose><xsl:when test="@date-type"><xsl:value-of select="@date-type"/></xsl:when><xsl:when test="@type"><xsl:value-of select="@type"/></xsl:when><xsl:otherwise>date</xsl:otherwise></xsl:choose></xsl:when>
      <xsl:when test="self::pub-date">published</xsl:when>
      <xsl:when test="self::comm-ref">committee</xsl:when>
      <xsl:when test="self::wi-number">work-item</xsl:when>
      <xsl:when test="self::std-xref"><xsl:value-of select="@type"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="local-name()"/></xsl:otherwise>
    </xsl:choose></xsl:variable>
    <div>
      <dt><xsl:call-template name="word"><xsl:with-param name="key" select="string($key)"/></xsl:call-template></dt>
      <dd>
        <xsl:choose>
          <xsl:when test="self::std-xref"><xsl:for-each select="std-ref | std-id-group/std-id"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="normalize-space()"/></xsl:for-each></xsl:when>
          <xsl:when test="@nw:shown"><xsl:value-of select="@nw:shown"/></xsl:when>
          <xsl:when test="not(normalize-space()) and @iso-8601-date"><xsl:value-of select="@iso-8601-date"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="self::release-version/@stage-code"> (<xsl:value-of select="@stage-code"/>)</xsl:if>
      </dd>
    </div>
  </xsl:template>

  <!-- Every piece of metadata that says something, by the names of its elements. -->
  <xsl:template name="all-data">
    <xsl:for-each select=".//*[not(self::meta-name)][text()[normalize-space()] or @count][not(parent::*[text()[normalize-space()]])]">
      <div>
        <dt class="gen">
          <xsl:choose>
            <xsl:when test="self::meta-value"/>
            <xsl:when test="not(../self::std-meta or ../self::iso-meta or ../self::reg-meta or ../self::nat-meta or ../self::std-doc-meta)"><xsl:value-of select="name(..)"/> / <xsl:value-of select="name()"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="name()"/></xsl:otherwise>
          </xsl:choose>
          <xsl:for-each select="@type | @date-type | @std-type | @originator | @std-id-type | ../self::title-wrap/@xml:lang"><xsl:text> · </xsl:text><xsl:value-of select="."/></xsl:for-each>
        </dt>
        <xsl:if test="self::meta-value"><dt><xsl:value-of select="preceding-sibling::*[1][self::meta-name]"/></dt></xsl:if>
        <dd><xsl:apply-templates/><xsl:if test="@count"><span class="gen"><xsl:value-of select="@count"/></span></xsl:if></dd>
      </div>
    </xsl:for-each>
    <xsl:for-each select=".//meta-name[not(following-sibling::*[1][self::meta-value][text()[normalize-space()]])]"><div><dt><xsl:value-of select="."/></dt><dd/></div></xsl:for-each>
  </xsl:template>

  <!-- A document inside an adoption. -->
  <xsl:template match="standard | adoption">
    <xsl:choose>
      <xsl:when test="parent::adoption">
        <section class="document" id="n-{@nw:n}">
          <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
          <xsl:if test="@id"><span id="{@id}"/></xsl:if>
          <div class="cover nested"><xsl:apply-templates select="." mode="cover"/></div>
          <xsl:apply-templates/>
        </section>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="@id"><span id="{@id}"/></xsl:if>
        <xsl:apply-templates/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="document-name">
    <xsl:variable name="meta" select="(front | adoption-front)[1]/*"/>
    <xsl:variable name="reference" select="normalize-space(($meta/doc-ref | $meta/std-ref)[normalize-space()][1])"/>
    <xsl:choose>
      <xsl:when test="$reference != ''"><xsl:value-of select="$reference"/></xsl:when>
      <xsl:when test="$meta/title-wrap"><xsl:value-of select="normalize-space(($meta/title-wrap/full | $meta/title-wrap/main)[1])"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="word"><xsl:with-param name="key">standard</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="front | adoption-front">
    <xsl:apply-templates select="*[not(self::std-doc-meta or self::std-meta or self::iso-meta or self::reg-meta or self::nat-meta)]"/>
  </xsl:template>
  <!-- Which coding rules a file follows is no text for readers. -->
  <xsl:template match="processing-meta"/>
  <xsl:template match="adoption/std-xref">
    <p class="adopted"><span class="gen"><xsl:value-of select="@type"/><xsl:text> </xsl:text></span><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="std-meta | iso-meta | reg-meta | nat-meta | std-doc-meta">
    <dl class="metadata"><xsl:call-template name="all-data"/></dl>
  </xsl:template>

  <!-- Parts of the metadata that hold text in blocks, or stand in the text. -->
  <xsl:template match="permissions">
    <div class="permissions"><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="copyright-statement | license | license-p">
    <div class="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="copyright-year | copyright-holder"><span class="{local-name()}"><xsl:if test="self::copyright-year"><span class="gen">© </span></xsl:if><xsl:apply-templates/><xsl:text> </xsl:text></span></xsl:template>
  <xsl:template match="*[local-name() = 'free_to_read' or local-name() = 'license_ref'][namespace-uri() = 'http://www.niso.org/schemas/ali/1.0/']"><xsl:apply-templates/></xsl:template>
  <xsl:template match="sec-meta"><div class="block-data"><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="kwd-group | subj-group">
    <p class="block-data"><xsl:call-template name="common"><xsl:with-param name="class">block-data</xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="label | title"/>
      <xsl:if test="not(title | label)"><span class="gen"><xsl:call-template name="word"><xsl:with-param name="key"><xsl:choose><xsl:when test="self::kwd-group">keywords</xsl:when><xsl:otherwise>subjects</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>: </span></xsl:if>
      <xsl:for-each select="*[not(self::label or self::title)]"><xsl:if test="position() &gt; 1"><span class="gen">; </span></xsl:if><xsl:apply-templates select="."/></xsl:for-each>
    </p>
  </xsl:template>
  <xsl:template match="kwd-group/title | subj-group/title | kwd-group/label | subj-group/label" priority="2"><b><xsl:apply-templates/></b><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="kwd | compound-kwd | compound-kwd-part | nested-kwd | subject | compound-subject | compound-subject-part | subj-group/subj-group" priority="2"><span><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></span><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="abstract | bio | meta-note">
    <section><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></section>
  </xsl:template>
</xsl:stylesheet>
