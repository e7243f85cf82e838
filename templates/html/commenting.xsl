<?xml version="1.0" encoding="UTF-8"?>
<!-- The ballot page: what stands beside the text for who comments on it. What it gets is made by comments/commenting.py:
    commenting(@title @document @text @closes): kind(@code)…
  Of the body made here, what has @data-for = 'bar' is put into the bar of the page, all else behind its text. Nothing in it
  works without the scripts (commenting*.js), which show it; the words that they say stand in .nw-words.

  To change the look: put a commenting.css into the workspace's templates/html. To change the words or the structure: put a
  commenting.xsl there that begins with <xsl:import href="shipped:commenting.xsl"/>, and override single templates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:template match="/commenting">
    <html lang="en">
      <body>
        <div class="nw-marking" data-for="bar" lang="en" role="group" aria-label="Comments">
          <button type="button" data-do="choose" aria-pressed="false">Comment</button>
          <button type="button" data-do="panel" aria-expanded="false">Your comments<span class="nw-number"></span></button>
        </div>
        <aside id="nw-notes" class="nw-notes gen" lang="en" aria-labelledby="nw-notes-title" hidden="hidden">
          <div class="nw-line">
            <h2 id="nw-notes-title">Your comments</h2>
            <button type="button" data-do="shut">Close</button>
          </div>
          <p class="small">On <b><xsl:value-of select="@document"/></b>, ballot <xsl:value-of select="@title"/><xsl:if test="@closes != ''">; it closes on <xsl:value-of select="@closes"/></xsl:if>.</p>
          <p class="nw-state"></p>
          <div class="nw-line nw-saving">
            <button type="button" data-do="save" class="nw-first">Save</button>
            <button type="button" data-do="word">Word form</button>
            <button type="button" data-do="open">Open a saved file</button>
            <input type="file" accept=".json,application/json" hidden="hidden" tabindex="-1" aria-label="A saved file"/>
          </div>
          <p class="nw-told" role="status"></p>
          <p class="nw-again" hidden="hidden"><button type="button" data-do="undo">Undo</button></p>
          <p class="nw-field">
            <label for="nw-body">Code of your member body</label>
            <input id="nw-body" type="text" maxlength="40" autocomplete="off" spellcheck="false" aria-describedby="nw-body-hint"/>
            <span id="nw-body-hint" class="small"></span>
          </p>
          <div class="nw-start">
            <p>Mark words in the text and press <b>Comment</b>. Or press <b>Comment</b> first and choose a paragraph, title, table, figure or note: with the mouse, or with the arrow keys and Enter.</p>
            <p>Then save, and send the file to your member body. Nothing leaves this page by itself.</p>
          </div>
          <ol class="nw-cards"></ol>
          <p><button type="button" data-do="document">Comment on the whole document</button></p>
          <details class="nw-truth">
            <summary>Where your comments are kept</summary>
            <p><b>The file that you save is the truth.</b> Keep it and send it: your comments are in it and nowhere else. To go on another day or on another computer, open this page and then that file.</p>
            <p>While you write, this browser keeps a safety copy on this computer, for this ballot and this text alone, in case the window is closed. Other pages that are opened from this computer's disk could read it; erase it when the computer isn't yours. It is renewed when you write on.</p>
            <p class="nw-copy"></p>
            <p><button type="button" data-do="erase">Erase the safety copy</button></p>
            <p class="small">The text has the SHA-256 <code><xsl:value-of select="@text"/>…</code>. A file on another text or ballot isn't opened.</p>
          </details>
        </aside>
        <dialog id="nw-ask" class="nw-ask" lang="en" aria-labelledby="nw-ask-title">
          <h2 id="nw-ask-title">Not saved yet</h2>
          <p class="nw-question"></p>
          <div class="nw-line">
            <button type="button" data-do="keep">Keep what is here</button>
            <button type="button" data-do="replace">Open the file</button>
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
        <legend>Type of comment</legend>
        <xsl:for-each select="kind">
          <label><input type="radio" name="nw-type" value="{@code}" required="required"/><span><b><xsl:value-of select="@code"/></b><xsl:text> </xsl:text><xsl:value-of select="."/></span></label>
        </xsl:for-each>
      </fieldset>
      <p id="nw-type-fault" class="nw-fault" hidden="hidden"></p>
      <p class="nw-field">
        <label for="nw-comment">Comment: what is wrong, and why</label>
        <textarea id="nw-comment" rows="5" dir="auto" aria-describedby="nw-comment-fault"></textarea>
      </p>
      <p id="nw-comment-fault" class="nw-fault" hidden="hidden"></p>
      <p class="nw-field">
        <label for="nw-proposal">Proposed change: the exact words</label>
        <textarea id="nw-proposal" rows="4" dir="auto"></textarea>
      </p>
      <div class="nw-line nw-patterns" role="group" aria-label="Begin the proposed change with">
        <button type="button" data-pattern="replace">Replace …</button>
        <button type="button" data-pattern="delete">Delete …</button>
        <button type="button" data-pattern="add">Add … after</button>
      </div>
      <p class="nw-field">
        <label for="nw-quoted">Words of the text that it is about</label>
        <input id="nw-quoted" type="text" dir="auto" autocomplete="off" spellcheck="false" aria-describedby="nw-quoted-hint"/>
        <span id="nw-quoted-hint" class="small">As they stand in the text; empty for all of it. They come before the comment, in quotation marks.</span>
      </p>
      <p id="nw-quoted-fault" class="nw-fault" role="status" hidden="hidden"></p>
      <div class="nw-line">
        <button type="submit" class="nw-first">Done</button>
        <button type="button" data-do="delete">Delete</button>
      </div>
    </form>
  </xsl:template>

  <xsl:template name="words">
    <ul class="nw-words" lang="en" hidden="hidden">
      <li data-word="none">No comment yet.</li>
      <li data-word="unsaved">{count}, with changes that are in no saved file.</li>
      <li data-word="unsaved-none">No comment any more; the saved file still has some.</li>
      <li data-word="saved">{count}, saved as {file}.</li>
      <li data-word="one">1 comment</li>
      <li data-word="many">{n} comments</li>
      <li data-word="document">Whole document</li>
      <li data-word="line">line {lines}</li>
      <li data-word="lines">lines {lines}</li>
      <li data-word="on">Comment on {place}</li>
      <li data-word="take">Comment on these words</li>
      <li data-word="choosing">Choose what to comment on: click it, or use the arrow keys and Enter. Escape ends this.</li>
      <li data-word="proposed">Proposed change</li>
      <li data-word="edit">Edit</li>
      <li data-word="delete">Delete</li>
      <li data-word="deleted">The comment on {place} was deleted.</li>
      <li data-word="unfinished">Not finished: {what}</li>
      <li data-word="type">choose the type</li>
      <li data-word="text">write a comment or a proposed change</li>
      <li data-word="not-there">These words don't stand there.</li>
      <li data-word="left-out">{n} characters that no form can hold were left out.</li>
      <li data-word="nothing">There is no comment to save yet.</li>
      <li data-word="first">Not saved: {what}.</li>
      <li data-word="body-hint">Two letters such as those of your country, or the acronym of your organization. No person's name.</li>
      <li data-word="body-needed">give the code of your member body</li>
      <li data-word="body-wrong">“{code}” is no code. Give the letters alone, without number or name: two for a country, or an acronym.</li>
      <li data-word="body-known">{code}: {name}.</li>
      <li data-word="body-alias">{name} has the code {code}.</li>
      <li data-word="body-doubt">{code} is {name}; {other-name} is {other}.</li>
      <li data-word="body-unknown">{code} is no country's code: is it the acronym of your organization? No person's name.</li>
      <li data-word="done">Saved as {file}, where your browser puts downloads. Send that file.</li>
      <li data-word="done-word">The Word form was saved as {file}. It can't be opened here again; keep the file of “Save” too.</li>
      <li data-word="opened">{count} from {file}.</li>
      <li data-word="restored">{count} from the safety copy in this browser.</li>
      <li data-word="ask">Changes on this page are in no saved file. Open “{file}” in place of what is here?</li>
      <li data-word="large">“{file}” is too large to be a file of comments.</li>
      <li data-word="not-ours">“{file}” isn't a file that this page saves.</li>
      <li data-word="newer">“{file}” was saved by a newer page of another form; this page can't read it.</li>
      <li data-word="other-ballot">“{file}” has comments on {document}, ballot {ballot}. This page is for {own-document}, ballot {own}.</li>
      <li data-word="other-text">“{file}” has comments on another text of {document}. Open it on the page that it was written on.</li>
      <li data-word="copy">There is a safety copy.</li>
      <li data-word="no-copy">There is no safety copy.</li>
      <li data-word="no-storage">This browser keeps no safety copy here. Save often.</li>
      <li data-word="erased">The safety copy is erased. What is on this page stays until you close it.</li>
      <li data-word="replace">Replace {words} by {new}.</li>
      <li data-word="delete-words">Delete {words}.</li>
      <li data-word="add">Add {new} after {words}.</li>
      <li data-word="general">General</li>
    </ul>
  </xsl:template>
</xsl:stylesheet>
