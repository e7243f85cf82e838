<?xml version="1.0" encoding="UTF-8"?>
<!-- Term entries in the layout of ISO 10241-1: number; designations; definition, examples, notes, sources. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <xsl:template match="term-sec">
    <section>
      <xsl:call-template name="section-attributes"/>
      <xsl:apply-templates select="editing-instruction | sec-meta"/>
      <xsl:variable name="level" select="1 + count(ancestor::standard | ancestor::adoption | ancestor::app | ancestor::term-sec | (ancestor::sec | ancestor::sub-part)[title[normalize-space()]])"/>
      <xsl:if test="label[normalize-space()]">
        <div role="heading" aria-level="{$level}" class="term-number"><xsl:for-each select="label"><span class="label"><xsl:apply-templates/></span></xsl:for-each><xsl:for-each select="title"><xsl:text> </xsl:text><span class="title"><xsl:apply-templates/></span></xsl:for-each></div>
      </xsl:if>
      <xsl:if test="title and not(label[normalize-space()])"><xsl:call-template name="heading"/></xsl:if>
      <xsl:apply-templates select="node()[not(self::label or self::title or self::editing-instruction or self::sec-meta)]"/>
    </section>
  </xsl:template>
  <!-- First what is in the language of the document, pictures after it. -->
  <xsl:template match="tbx:termEntry">
    <xsl:variable name="own" select="tbx:langSet[substring(@xml:lang, 1, 2) = substring($language, 1, 2)]"/>
    <div>
      <xsl:call-template name="common-of-block"><xsl:with-param name="class">entry</xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="$own"/>
      <xsl:apply-templates select="node()[count(. | $own) != count($own)]"/>
    </div>
  </xsl:template>

  <xsl:template match="tbx:langSet">
    <div>
      <xsl:call-template name="common"><xsl:with-param name="class">language</xsl:with-param></xsl:call-template>
      <!-- Without a status, the first designation is the preferred one. -->
      <xsl:variable name="preferred" select="tbx:tig[tbx:normativeAuthorization/@value = 'preferredTerm'] | tbx:tig[not(../tbx:tig/tbx:normativeAuthorization/@value = 'preferredTerm')][not(tbx:normativeAuthorization)][1]"/>
      <xsl:variable name="rest" select="tbx:tig[count(. | $preferred) != count($preferred)]"/>
      <xsl:apply-templates select="$preferred"><xsl:with-param name="kind">preferred</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="$rest[not(tbx:normativeAuthorization/@value = 'deprecatedTerm' or tbx:normativeAuthorization/@value = 'supersededTerm')]"><xsl:with-param name="kind">admitted</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="$rest[tbx:normativeAuthorization/@value = 'deprecatedTerm' or tbx:normativeAuthorization/@value = 'supersededTerm']"><xsl:with-param name="kind">deprecated</xsl:with-param></xsl:apply-templates>
      <xsl:if test="tbx:subjectField and not(tbx:definition)"><p class="definition"><xsl:call-template name="domains"/></p></xsl:if>
      <xsl:apply-templates select="tbx:definition[1]"/>
      <xsl:apply-templates select="node()[not(self::tbx:tig or self::tbx:subjectField or self::tbx:definition[not(preceding-sibling::tbx:definition)])]"/>
    </div>
  </xsl:template>

  <!-- Where a language has no term, five dots say so (ISO 10241-1). -->
  <xsl:template match="tbx:tig">
    <xsl:param name="kind">admitted</xsl:param>
    <p>
      <xsl:call-template name="common"><xsl:with-param name="class" select="concat('designation ', $kind)"/></xsl:call-template>
      <xsl:if test="../@xml:lang != ''"><xsl:attribute name="lang"><xsl:value-of select="../@xml:lang"/></xsl:attribute></xsl:if>
      <xsl:if test="$kind = 'deprecated'"><span class="status gen"><xsl:call-template name="word"><xsl:with-param name="key">deprecated</xsl:with-param></xsl:call-template><xsl:text> </xsl:text></span></xsl:if>
      <xsl:apply-templates select="tbx:term"/>
      <xsl:if test="not(tbx:term[normalize-space() or *])"><span class="gen">·····</span></xsl:if>
      <xsl:apply-templates select="node()[not(self::tbx:term)]"/>
      <!-- Designations in other languages say which one, once. -->
      <xsl:if test="../@xml:lang != '' and substring(../@xml:lang, 1, 2) != substring($language, 1, 2) and not(preceding-sibling::tbx:tig)"><span class="grammar gen"> (<xsl:value-of select="../@xml:lang"/>)</span></xsl:if>
    </p>
  </xsl:template>
  <xsl:template match="tbx:term">
    <xsl:choose>
      <xsl:when test=".//list or .//p or .//table"><div class="term-text"><xsl:call-template name="common"/><xsl:apply-templates/></div></xsl:when>
      <xsl:otherwise><dfn><xsl:call-template name="common"/><xsl:apply-templates/></dfn></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Grammar that a reader needs: gender, plural, and a part of speech other than noun. -->
  <xsl:template match="tbx:grammaticalGender[@value != ''] | tbx:grammaticalNumber[@value = 'plural'] | tbx:partOfSpeech[@value != '' and @value != 'noun']">
    <span class="grammar gen">, <xsl:call-template name="word"><xsl:with-param name="key" select="string(@value)"/></xsl:call-template></span>
  </xsl:template>
  <xsl:template match="tbx:grammaticalGender | tbx:grammaticalNumber | tbx:partOfSpeech | tbx:normativeAuthorization | tbx:termType" priority="-0.2"><xsl:apply-templates/></xsl:template>
  <xsl:template match="tbx:geographicalUsage"><span class="gen">, </span><span class="usage"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="tbx:pronunciation"><xsl:text> </xsl:text><span class="pronunciation"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="tbx:usageNote"><span class="gen">, </span><span class="usage"><xsl:apply-templates/></span></xsl:template>

  <xsl:template match="tbx:definition">
    <div>
      <xsl:call-template name="common"><xsl:with-param name="class">definition</xsl:with-param></xsl:call-template>
      <xsl:if test="not(preceding-sibling::tbx:definition)"><xsl:for-each select=".."><xsl:call-template name="domains"/></xsl:for-each></xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
  <xsl:template name="domains">
    <xsl:for-each select="tbx:subjectField"><span><xsl:call-template name="common"><xsl:with-param name="class">domain</xsl:with-param></xsl:call-template><span class="gen">&lt;</span><xsl:apply-templates/><span class="gen">&gt; </span></span></xsl:for-each>
  </xsl:template>
  <xsl:template match="tbx:example">
    <div>
      <xsl:call-template name="common"><xsl:with-param name="class">example</xsl:with-param></xsl:call-template>
      <span class="label gen"><xsl:call-template name="word"><xsl:with-param name="key">example</xsl:with-param></xsl:call-template><xsl:if test="count(../tbx:example) &gt; 1"><xsl:text> </xsl:text><xsl:value-of select="1 + count(preceding-sibling::tbx:example)"/></xsl:if></span>
      <div class="text"><xsl:apply-templates/></div>
    </div>
  </xsl:template>
  <xsl:template match="tbx:note">
    <div>
      <xsl:call-template name="common-of-block"><xsl:with-param name="class">entry-note</xsl:with-param></xsl:call-template>
      <span class="gen"><xsl:call-template name="word"><xsl:with-param name="key">note-before</xsl:with-param></xsl:call-template><xsl:text> </xsl:text><xsl:value-of select="1 + count(preceding-sibling::tbx:note)"/><xsl:text> </xsl:text><xsl:call-template name="word"><xsl:with-param name="key">note-after</xsl:with-param></xsl:call-template><xsl:text> </xsl:text></span>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
  <xsl:template match="tbx:source">
    <div>
      <xsl:call-template name="common"><xsl:with-param name="class">source</xsl:with-param></xsl:call-template>
      <span class="gen">[<xsl:call-template name="word"><xsl:with-param name="key">source</xsl:with-param></xsl:call-template><xsl:text> </xsl:text></span><xsl:apply-templates/><span class="gen">]</span>
    </div>
  </xsl:template>
  <xsl:template match="tbx:langSet/tbx:see | tbx:langSet/tbx:crossReference | tbx:langSet/tbx:externalCrossReference | tbx:langSet/tbx:xSource | tbx:langSet/tbx:xMathML">
    <p>
      <xsl:call-template name="common"><xsl:with-param name="class">see</xsl:with-param></xsl:call-template>
      <xsl:if test="self::tbx:see or self::tbx:crossReference"><span class="gen"><xsl:call-template name="word"><xsl:with-param name="key">see</xsl:with-param></xsl:call-template><xsl:text> </xsl:text></span></xsl:if>
      <xsl:call-template name="linked"/>
      <xsl:if test="not(normalize-space()) and @xtarget"><span class="gen"><xsl:value-of select="@xtarget"/></span></xsl:if>
    </p>
  </xsl:template>
  <xsl:template match="tbx:entailedTerm | tbx:see | tbx:crossReference | tbx:externalCrossReference | tbx:xSource | tbx:xMathML">
    <span><xsl:call-template name="common"><xsl:with-param name="class">term-reference</xsl:with-param></xsl:call-template><xsl:call-template name="linked"/></span>
  </xsl:template>

  <!-- Entries outside TBX. -->
  <xsl:template match="term-display"><div><xsl:call-template name="common-of-block"><xsl:with-param name="class">entry term-display</xsl:with-param></xsl:call-template><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="term-display/term | term-display/term-source | term-display/related-term | term-display/part-of-speech | term-display/pronunciation | term-display/term-display-string">
    <p><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="term"><dfn><xsl:call-template name="common"/><xsl:apply-templates/></dfn></xsl:template>
  <xsl:template match="term-source | related-term | part-of-speech | pronunciation | term-display-string | term-head | def-head">
    <span><xsl:call-template name="common"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></span>
  </xsl:template>
</xsl:stylesheet>
