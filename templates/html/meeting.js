/* The meeting view's own script. Without it everything can be read: text, comments, overview, links both ways. It makes
   no markup from text, keeps nothing, sends nothing; its words stand in the page (meeting.xsl). */
(() => {
  "use strict";
  const root = document.documentElement;
  const bar = document.querySelector(".nw-meet");
  const text = document.getElementById("text");
  const pane = document.getElementById("nw-comments");
  const overview = document.getElementById("nw-overview");
  const help = document.getElementById("nw-help");
  const words = document.getElementById("nw-words");
  const selects = [...bar.querySelectorAll("select")];
  const told = bar.querySelector(".nw-found");
  const comments = [...pane.querySelectorAll(".comment")];
  const clauses = [...pane.querySelectorAll(".nw-clause")];
  const wide = matchMedia("(min-width: 64rem)");
  const texts = new Map();
  let shown = comments;
  let current = null;
  let marked = null;
  let waiting = 0;

  const plain = string => string.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();

  /* What is looked in; made while nothing else is to do, since thousands at once would be noticed. */
  function textOf(comment) {
    if (!texts.has(comment)) texts.set(comment, plain(comment.textContent));
    return texts.get(comment);
  }
  function prepare(at = 0) {
    const until = performance.now() + 8;
    while (at < comments.length && performance.now() < until) textOf(comments[at++]);
    if (at < comments.length) setTimeout(() => prepare(at), 4);
  }

  /* -- views: on narrow screens text or comments, on wide ones both; or the overview -- */
  function show(view) {
    root.dataset.view = view === "text" && wide.matches ? "comments" : view;
    for (const button of bar.querySelectorAll("[data-view]")) {
      button.setAttribute("aria-pressed", String(button.dataset.view === root.dataset.view));
    }
    if (view === "overview") scrollTo(0, 0);
  }
  const measure = () => root.style.setProperty("--above", `${Math.ceil(bar.offsetHeight + (root.classList.contains("nw-large") ? 0 : bar.previousElementSibling.offsetHeight))}px`);

  /* -- the comment that is looked at, and its place in the text -- */
  function select(comment, { focus = true } = {}) {
    if (!comment) return;
    if (current) {
      current.removeAttribute("aria-current");
      current.parentElement.classList.remove("nw-here");
    }
    current = comment;
    current.parentElement.classList.add("nw-here");
    current.setAttribute("aria-current", "true");
    if (root.dataset.view === "overview") show("comments");
    if (focus) current.focus({ preventScroll: true });
    current.scrollIntoView({ block: wide.matches ? "start" : "nearest" });
    mark(document.getElementById(comment.dataset.to || ""));
    tell();
  }
  function mark(block) {
    if (marked) marked.classList.remove("nw-looked-at");
    marked = block;
    if (!block) return;
    block.classList.add("nw-looked-at");
    if (wide.matches || root.dataset.view === "text") block.scrollIntoView({ block: block.offsetHeight > innerHeight / 2 ? "start" : "center" });
  }
  function step(by, wanted = () => true) {
    if (!shown.length) return;
    let at = current ? shown.indexOf(current) : -1;
    if (at < 0) at = current ? nearest(by) : by > 0 ? -1 : shown.length;
    for (at += by; at >= 0 && at < shown.length; at += by) {
      if (wanted(shown[at])) return select(shown[at]);
    }
  }
  /* The place in the list where a comment would stand that the filter has hidden. */
  function nearest(by) {
    const after = shown.findIndex(one => current.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    const at = after < 0 ? shown.length : after;
    return by > 0 ? at - 1 : at;
  }
  function mates() {
    if (!current || !current.dataset.group) return;
    const all = comments.filter(one => one.dataset.group === current.dataset.group);
    const next = all[(all.indexOf(current) + 1) % all.length];
    if (next.hidden) clear();
    select(next);
  }

  /* -- filters -- */
  const fits = {
    body: (comment, value) => comment.dataset.body === value,
    type: (comment, value) => comment.dataset.type === value,
    status: (comment, value) => comment.dataset.status === value,
    clause: (comment, value) => comment.dataset.clause === value,
    decided: (comment, value) => comment.dataset.decided === value,
    group: (comment, value) => value === "any" ? "group" in comment.dataset
      : value === "against" ? "against" in comment.dataset : comment.dataset.group === value,
  };
  function filter() {
    const sought = plain(words.value).split(/\s+/).filter(Boolean);
    const chosen = selects.filter(one => one.value).map(one => [fits[one.dataset.by], one.value]);
    shown = [];
    for (const comment of comments) {
      const fit = chosen.every(([test, value]) => test(comment, value)) && sought.every(word => textOf(comment).includes(word));
      if (comment.hidden === fit) comment.hidden = !fit;
      if (fit) shown.push(comment);
    }
    const full = new Set(shown.map(one => one.parentElement));
    for (const clause of clauses) clause.hidden = !full.has(clause);
    bar.querySelector(".nw-active").textContent = chosen.length ? String(chosen.length) : "";
    if (root.classList.contains("nw-large") && (!current || current.hidden)) step(1);
    tell();
  }
  function tell() {
    const all = shown.length === comments.length;
    const line = all ? bar.dataset.all : shown.length ? bar.dataset.some : bar.dataset.none;
    const at = current ? shown.indexOf(current) + 1 : 0;
    const counted = line.replace("{n}", shown.length).replace("{all}", comments.length);
    told.textContent = at ? `${at} · ${counted}` : counted;
  }
  function clear() {
    words.value = "";
    for (const one of selects) one.value = "";
    filter();
  }
  function only(by, value) {
    const one = selects.find(select => select.dataset.by === by);
    const same = one.value === value;
    clear();
    one.value = same ? "" : value;
    filter();
    step(1);
  }

  function large() {
    if (!current || current.hidden) select(shown[0], { focus: false });
    const on = root.classList.toggle("nw-large");
    bar.querySelector("[data-do=large]").setAttribute("aria-pressed", String(on));
    requestAnimationFrame(() => {
      measure();
      select(current || shown[0]);
    });
  }
  function toText() {
    if (text.contains(document.activeElement)) return select(current);
    show("text");
    if (marked) {
      mark(marked);
      marked.tabIndex = -1;
      marked.focus({ preventScroll: true });
    } else text.focus();
  }

  /* Links between text and comments. A comment that a filter hides is shown again when a link leads to it. */
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#']");
    if (!link) {
      const comment = event.target.closest(".comment");
      if (comment && comment !== current && !String(getSelection())) select(comment, { focus: false });
      return;
    }
    const target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (!target) return;
    if (target.matches(".comment")) {
      event.preventDefault();
      if (target.hidden) clear();
      show("comments");
      select(target);
    } else if (text.contains(target) && !text.contains(link)) {
      event.preventDefault();
      show("text");
      const comment = link.closest(".comment");
      if (comment && comment !== current) select(comment, { focus: false });
      mark(target);
    }
  });

  const doing = {
    next: () => step(1), previous: () => step(-1), clear, large,
    help: () => help.showModal(), close: () => help.close(),
  };
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-do], .nw-views button");
    if (!button) return;
    if (button.dataset.do) doing[button.dataset.do]();
    else show(button.dataset.view);
  });

  const keys = {
    j: () => step(1), k: () => step(-1),
    n: () => step(1, one => one.dataset.decided === "no"), p: () => step(-1, one => one.dataset.decided === "no"),
    g: mates, t: toText, x: clear, l: large, u: () => only("clause", "unplaced"),
    o: () => show(root.dataset.view === "overview" ? "comments" : "overview"),
    "/": () => words.focus(), "?": () => help.showModal(),
    f: () => {
      const menu = bar.querySelector(".nw-filters");
      menu.open = true;
      menu.querySelector("select").focus();
    },
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || !document.getElementById("nw-keys").checked) return;
    if (event.target.closest("input, select, textarea")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  bar.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      bar.querySelector(".nw-filters").open = false;
      if (current) current.focus({ preventScroll: true });
      else pane.focus();
    } else if (event.key === "Enter" && event.target === words) {
      filter();
      step(1);
    }
  });
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  for (const one of selects) one.addEventListener("change", filter);

  /* An address with a comment's id leads to it, also from another page. */
  function led() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches(".comment")) {
      if (target.hidden) clear();
      select(target, { focus: false });
    } else if (overview.contains(target)) show("overview");
    else if (text.contains(target)) show("text");
  }
  addEventListener("hashchange", led);
  addEventListener("resize", measure);
  wide.addEventListener("change", () => show(root.dataset.view));
  root.classList.add("nw-scripted");
  bar.hidden = false;
  for (const area of [text, pane]) area.tabIndex = 0; // they scroll by themselves, and keys shall do it too
  show("comments");
  measure();
  filter();
  led();
  setTimeout(prepare, 200);
})();
