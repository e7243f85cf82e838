/* The ballot page, part 4: choosing in the text, writing, the list, saving. The saved file is the truth; the browser's
   storage is a safety copy. It makes no markup from text, and sends nothing. */
(() => {
  "use strict";
  const { ballot, blocks, named, main, say, clean, plain, blockOf, elementOf, ownPart, selected, rangeOf, HEADINGS } = nwText;
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
  const take = make("button", "nw-take", say("take"));
  let state = { body: "", comments: [], saved: "", changed: false, last: 0 };
  let current = null; // the comment that is being written
  let shown = !narrow.matches; // whether the panel is open on a wide screen
  let removed = null;
  let waiting = 0;

  function make(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    if (name === "button") made.type = "button";
    return made;
  }
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
    endChoosing();
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
  /* Modes give the text another width on narrow screens; the block that is being read stays where it is. */
  function mode(name, on) {
    if (root.classList.contains(name) === on) return;
    const held = beingRead();
    const before = held ? held.getBoundingClientRect().top : 0;
    root.style.overflowAnchor = "none"; // else the browser would move it a second time
    root.classList.toggle(name, on);
    if (held) scrollBy({ top: held.getBoundingClientRect().top - before, behavior: "instant" });
    setTimeout(() => { root.style.overflowAnchor = ""; }, 300);
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
  /* As the first thing of a block, in the heading of a clause; before what takes no button. */
  function put(button, element) {
    let place = element.matches("section") ? element.querySelector(`:scope > ${HEADINGS}`) || element : element;
    if (place.matches("dl > div")) place = place.firstElementChild;
    while (place.matches("tr, tbody, thead, tfoot")) place = place.parentElement;
    if (place.matches("table, ul, ol, dl, math, img, hr, pre")) place.before(button); else place.prepend(button);
  }
  /* The first block of the window. What waits for its layout (deferred.py) isn't asked where it is: that would lay it out. */
  function beingRead() {
    const parts = [...main.querySelectorAll(".nw-deferred")];
    const part = parts.find(one => one.getBoundingClientRect().bottom > 60);
    const within = part ? [part, ...part.querySelectorAll("[id]")] : parts.length ? [] : [...blocks.values()].map(elementOf);
    let [first, height] = [part || null, Infinity];
    for (const one of within) { // not in the order of the page: footnotes stand at its end
      const { top } = one.getBoundingClientRect();
      if (top >= 40 && top < height) [first, height] = [one, top];
    }
    return first;
  }
  function point(one) {
    for (const old of main.querySelectorAll(".nw-looked-at")) old.classList.remove("nw-looked-at");
    const block = named.get(one.target);
    if (!block) return;
    ownPart(block).classList.add("nw-looked-at");
    const at = ownPart(block).getBoundingClientRect();
    if (!narrow.matches && (at.bottom < 80 || at.top > innerHeight - 40)) ownPart(block).scrollIntoView({ block: "center" });
  }

  /* -- choosing a block: a button on each that is near, reached with Tab or the arrow keys; a click anywhere on the
     block does the same -- */
  const near = new IntersectionObserver(entries => {
    const fresh = !main.querySelector(".nw-pick");
    for (const { target, isIntersecting } of entries) if (isIntersecting) offerPick(target);
    if (fresh && choosing()) focusPick();
  }, { rootMargin: "200% 0px" });
  const choosing = () => root.classList.contains("nw-choosing");
  function choose() {
    if (choosing()) return endChoosing();
    mode("nw-choosing", true);
    tools.querySelector("[data-do=choose]").setAttribute("aria-pressed", "true");
    for (const block of blocks.values()) {
      const part = ownPart(block);
      // of these the first part stands at the same place
      if (!part.matches("ul, ol, dl, .statement, .def-list")) near.observe(part);
      part.block = block;
    }
    status(say("choosing"));
  }
  function offerPick(part) {
    near.unobserve(part);
    const { block } = part;
    const button = make("button", "nw-about nw-pick", "+");
    button.setAttribute("aria-label", say("on", { place: [block.clause, block.element].filter(Boolean).join(", ") }));
    button.block = block;
    put(button, elementOf(block));
  }
  function focusPick() {
    const buttons = [...main.querySelectorAll(".nw-pick")];
    const first = buttons.find(one => one.getBoundingClientRect().top > 90) || buttons[0];
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: "nearest" });
  }
  function endChoosing() {
    if (!choosing()) return;
    mode("nw-choosing", false);
    tools.querySelector("[data-do=choose]").setAttribute("aria-pressed", "false");
    near.disconnect();
    for (const one of main.querySelectorAll(".nw-pick")) one.remove();
    over(null);
    status("");
  }
  function over(element) {
    for (const old of main.querySelectorAll(".nw-over")) if (old !== element) old.classList.remove("nw-over");
    if (element) element.classList.add("nw-over");
  }
  function status(text) {
    const line = document.querySelector("body > .nw-bar .nw-status");
    if (line) line.textContent = text;
  }
  main.addEventListener("click", event => {
    if (!choosing()) return;
    const button = event.target.closest(".nw-pick");
    if (!button && event.target.closest("a, button, input, summary")) return;
    const block = button ? button.block : blockOf(event.target);
    if (!block) return;
    event.preventDefault();
    begin(block);
  });
  main.addEventListener("pointerover", event => {
    if (!choosing()) return;
    const block = event.target.closest(".nw-pick")?.block || blockOf(event.target);
    over(block ? ownPart(block) : null);
  });
  main.addEventListener("focusin", event => {
    const pick = event.target.closest(".nw-pick");
    if (pick) over(ownPart(pick.block));
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && choosing()) {
      endChoosing();
      return tools.querySelector("[data-do=choose]").focus();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const found = selected();
      if (found) {
        event.preventDefault();
        begin(found.block, found.quoted);
      }
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = event.target.closest?.(".nw-pick");
    if (!step || !at) return;
    event.preventDefault();
    const all = [...main.querySelectorAll(".nw-pick")];
    const next = all[all.indexOf(at) + step];
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    }
  });

  /* -- words that are selected: a button beside them -- */
  let soon = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(soon);
    soon = setTimeout(offer, 200);
  });
  function offer() {
    const found = selected();
    if (!found) return take.remove();
    const ends = found.range.getClientRects();
    const at = ends[ends.length - 1] || found.range.getBoundingClientRect();
    const origin = main.getBoundingClientRect();
    if (!take.isConnected) main.append(take);
    const left = Math.min(at.right, root.clientWidth - take.offsetWidth - 8);
    take.style.left = `${Math.max(8, left) - origin.left}px`;
    take.style.top = `${at.bottom + 6 - origin.top}px`;
  }
  const holdSelection = event => event.preventDefault(); // else the press would end the selection
  take.addEventListener("mousedown", holdSelection);
  tools.addEventListener("mousedown", holdSelection);
  take.addEventListener("click", () => {
    const found = selected();
    take.remove();
    if (found) begin(found.block, found.quoted);
  });

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
    choose() {
      const found = selected();
      if (found) begin(found.block, found.quoted); else choose();
    },
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

  const copied = nwFiles.copy.read();
  if (copied) take_over(copied);
  else draw();
  hint.textContent = bodyFault()[0];
  lay();
  if (copied && copied.comments.length) tell(say("restored", { count: count(copied.comments.length) }));
})();
