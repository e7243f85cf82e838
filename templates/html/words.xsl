<?xml version="1.0" encoding="UTF-8"?>
<!-- The page's own words, in the language of the place where they are printed. The program has them in its table of
     words (data/labels.toml, block and page) and gives them by nw:word(key, language). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" exclude-result-prefixes="mml tbx xlink nw">
  <!-- The word for a key; the key itself where there is none. -->
  <xsl:template name="word">
    <xsl:param name="key"/>
    <xsl:value-of select="nw:word(string($key), string(ancestor-or-self::*[@xml:lang][1]/@xml:lang))"/>
  </xsl:template>
</xsl:stylesheet>
