/* The ballot page, part 5: writing, the list, saving. The saved file is the truth; the browser's
   storage is a safety copy. It makes no markup from text, and sends nothing. */
(() => {
  "use strict";
  const { ballot, blocks, named, main, say, clean, plain, elementOf, ownPart, rangeOf } = nwText;
  const { make, put, mode } = nwMarking;
  const root = document.documentElement;
  const panel = document.getElementById("nw-notes");
  const tools = document.querySelector(".nw-marking");
  const list = panel.querySelector(".nw-cards");
  const body = document.getElementById("nw-body");
  const hint = document.getElementById("nw-body-hint");
  const told = panel.querySelector(".nw-told");
  const again = panel.querySelector(".nw-again");
  const ask = document.getElementById("nw-ask");
  const chooser = panel.querySelector("input[type=file]");
  const form = document.getElementById("nw-editor").content.firstElementChild.cloneNode(true);
  const field = id => form.querySelector(`#nw-${id}`);
  const narrow = matchMedia("screen and (max-width: 79.99rem)"); // on paper the comments stand behind the text
  const sheet = make("dialog", "nw-sheet");
  let state = { body: "", comments: [], saved: "", changed: false, last: 0 };
  let current = null; // the comment that is being written
  let shown = !narrow.matches; // whether the panel is open on a wide screen
  let removed = null;
  let waiting = 0;

  const count = n => n === 1 ? say("one") : say("many", { n });
  const isEmpty = one => !one.comment.trim() && !one.proposal.trim();
  const missing = one => !one.type ? "type" : isEmpty(one) ? "text" : "";
  const position = one => one.target === "" && !one.cells ? -1 : named.has(one.target) ? named.get(one.target).at : blocks.size;

  /* "5.1, Paragraph 2, lines 265-266" */
  function placeOf(one) {
    const { line, clause, element } = nwFiles.cells(one);
    if (!one.target && !one.cells) return say("document");
    const lines = line && say(/\d\D+\d/.test(line) ? "lines" : "line", { lines: line });
    return [clause, element, lines].filter(Boolean).join(", ");
  }

  /* -- telling, and keeping -- */
  function tell(text, undo = false) {
    told.textContent = text;
    again.hidden = !undo;
    if (!undo) removed = null;
  }
  function show() {
    const n = state.comments.length;
    const values = { count: count(n), file: state.saved };
    const key = state.changed ? n ? "unsaved" : "unsaved-none" : n ? state.saved ? "saved" : "unsaved" : "none";
    const line = panel.querySelector(".nw-state");
    line.textContent = say(key, values);
    line.classList.toggle("nw-due", state.changed);
    tools.querySelector(".nw-number").textContent = n ? ` ${n}` : "";
    panel.querySelector(".nw-start").hidden = n > 0;
    panel.querySelector(".nw-copy").textContent = say(nwFiles.copy.state());
  }
  function keep() {
    clearTimeout(waiting);
    waiting = 0;
    nwFiles.copy.keep(state);
    show();
  }
  function change() {
    if (!state.changed) removed = null;
    state.changed = true;
    show();
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300);
  }
  addEventListener("beforeunload", event => {
    if (waiting) keep();
    if (!state.changed) return;
    event.preventDefault();
    event.returnValue = true; // for browsers that ask for it
  });

  /* -- the panel: beside the text, or a sheet over it -- */
  function lay() {
    const open = sheet.open || (!narrow.matches && shown);
    if (sheet.open) sheet.close();
    if (!narrow.matches) main.after(panel); else sheet.append(panel);
    panel.hidden = !narrow.matches && !shown;
    root.classList.toggle("nw-beside", !narrow.matches && shown);
    if (narrow.matches && open && current) sheet.showModal();
    expanded();
  }
  const expanded = () => tools.querySelector("[data-do=panel]").setAttribute("aria-expanded", String(!narrow.matches ? shown : sheet.open));
  function openPanel() {
    shown = true;
    lay();
    if (narrow.matches && !sheet.open) sheet.showModal();
    expanded();
  }
  function shutPanel() {
    if (sheet.open) return sheet.close();
    shown = false;
    lay();
    tools.querySelector("[data-do=panel]").focus();
  }
  sheet.setAttribute("aria-labelledby", "nw-notes-title");
  sheet.addEventListener("close", expanded);
  sheet.addEventListener("click", event => { if (event.target === sheet) sheet.close(); });
  document.body.append(sheet);
  narrow.addEventListener("change", lay);

  /* -- writing -- */
  function begin(block, quoted = "") {
    finish();
    nwMarking.end();
    getSelection().removeAllRanges();
    state.last += 1;
    const made = { own: String(state.last), target: block ? block.name : "", quoted: plain(quoted), type: "", comment: "", proposal: "" };
    state.comments.push(made);
    edit(made);
  }
  function edit(one) {
    if (current !== one) finish();
    current = one;
    openPanel();
    draw();
    form.querySelector("[name=nw-type]:checked, [name=nw-type]").focus();
    form.scrollIntoView({ block: "nearest" });
    point(one);
  }

  /* Ends the writing; a comment that says nothing isn't kept. */
  function finish() {
    const one = current;
    current = null;
    if (!one) return;
    if (isEmpty(one)) state.comments = state.comments.filter(other => other !== one);
    draw();
    keep();
  }
  function done() {
    const one = current;
    const lack = missing(one);
    faults(lack);
    if (lack === "type" && !isEmpty(one)) return form.querySelector("[name=nw-type]").focus();
    if (lack === "text" || lack) return field("comment").focus();
    finish();
    if (sheet.open) sheet.close();
    else card(one)?.focus({ preventScroll: true });
  }
  function faults(lack) {
    for (const name of ["type", "comment"]) {
      const fault = field(`${name}-fault`);
      fault.hidden = lack !== (name === "type" ? "type" : "text");
      fault.textContent = fault.hidden ? "" : say("unfinished", { what: say(lack) });
    }
    for (const one of form.querySelectorAll("[name=nw-type]")) one.setAttribute("aria-invalid", String(lack === "type"));
    field("comment").setAttribute("aria-invalid", String(lack === "text"));
  }
  function fillForm(one) {
    field("editor-place").textContent = placeOf(one);
    for (const radio of form.querySelectorAll("[name=nw-type]")) radio.checked = radio.value === one.type;
    for (const name of ["comment", "proposal", "quoted"]) {
      field(name).value = one[name];
      field(name).maxLength = ballot.limits[name] - 1000;
    }
    field("quoted").closest(".nw-field").hidden = !named.has(one.target);
    faults("");
    look();
  }

  /* Whether the words of the text stand where the comment is. */
  function look() {
    const block = named.get(current.target);
    const lost = block && plain(current.quoted) && !rangeOf(block, current.quoted);
    const fault = field("quoted-fault");
    fault.hidden = !lost;
    fault.textContent = lost ? say("not-there") : "";
    field("editor-place").textContent = placeOf(current);
  }
  form.addEventListener("input", event => {
    const name = event.target.name === "nw-type" ? "type" : event.target.id.replace("nw-", "");
    if (!current || !(name in current)) return;
    const text = clean(event.target.value);
    const left = event.target.value.replace(/\r\n?/g, "\n").length - text.length;
    if (left) {
      const at = event.target.selectionStart - left;
      event.target.value = text;
      event.target.setSelectionRange(at, at);
      tell(say("left-out", { n: left }));
    }
    current[name] = name === "quoted" ? plain(text) : text;
    if (name === "quoted") look();
    if (!missing(current)) faults("");
    change();
  });
  form.addEventListener("submit", event => { event.preventDefault(); done(); });
  form.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      done();
    }
  });
  form.addEventListener("click", event => {
    const pattern = event.target.closest("[data-pattern]");
    if (pattern) propose({ replace: "replace", delete: "delete-words", add: "add" }[pattern.dataset.pattern]);
  });

  /* Writes the beginning of a proposed change that can be carried out as it stands; the cursor goes where words are due. */
  function propose(key) {
    const box = field("proposal");
    const words = plain(current.quoted);
    const before = box.value.trim() ? `${box.value.trimEnd()}\n` : "";
    const text = before + say(key, { words: nwFiles.marked(words), new: '""' });
    box.value = text;
    const due = !words ? text.indexOf('""', before.length) + 1 : key === "delete-words" ? text.length : text.lastIndexOf('""') + 1;
    const first = key === "add" && words ? text.indexOf('""', before.length) + 1 : due;
    box.focus();
    box.setSelectionRange(first, first);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /* -- the list -- */
  const card = one => [...list.children].find(item => item.comment === one)?.querySelector(".nw-card");
  function draw() {
    state.comments.sort((a, b) => position(a) - position(b) || Number(a.own) - Number(b.own));
    if (form.isConnected) form.remove();
    list.replaceChildren(...state.comments.map(item));
    marks();
    show();
  }
  function item(one) {
    const made = make("li");
    made.comment = one;
    if (one === current) {
      fillForm(one);
      made.append(form);
      return made;
    }
    const article = make("article", "nw-card");
    article.tabIndex = -1;
    const title = make("h3", "nw-place");
    const block = named.get(one.target);
    const place = block ? make("a", "", placeOf(one)) : make("span", "", placeOf(one));
    if (block) place.href = `#${encodeURIComponent(block.id)}`;
    title.append(place);
    if (one.type) title.append(" ", make("span", "nw-kind-of", one.type));
    article.append(title);
    if (missing(one)) article.append(make("p", "nw-fault", say("unfinished", { what: say(missing(one)) })));
    if (one.quoted) article.append(own("blockquote", one.quoted));
    if (one.comment.trim()) article.append(own("p", one.comment.trim(), "nw-said"));
    if (one.proposal.trim()) article.append(make("p", "nw-label", say("proposed")), own("p", one.proposal.trim(), "nw-said"));
    const row = make("p", "nw-line");
    for (const name of ["edit", "delete"]) {
      const button = make("button", "", say(name));
      button.dataset.do = name;
      button.setAttribute("aria-label", `${say(name)}: ${placeOf(one)}`);
      row.append(button);
    }
    article.append(row);
    made.append(article);
    return made;
  }
  /* What the reader wrote, in its own direction. */
  function own(name, text, className = "") {
    const made = make(name, className, text);
    made.dir = "auto";
    return made;
  }
  function drop(one) {
    const place = placeOf(one);
    const empty = isEmpty(one);
    if (current === one) current = null;
    state.comments = state.comments.filter(other => other !== one);
    draw();
    if (empty) return keep();
    change();
    tell(say("deleted", { place }), true);
    removed = one;
    again.firstElementChild.focus();
  }

  /* -- marks in the text: how many comments there are on a block -- */
  function marks() {
    for (const one of main.querySelectorAll(".nw-about.nw-mine")) one.remove();
    const about = new Map();
    for (const one of state.comments) if (named.has(one.target)) about.set(one.target, [...(about.get(one.target) || []), one]);
    for (const [target, comments] of about) {
      const badge = make("button", "nw-about nw-mine", String(comments.length));
      badge.setAttribute("aria-label", `${count(comments.length)}: ${placeOf({ ...comments[0], quoted: "" })}`);
      badge.addEventListener("click", () => reveal(comments[0]));
      put(badge, elementOf(named.get(target)));
    }
    mode("nw-marked", about.size > 0);
    highlight();
  }
  function highlight() {
    if (!globalThis.Highlight || !CSS.highlights) return;
    const ranges = state.comments.filter(one => one.quoted && named.has(one.target)).map(one => rangeOf(named.get(one.target), one.quoted));
    CSS.highlights.set("nw-quoted", new Highlight(...ranges.filter(Boolean)));
  }
  function reveal(one) {
    if (current === one) return edit(one);
    openPanel();
    const found = card(one);
    found?.scrollIntoView({ block: "nearest" });
    found?.focus({ preventScroll: true });
  }
  function point(one) {
    for (const old of main.querySelectorAll(".nw-looked-at")) old.classList.remove("nw-looked-at");
    const block = named.get(one.target);
    if (!block) return;
    ownPart(block).classList.add("nw-looked-at");
    const at = ownPart(block).getBoundingClientRect();
    if (!narrow.matches && (at.bottom < 80 || at.top > innerHeight - 40)) ownPart(block).scrollIntoView({ block: "center" });
  }

  /* -- the body -- */
  function bodyFault() {
    const code = body.value.trim().replace(/\s+/g, " ").toUpperCase();
    const name = known => ballot.bodies[known] || known;
    if (!code) return [say("body-hint"), "body-needed"];
    if (ballot.aliases[code] && !ballot.bodies[code]) {
      const meant = ballot.aliases[code];
      body.value = meant;
      return [say("body-alias", { name: name(meant), code: meant }), ""];
    }
    if (ballot.doubts[code]) {
      const other = ballot.doubts[code];
      return [say("body-doubt", { code, name: name(code), other, "other-name": name(other) }), ""];
    }
    if (ballot.bodies[code]) return [say("body-known", { code, name: name(code) }), ""];
    const form = /^[A-Z][A-Z0-9&.+/-]*( [A-Z0-9&.+-]*[0-9/][A-Z0-9&.+/-]*){0,3}$/.test(code) && code.length > 1;
    const numbered = /^[A-Z]{2}[\s._:#-]*\d/.test(code);
    if (!form || numbered) return [say("body-wrong", { code: code.slice(0, 40) }), "body-wrong"];
    return [say("body-unknown", { code }), ""];
  }
  function readBody() {
    const [words, fault] = bodyFault();
    hint.textContent = words;
    body.setAttribute("aria-invalid", String(fault === "body-wrong"));
    const code = fault ? "" : body.value.trim().replace(/\s+/g, " ").toUpperCase();
    if (code) body.value = code;
    return { code, words: fault === "body-needed" ? say("first", { what: say(fault) }) : words };
  }
  body.addEventListener("change", () => {
    const { code } = readBody();
    if (code === state.body) return;
    state.body = code;
    if (state.comments.length) change(); else keep();
  });

  /* -- saving and opening -- */
  function ready() {
    finish();
    tell("");
    if (!state.comments.length) return void tell(say("nothing"));
    const lack = state.comments.find(missing);
    if (lack) {
      edit(lack);
      faults(missing(lack));
      return void tell(say("first", { what: `${placeOf(lack)}: ${say(missing(lack))}` }));
    }
    const { code, words } = readBody();
    if (!code) {
      body.focus();
      return void tell(words);
    }
    state.body = code;
    return true;
  }
  function save() {
    if (!ready()) return;
    const file = nwFiles.nameOf(state, "json");
    nwFiles.download(file, new Blob([nwFiles.text(state)], { type: "application/json" }));
    state.saved = file;
    state.changed = false;
    keep();
    tell(say("done", { file }));
  }
  function saveForm() {
    if (!ready()) return;
    const file = nwFiles.nameOf(state, "docx");
    nwFiles.download(file, nwFiles.wordForm(state));
    tell(say("done-word", { file }));
  }
  let offered = null;
  chooser.addEventListener("change", async () => {
    const file = chooser.files[0];
    chooser.value = "";
    if (!file) return;
    finish();
    try {
      const read = await nwFiles.readFile(file);
      offered = { ...read, file: file.name };
    } catch (fault) {
      return tell(fault.message);
    }
    if (!state.changed || !state.comments.length) return accept();
    ask.querySelector(".nw-question").textContent = say("ask", { file: file.name });
    ask.showModal();
  });
  function accept() {
    const { body: code, comments, left, file } = offered;
    take_over({ body: code, comments, saved: file, changed: false, last: 0 });
    keep();
    tell([say("opened", { count: count(comments.length), file }), left ? say("left-out", { n: left }) : ""].join(" ").trim());
  }
  function take_over(other) {
    current = null;
    state = other;
    const numbers = state.comments.map(one => Number(one.own)).filter(Number.isInteger);
    state.last = Math.max(state.last, 0, ...numbers);
    for (const one of state.comments) one.own = one.own || String(state.last += 1);
    body.value = state.body;
    readBody();
    draw();
  }

  const doing = {
    choose: nwMarking.choose,
    panel: () => (!narrow.matches && shown) ? shutPanel() : openPanel(),
    shut: shutPanel,
    save, word: saveForm, open: () => chooser.click(),
    document: () => begin(null),
    keep: () => ask.close(),
    replace() { ask.close(); accept(); },
    erase() {
      clearTimeout(waiting);
      waiting = 0;
      nwFiles.copy.erase();
      show();
      tell(say("erased"));
    },
    undo() {
      if (!removed) return;
      const one = removed;
      state.comments.push(one);
      tell("");
      change();
      draw();
      card(one)?.focus();
    },
  };
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-do]");
    if (!button) {
      const link = event.target.closest(".nw-cards .nw-place a");
      if (link) {
        if (sheet.open) sheet.close();
        point(link.closest("li").comment);
      }
      return;
    }
    const one = button.closest(".nw-cards > li")?.comment;
    if (button.dataset.do === "edit") edit(one);
    else if (button.dataset.do === "delete") drop(one);
    else doing[button.dataset.do]();
  });

  nwMarking.listen(begin);
  const copied = nwFiles.copy.read();
  if (copied) take_over(copied);
  else draw();
  hint.textContent = bodyFault()[0];
  lay();
  if (copied && copied.comments.length) tell(say("restored", { count: count(copied.comments.length) }));
})();
