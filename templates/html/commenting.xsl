<?xml version="1.0" encoding="UTF-8"?>
<!-- The ballot page: what stands beside the text for who comments on it. What it gets is made by comments/commenting.py:
    commenting(@language @about @text): kind(@code)…, word(@key)…, said(@key)… in the language of the text
    (data/commenting.toml)
  Of the body made here, what has @data-for = 'bar' is put into the bar of the page, all else behind its text. Nothing in it
  works without the scripts (commenting*.js), which show it; the words that they say stand in .nw-words.

  To change the look: put a commenting.css into the workspace's templates/html. To change the words or the structure: put a
  commenting.xsl there that begins with <xsl:import href="shipped:commenting.xsl"/>, and override single templates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:key name="word" match="word" use="@key"/>

  <xsl:template match="/commenting">
    <html lang="{@language}">
      <body>
        <div class="nw-marking" data-for="bar" lang="{@language}" role="group" aria-label="{key('word', 'comments')}">
          <button type="button" data-do="choose" aria-pressed="false"><xsl:value-of select="key('word', 'comment')"/></button>
          <button type="button" data-do="panel" aria-expanded="false"><xsl:value-of select="key('word', 'your-comments')"/><span class="nw-number"></span></button>
        </div>
        <aside id="nw-notes" class="nw-notes gen" lang="{@language}" aria-labelledby="nw-notes-title" hidden="hidden">
          <div class="nw-line">
            <h2 id="nw-notes-title"><xsl:value-of select="key('word', 'your-comments')"/></h2>
            <button type="button" data-do="shut"><xsl:value-of select="key('word', 'close')"/></button>
          </div>
          <p class="small"><xsl:value-of select="@about"/></p>
          <p class="nw-state"></p>
          <div class="nw-line nw-saving">
            <button type="button" data-do="save" class="nw-first"><xsl:value-of select="key('word', 'save')"/></button>
            <button type="button" data-do="word"><xsl:value-of select="key('word', 'word-form')"/></button>
            <button type="button" data-do="open"><xsl:value-of select="key('word', 'open')"/></button>
            <input type="file" accept=".json,application/json" hidden="hidden" tabindex="-1" aria-label="{key('word', 'saved-file')}"/>
          </div>
          <p class="nw-told" role="status"></p>
          <p class="nw-again" hidden="hidden"><button type="button" data-do="undo"><xsl:value-of select="key('word', 'undo')"/></button></p>
          <p class="nw-field">
            <label for="nw-body"><xsl:value-of select="key('word', 'body')"/></label>
            <input id="nw-body" type="text" maxlength="40" autocomplete="off" spellcheck="false" aria-describedby="nw-body-hint"/>
            <span id="nw-body-hint" class="small"></span>
          </p>
          <div class="nw-start">
            <p><xsl:value-of select="key('word', 'start')"/></p>
            <p><xsl:value-of select="key('word', 'start-then')"/></p>
          </div>
          <ol class="nw-cards"></ol>
          <p><button type="button" data-do="document"><xsl:value-of select="key('word', 'whole')"/></button></p>
          <details class="nw-truth">
            <summary><xsl:value-of select="key('word', 'where-kept')"/></summary>
            <p><b><xsl:value-of select="key('word', 'truth')"/></b><xsl:text> </xsl:text><xsl:value-of select="key('word', 'truth-then')"/></p>
            <p><xsl:value-of select="key('word', 'safety')"/></p>
            <p class="nw-copy"></p>
            <p><button type="button" data-do="erase"><xsl:value-of select="key('word', 'erase')"/></button></p>
            <p class="small"><xsl:value-of select="key('word', 'hash')"/><xsl:text> </xsl:text><code><xsl:value-of select="@text"/>…</code>. <xsl:value-of select="key('word', 'hash-then')"/></p>
          </details>
        </aside>
        <dialog id="nw-ask" class="nw-ask" lang="{@language}" aria-labelledby="nw-ask-title">
          <h2 id="nw-ask-title"><xsl:value-of select="key('word', 'not-saved')"/></h2>
          <p class="nw-question"></p>
          <div class="nw-line">
            <button type="button" data-do="keep"><xsl:value-of select="key('word', 'keep')"/></button>
            <button type="button" data-do="replace"><xsl:value-of select="key('word', 'open-file')"/></button>
          </div>
        </dialog>
        <template id="nw-editor"><xsl:call-template name="editor"/></template>
        <xsl:call-template name="words"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="editor">
    <form class="nw-editor" novalidate="novalidate" aria-labelledby="nw-editor-place">
      <h3 id="nw-editor-place" class="nw-place"></h3>
      <fieldset aria-describedby="nw-type-fault">
        <legend><xsl:value-of select="key('word', 'type-of-comment')"/></legend>
        <xsl:for-each select="kind">
          <label><input type="radio" name="nw-type" value="{@code}" required="required"/><span><b><xsl:value-of select="@code"/></b><xsl:text> </xsl:text><xsl:value-of select="."/></span></label>
        </xsl:for-each>
      </fieldset>
      <p id="nw-type-fault" class="nw-fault" hidden="hidden"></p>
      <p class="nw-field">
        <label for="nw-comment"><xsl:value-of select="key('word', 'comment-field')"/></label>
        <textarea id="nw-comment" rows="5" dir="auto" aria-describedby="nw-comment-fault"></textarea>
      </p>
      <p id="nw-comment-fault" class="nw-fault" hidden="hidden"></p>
      <p class="nw-field">
        <label for="nw-proposal"><xsl:value-of select="key('word', 'proposal-field')"/></label>
        <textarea id="nw-proposal" rows="4" dir="auto"></textarea>
      </p>
      <div class="nw-line nw-patterns" role="group" aria-label="{key('word', 'begin-with')}">
        <button type="button" data-pattern="replace"><xsl:value-of select="key('word', 'begin-replace')"/></button>
        <button type="button" data-pattern="delete"><xsl:value-of select="key('word', 'begin-delete')"/></button>
        <button type="button" data-pattern="add"><xsl:value-of select="key('word', 'begin-add')"/></button>
      </div>
      <p class="nw-field">
        <label for="nw-quoted"><xsl:value-of select="key('word', 'quoted')"/></label>
        <input id="nw-quoted" type="text" dir="auto" autocomplete="off" spellcheck="false" aria-describedby="nw-quoted-hint"/>
        <span id="nw-quoted-hint" class="small"><xsl:value-of select="key('word', 'quoted-hint')"/></span>
      </p>
      <p id="nw-quoted-fault" class="nw-fault" role="status" hidden="hidden"></p>
      <div class="nw-line">
        <button type="submit" class="nw-first"><xsl:value-of select="key('word', 'finish')"/></button>
        <button type="button" data-do="delete"><xsl:value-of select="/commenting/said[@key = 'delete']"/></button>
      </div>
    </form>
  </xsl:template>

  <xsl:template name="words">
    <ul class="nw-words" lang="{@language}" hidden="hidden">
      <xsl:for-each select="said"><li data-word="{@key}"><xsl:value-of select="."/></li></xsl:for-each>
      <!-- What is written into comments is in the language of the form. -->
      <li data-word="replace">Replace {words} by {new}.</li>
      <li data-word="delete-words">Delete {words}.</li>
      <li data-word="add">Add {new} after {words}.</li>
      <li data-word="general">General</li>
    </ul>
  </xsl:template>
</xsl:stylesheet>
