<?xml version="1.0" encoding="UTF-8"?>
<!-- The page's own words, in the language of the place where they are printed; English where one is missing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:nw="urn:normwright:memory" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="mml tbx xlink nw exsl">
  <xsl:variable name="words-as-written">
    <w k="contents" en="Contents" fr="Sommaire" de="Inhalt"/>
    <w k="skip" en="Skip to the text" fr="Aller au texte" de="Zum Text springen"/>
    <w k="footnotes" en="Footnotes" fr="Notes de bas de page" de="Fußnoten"/>
    <w k="back" en="Back to the text" fr="Retour au texte" de="Zurück zum Text"/>
    <w k="index" en="Index" fr="Index" de="Stichwortverzeichnis"/>
    <w k="data" en="All data of the document" fr="Toutes les données du document" de="Alle Angaben zum Dokument"/>
    <w k="sample" en="sample, not a standard" fr="échantillon, pas une norme" de="Muster, keine Norm"/>
    <w k="working-copy" en="working copy" fr="copie de travail" de="Arbeitskopie"/>
    <w k="normative" en="normative" fr="normative" de="normativ"/>
    <w k="informative" en="informative" fr="informative" de="informativ"/>
    <w k="example" en="EXAMPLE" fr="EXEMPLE" de="BEISPIEL"/>
    <w k="note-before" en="Note" fr="Note" de="Anmerkung"/>
    <w k="note-after" en="to entry:" fr="à l'article:" de="zum Begriff:"/>
    <w k="source" en="SOURCE:" fr="SOURCE:" de="QUELLE:"/>
    <w k="deprecated" en="DEPRECATED:" fr="DÉCONSEILLÉ:" de="ABGELEHNT:"/>
    <w k="see" en="see" fr="voir" de="siehe"/>
    <w k="see-also" en="see also" fr="voir aussi" de="siehe auch"/>
    <w k="keywords" en="Keywords" fr="Mots-clés" de="Schlagwörter"/>
    <w k="subjects" en="Subjects" fr="Sujets" de="Themen"/>
    <w k="description" en="Description" fr="Description" de="Beschreibung"/>
    <w k="no-description" en="Picture; no description was supplied" fr="Image; aucune description n'a été fournie" de="Bild; eine Beschreibung wurde nicht mitgeliefert"/>
    <w k="no-picture" en="The picture could not be shown" fr="L'image n'a pas pu être affichée" de="Das Bild konnte nicht gezeigt werden"/>
    <w k="stage" en="Stage" fr="Stade" de="Stufe"/>
    <w k="committee" en="Committee" fr="Comité" de="Komitee"/>
    <w k="secretariat" en="Secretariat" fr="Secrétariat" de="Sekretariat"/>
    <w k="edition" en="Edition" fr="Édition" de="Ausgabe"/>
    <w k="ics" en="ICS" fr="ICS" de="ICS"/>
    <w k="work-item" en="Work item" fr="Projet" de="Projektnummer"/>
    <w k="published" en="Published" fr="Publié" de="Veröffentlicht"/>
    <w k="released" en="Released" fr="Diffusé" de="Herausgegeben"/>
    <w k="reaffirmed" en="Confirmed" fr="Confirmé" de="Bestätigt"/>
    <w k="date" en="Date" fr="Date" de="Datum"/>
    <w k="vote-start" en="Voting begins" fr="Début de vote" de="Abstimmung ab"/>
    <w k="vote-end" en="Voting terminates" fr="Fin de vote" de="Abstimmung bis"/>
    <w k="ratification" en="Ratified" fr="Ratifié" de="Angenommen"/>
    <w k="withdrawal" en="Withdrawal of conflicting standards" fr="Retrait des normes en contradiction" de="Zurückziehung entgegenstehender Normen"/>
    <w k="revises" en="Revises" fr="Révise" de="Überarbeitet"/>
    <w k="replaces" en="Replaces" fr="Remplace" de="Ersetzt"/>
    <w k="supersedes" en="Supersedes" fr="Remplace" de="Ersetzt"/>
    <w k="amends" en="Amends" fr="Amende" de="Ändert"/>
    <w k="adopts" en="Adopts" fr="Adopte" de="Übernimmt"/>
    <w k="masculine" en="m" fr="m" de="m"/>
    <w k="feminine" en="f" fr="f" de="f"/>
    <w k="neuter" en="n" fr="n" de="n"/>
    <w k="masculine-feminine" en="m/f" fr="m/f" de="m/f"/>
    <w k="plural" en="pl" fr="pl" de="pl"/>
    <w k="verb" en="verb" fr="verbe" de="Verb"/>
    <w k="adj" en="adj" fr="adj" de="Adj"/>
    <w k="adv" en="adv" fr="adv" de="Adv"/>
  </xsl:variable>
  <xsl:variable name="words" select="exsl:node-set($words-as-written)/w"/>

  <!-- The word for a key; the key itself where there is none. -->
  <xsl:template name="word">
    <xsl:param name="key"/>
    <xsl:variable name="language" select="substring(ancestor-or-self::*[@xml:lang][1]/@xml:lang, 1, 2)"/>
    <xsl:variable name="entry" select="$words[@k = $key]"/>
    <xsl:choose>
      <xsl:when test="$language = 'fr' and $entry"><xsl:value-of select="$entry/@fr"/></xsl:when>
      <xsl:when test="$language = 'de' and $entry"><xsl:value-of select="$entry/@de"/></xsl:when>
      <xsl:when test="$entry"><xsl:value-of select="$entry/@en"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$key"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
