<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs, notes, examples, lists, quotations, code, footnotes and other blocks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <!-- HTML's p can't hold blocks: a paragraph with some is a division that looks like one. -->
  <xsl:template match="p">
    <xsl:variable name="blocks" select="address | alternatives | array | boxed-text | chem-struct-wrap | code | def-list | disp-formula | disp-formula-group | disp-quote | fig | fig-group | graphic | list | media | non-normative-example | non-normative-note | normative-example | normative-note | note | notes-group | preformat | speech | statement | supplementary-material | table | table-wrap | table-wrap-group | verse-group | p | tbx:termEntry"/>
    <xsl:choose>
      <xsl:when test="$blocks or .//list or .//table or .//disp-formula or .//fig or .//preformat">
        <div><xsl:call-template name="common-of-block"><xsl:with-param name="class">p</xsl:with-param></xsl:call-template><xsl:apply-templates/></div>
      </xsl:when>
      <!-- A blank paragraph holds nothing but, at times, an anchor. -->
      <xsl:when test="not(node())"><xsl:if test="@id"><span id="{@id}"/></xsl:if></xsl:when>
      <xsl:otherwise>
        <p><xsl:call-template name="common-of-block"/><xsl:apply-templates/></p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The printed label stands before the first paragraph, on its line. -->
  <xsl:template match="non-normative-note | normative-note | non-normative-example | normative-example | note">
    <xsl:variable name="kind"><xsl:choose>
      <xsl:when test="contains(local-name(), 'example')">example</xsl:when>
      <xsl:when test="@content-type = 'warning' or @content-type = 'caution' or @content-type = 'danger' or @content-type = 'important' or @content-type = 'safety-precautions'">warning</xsl:when>
      <xsl:otherwise>note</xsl:otherwise></xsl:choose></xsl:variable>
    <div>
      <xsl:call-template name="common-of-block"><xsl:with-param name="class" select="concat($kind, ' ', local-name())"/></xsl:call-template>
      <xsl:if test="$kind = 'warning'"><xsl:attribute name="role">note</xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
  <xsl:template match="notes-group | statement | boxed-text | speech | editing-instruction | disp-formula-group | annotation">
    <div><xsl:call-template name="common-of-block"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="boxed-text/caption"><xsl:apply-templates/></xsl:template>
  <xsl:template match="speaker"><p class="speaker"><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="editing-instruction[parent::p or parent::caption]" priority="1"><span><xsl:call-template name="common"><xsl:with-param name="class">editing-instruction</xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:template>

  <!-- Lists keep the labels that were printed; lists without labels get the mark of their kind. -->
  <xsl:template match="list">
    <xsl:apply-templates select="editing-instruction | label | title"/>
    <xsl:variable name="ordered" select="contains(@list-type, 'alpha') or contains(@list-type, 'roman') or @list-type = 'order' or @list-type = 'arabic'"/>
    <xsl:variable name="name"><xsl:choose><xsl:when test="$ordered">ol</xsl:when><xsl:otherwise>ul</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="common"><xsl:with-param name="class"><xsl:choose>
        <xsl:when test="list-item/label">labelled</xsl:when>
        <xsl:when test="@list-type = 'dash' or @style-detail = 'dash'">dash</xsl:when>
        <xsl:when test="@list-type = 'simple' or @list-type = 'none'">simple</xsl:when>
        <xsl:when test="@list-type"><xsl:value-of select="translate(@list-type, ' ', '-')"/></xsl:when>
        <xsl:otherwise>bullet</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:if test="list-item/label"><xsl:attribute name="role">list</xsl:attribute></xsl:if>
      <xsl:apply-templates select="node()[not(self::editing-instruction or self::label or self::title)]"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="list-item">
    <li>
      <xsl:call-template name="common-of-block"/>
      <xsl:choose>
        <xsl:when test="../list-item/label">
          <span class="marker"><xsl:for-each select="label"><xsl:apply-templates/></xsl:for-each></span><xsl:text> </xsl:text>
          <div class="item"><xsl:apply-templates select="node()[not(self::label)]"/></div>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <xsl:template match="def-list">
    <div>
      <xsl:call-template name="common"><xsl:with-param name="class">def-list<xsl:if test="@list-content"><xsl:text> </xsl:text><xsl:value-of select="translate(@list-content, ' ', '-')"/></xsl:if></xsl:with-param></xsl:call-template>
      <xsl:if test="label | title"><p class="block-title"><xsl:for-each select="label | title"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><span><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:for-each></p></xsl:if>
      <xsl:apply-templates select="editing-instruction"/>
      <xsl:if test="def-item | term-head | def-head">
        <dl>
          <xsl:if test="term-head | def-head">
            <div class="head"><dt><xsl:apply-templates select="term-head/node()"/></dt><dd><xsl:apply-templates select="def-head/node()"/></dd></div>
          </xsl:if>
          <xsl:apply-templates select="def-item"/>
        </dl>
      </xsl:if>
      <xsl:apply-templates select="node()[not(self::label or self::title or self::editing-instruction or self::def-item or self::term-head or self::def-head)]"/>
    </div>
  </xsl:template>
  <xsl:template match="def-item">
    <div>
      <xsl:call-template name="common"/>
      <xsl:for-each select="label"><dt class="number"><xsl:apply-templates/></dt></xsl:for-each>
      <xsl:for-each select="term"><dt><xsl:call-template name="common"/><xsl:apply-templates/></dt></xsl:for-each>
      <xsl:for-each select="*[not(self::term or self::label)]"><dd><xsl:apply-templates select="."/></dd></xsl:for-each>
    </div>
  </xsl:template>
  <xsl:template match="def"><xsl:if test="@id"><span id="{@id}"/></xsl:if><xsl:apply-templates/></xsl:template>
  <xsl:template match="abbrev/def"><span class="gen"> (</span><xsl:for-each select="node()"><xsl:choose><xsl:when test="self::p"><xsl:apply-templates/></xsl:when><xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise></xsl:choose></xsl:for-each><span class="gen">)</span></xsl:template>
  <xsl:template match="legend">
    <div><xsl:call-template name="common"><xsl:with-param name="class">legend</xsl:with-param></xsl:call-template>
      <xsl:if test="label | title"><p class="block-title"><xsl:for-each select="label | title"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:apply-templates/></xsl:for-each></p></xsl:if>
      <xsl:apply-templates select="node()[not(self::label or self::title)]"/>
    </div>
  </xsl:template>

  <xsl:template match="disp-quote">
    <blockquote><xsl:call-template name="common-of-block"/><xsl:apply-templates/></blockquote>
  </xsl:template>
  <xsl:template match="attrib"><p><xsl:call-template name="common"><xsl:with-param name="class">attrib</xsl:with-param></xsl:call-template><xsl:if test="parent::disp-quote"><span class="gen">— </span></xsl:if><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="code/attrib | preformat/attrib" priority="1"><span class="attrib"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="verse-group"><div><xsl:call-template name="common"><xsl:with-param name="class">verse</xsl:with-param></xsl:call-template><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="verse-line"><p><xsl:call-template name="common"/><xsl:apply-templates/></p></xsl:template>

  <!-- The first line feed after a pre tag is dropped by browsers: one is given to be dropped. -->
  <xsl:template match="code | preformat">
    <pre tabindex="0" role="group"><xsl:call-template name="common-of-block"><xsl:with-param name="class" select="local-name()"/></xsl:call-template><xsl:attribute name="aria-label"><xsl:call-template name="word"><xsl:with-param name="key">code</xsl:with-param></xsl:call-template></xsl:attribute><xsl:if test="@language"><xsl:attribute name="data-language"><xsl:value-of select="@language"/></xsl:attribute></xsl:if><xsl:text>&#10;</xsl:text><code><xsl:apply-templates/></code></pre>
  </xsl:template>

  <xsl:template match="address"><address><xsl:call-template name="common"/><xsl:for-each select="*"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:apply-templates select="."/></xsl:for-each></address></xsl:template>
  <xsl:template match="sig-block"><div><xsl:call-template name="common"><xsl:with-param name="class">sig-block</xsl:with-param></xsl:call-template><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="sig"><span><xsl:call-template name="common"><xsl:with-param name="class">sig</xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="hr"><hr/></xsl:template>

  <!-- Footnotes. In the text a mark; the note itself in its list, with ways back to each of its marks. -->
  <xsl:key name="mark" match="xref" use="@nw:to"/>
  <xsl:template match="fn">
    <xsl:if test="not(key('mark', @id))"><xsl:call-template name="own-mark"/></xsl:if>
  </xsl:template>
  <xsl:template match="table-wrap-foot/fn | fn-group/fn | fig/fn | supplementary-material/fn"><xsl:apply-templates select="." mode="block"/></xsl:template>
  <xsl:template name="own-mark">
    <sup class="fn-mark gen"><a id="mark-{@nw:n}" role="doc-noteref"><xsl:attribute name="href">#<xsl:call-template name="anchor"/></xsl:attribute><xsl:choose><xsl:when test="label"><xsl:value-of select="normalize-space(label)"/></xsl:when><xsl:otherwise>*</xsl:otherwise></xsl:choose></a></sup>
  </xsl:template>
  <xsl:template match="fn" mode="block">
    <div role="note">
      <xsl:call-template name="common-of-block"><xsl:with-param name="class">footnote</xsl:with-param></xsl:call-template>
      <xsl:for-each select="label"><sup class="marker"><xsl:apply-templates/></sup><xsl:text> </xsl:text></xsl:for-each>
      <div class="item">
        <xsl:apply-templates select="node()[not(self::label)]"/>
        <p class="back gen">
          <xsl:for-each select="key('mark', @id)"><a href="#mark-{@nw:n}"><xsl:attribute name="aria-label"><xsl:call-template name="word"><xsl:with-param name="key">back</xsl:with-param></xsl:call-template></xsl:attribute>↩</a><xsl:text> </xsl:text></xsl:for-each>
          <xsl:if test="not(key('mark', @id)) and not(parent::table-wrap-foot or parent::fn-group or parent::fig or parent::supplementary-material)"><a href="#mark-{@nw:n}"><xsl:attribute name="aria-label"><xsl:call-template name="word"><xsl:with-param name="key">back</xsl:with-param></xsl:call-template></xsl:attribute>↩</a></xsl:if>
        </p>
      </div>
    </div>
  </xsl:template>
  <xsl:template match="fn-group"><div><xsl:call-template name="common"><xsl:with-param name="class">fn-group</xsl:with-param></xsl:call-template><xsl:apply-templates/></div></xsl:template>
</xsl:stylesheet>
