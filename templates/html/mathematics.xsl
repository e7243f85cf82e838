<?xml version="1.0" encoding="UTF-8"?>
<!-- Formulae: presentation MathML goes through to the browser. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <xsl:template match="disp-formula">
    <xsl:variable name="below" select="label | legend | caption | non-normative-note | normative-note | non-normative-example | normative-example | notes-group | kwd-group | subj-group | alt-text | long-desc"/>
    <div>
      <xsl:call-template name="common-of-block"><xsl:with-param name="class">formula</xsl:with-param></xsl:call-template>
      <div class="formula-line">
        <div class="formula-body" tabindex="0" role="group"><xsl:attribute name="aria-label"><xsl:call-template name="word"><xsl:with-param name="key">formula</xsl:with-param></xsl:call-template><xsl:if test="label[normalize-space()]"><xsl:text> </xsl:text><xsl:value-of select="normalize-space(label)"/></xsl:if></xsl:attribute><xsl:apply-templates select="node()[count(. | $below) != count($below)]"/></div>
        <xsl:for-each select="label"><span class="label"><xsl:apply-templates/></span></xsl:for-each>
      </div>
      <xsl:apply-templates select="$below[not(self::label)]"/>
    </div>
  </xsl:template>
  <xsl:template match="inline-formula"><span><xsl:call-template name="common"><xsl:with-param name="class">inline-formula<xsl:if test="string-length(.) &gt; 300"> long</xsl:if></xsl:with-param></xsl:call-template><xsl:apply-templates/></span></xsl:template>

  <xsl:template match="mml:math">
    <math>
      <xsl:if test="parent::disp-formula or parent::alternatives/parent::disp-formula"><xsl:attribute name="display">block</xsl:attribute></xsl:if>
      <xsl:call-template name="math-attributes"/>
      <xsl:apply-templates/>
    </math>
  </xsl:template>
  <xsl:template match="mml:mi | mml:mn | mml:mo | mml:mtext | mml:mspace | mml:mrow | mml:mfrac | mml:msqrt | mml:mroot | mml:mstyle | mml:merror | mml:mpadded | mml:mphantom | mml:menclose | mml:msub | mml:msup | mml:msubsup | mml:munder | mml:mover | mml:munderover | mml:mmultiscripts | mml:mprescripts | mml:none | mml:mtable | mml:mtr | mml:mtd">
    <xsl:element name="{local-name()}"><xsl:call-template name="math-attributes"/><xsl:apply-templates/></xsl:element>
  </xsl:template>
  <xsl:template name="math-attributes">
    <xsl:for-each select="@id | @dir | @display[. = 'block' or . = 'inline'] | @displaystyle | @scriptlevel | @mathvariant | @mathsize | @mathcolor | @mathbackground | @form | @fence | @separator | @lspace | @rspace | @stretchy | @symmetric | @maxsize | @minsize | @largeop | @movablelimits | @accent | @accentunder | @linethickness | @width | @height | @depth | @voffset | @columnspan | @rowspan | @columnalign | @rowalign | @columnlines | @rowlines | @frame | @notation | @alttext">
      <xsl:attribute name="{local-name()}"><xsl:value-of select="."/></xsl:attribute>
    </xsl:for-each>
    <!-- Lines below each other are formulae of their own. -->
    <xsl:if test="self::mml:mtable[not(@displaystyle)]/parent::mml:math[count(*) = 1]"><xsl:attribute name="displaystyle">true</xsl:attribute></xsl:if>
    <xsl:if test="@columnalign = 'left' or @columnalign = 'right' or @columnalign = 'center'"><xsl:attribute name="style">text-align:<xsl:value-of select="@columnalign"/><xsl:call-template name="no-gap"/></xsl:attribute></xsl:if>
    <!-- Alignment said once for the table holds for each cell. -->
    <xsl:if test="self::mml:mtd and not(@columnalign) and ancestor::mml:mtable[1]/@columnalign">
      <xsl:variable name="column" select="1 + count(preceding-sibling::mml:mtd)"/>
      <xsl:variable name="list" select="concat(normalize-space(ancestor::mml:mtable[1]/@columnalign), ' ')"/>
      <xsl:variable name="align"><xsl:call-template name="nth-word"><xsl:with-param name="list" select="$list"/><xsl:with-param name="n" select="$column"/></xsl:call-template></xsl:variable>
      <xsl:if test="$align = 'left' or $align = 'right' or $align = 'center'"><xsl:attribute name="style">text-align:<xsl:value-of select="$align"/></xsl:attribute></xsl:if>
    </xsl:if>
  </xsl:template>
  <!-- Bars grow with what is below them in few fonts, so a border is drawn; primes are raised by the fonts themselves. -->
  <xsl:template match="mml:mover[translate(normalize-space(*[2][self::mml:mo]), '¯‾̅―', '____') = '_'][*[1][*]] | mml:munder[translate(normalize-space(*[2][self::mml:mo]), '¯‾̲―', '____') = '_'][*[1][*]]">
    <mrow><xsl:call-template name="math-attributes"/><xsl:attribute name="class"><xsl:choose><xsl:when test="self::mml:mover">overbar</xsl:when><xsl:otherwise>underbar</xsl:otherwise></xsl:choose></xsl:attribute><xsl:apply-templates select="*[1]"/></mrow>
  </xsl:template>
  <xsl:template match="mml:msup[translate(normalize-space(*[2][self::mml:mo]), '′″‴⁗', '') = '' and normalize-space(*[2][self::mml:mo])]">
    <mrow><xsl:call-template name="math-attributes"/><xsl:apply-templates select="*[1]"/><xsl:apply-templates select="*[2]" mode="prime"/></mrow>
  </xsl:template>
  <xsl:template match="mml:msubsup[translate(normalize-space(*[3][self::mml:mo]), '′″‴⁗', '') = '' and normalize-space(*[3][self::mml:mo])]">
    <msub><xsl:call-template name="math-attributes"/><mrow><xsl:apply-templates select="*[1]"/><xsl:apply-templates select="*[3]" mode="prime"/></mrow><xsl:apply-templates select="*[2]"/></msub>
  </xsl:template>
  <xsl:template match="mml:mo" mode="prime"><mo lspace="0" rspace="0"><xsl:value-of select="normalize-space(.)"/></mo></xsl:template>
  <!-- Lines aligned at a sign: nothing between the right-aligned cell and the left-aligned one. -->
  <xsl:template name="no-gap">
    <xsl:if test="@columnalign = 'right' and following-sibling::mml:mtd[1]/@columnalign = 'left'">;padding-right:0</xsl:if>
    <xsl:if test="@columnalign = 'left' and preceding-sibling::mml:mtd[1]/@columnalign = 'right'">;padding-left:0</xsl:if>
  </xsl:template>
  <!-- The nth word of a list that ends in a blank; its last word for what lies beyond. -->
  <xsl:template name="nth-word">
    <xsl:param name="list"/><xsl:param name="n"/>
    <xsl:choose>
      <xsl:when test="$n &lt;= 1 or substring-after($list, ' ') = ''"><xsl:value-of select="substring-before($list, ' ')"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="nth-word"><xsl:with-param name="list" select="substring-after($list, ' ')"/><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="mml:ms"><ms><xsl:call-template name="math-attributes"/><xsl:choose><xsl:when test="@lquote"><xsl:value-of select="@lquote"/></xsl:when><xsl:otherwise>"</xsl:otherwise></xsl:choose><xsl:apply-templates/><xsl:choose><xsl:when test="@rquote"><xsl:value-of select="@rquote"/></xsl:when><xsl:otherwise>"</xsl:otherwise></xsl:choose></ms></xsl:template>
  <!-- A labelled row shows its label last. -->
  <xsl:template match="mml:mlabeledtr"><mtr><xsl:call-template name="math-attributes"/><xsl:apply-templates select="*[position() &gt; 1]"/><xsl:apply-templates select="*[1]"/></mtr></xsl:template>
  <xsl:template match="mml:maligngroup | mml:malignmark"/>
  <!-- Of an annotated formula the formula is drawn; of an action what it shows first. -->
  <xsl:template match="mml:semantics"><mrow><xsl:apply-templates select="*[1]"/></mrow></xsl:template>
  <xsl:template match="mml:annotation | mml:annotation-xml"/>
  <xsl:template match="mml:maction"><mrow><xsl:apply-templates select="*[1]"/></mrow></xsl:template>
  <!-- Anything else, content MathML above all, becomes a row of its tokens and is reported. -->
  <xsl:template match="mml:*" priority="-0.4">
    <xsl:message>unrendered <xsl:value-of select="name()"/><xsl:text> </xsl:text><xsl:value-of select="@nw:n"/></xsl:message>
    <mrow><xsl:choose><xsl:when test="text()[normalize-space()]"><mtext><xsl:value-of select="."/></mtext></xsl:when><xsl:otherwise><xsl:apply-templates/></xsl:otherwise></xsl:choose></mrow>
  </xsl:template>
  <xsl:template match="mml:mstack//* | mml:mlongdiv//*" priority="0.4"><mrow><xsl:choose><xsl:when test="self::mml:mn or self::mml:mo or self::mml:mi or self::mml:mtext"><xsl:element name="{local-name()}"><xsl:apply-templates/></xsl:element></xsl:when><xsl:otherwise><xsl:apply-templates/></xsl:otherwise></xsl:choose></mrow></xsl:template>
</xsl:stylesheet>
