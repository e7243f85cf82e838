/* The preview's own script, beside a page as a build makes it: follows the news, reloads where the reader is, shows
   findings beside the text. It makes no markup from text, keeps only the reader's place, and talks to its own server. */
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const NAMES = { iso: "ISO", en: "EN" };
  const PLACE = "normwright-place";
  const main = document.querySelector("main") || document.body;

  function make(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  /* -- where the reader is --------------------------------------------------------------------------------- */

  const textOf = element => element.textContent.replace(/\s+/g, " ").trim().slice(0, 80);

  /* The height below which the text isn't covered by what sticks to the top of the window. */
  function readingLine() {
    const bar = document.querySelector("body > .nw-bar");
    return 4 + Math.max(0, bar ? Math.min(bar.getBoundingClientRect().bottom, innerHeight / 3) : 0);
  }

  /* The innermost element with an id that is nearest the reading line. */
  function anchorHere() {
    const area = main.getBoundingClientRect();
    const left = Math.max(area.left, 0) + Math.min(area.width / 2, 120);
    for (let y = readingLine(); y < innerHeight; y += 12) {
      for (let node = document.elementFromPoint(left, y); node && node !== main; node = node.parentElement) {
        if (node.id && main.contains(node) && !node.closest(".pv-finding")) return node;
      }
    }
    return null;
  }

  /* The anchor with its neighbours: one of them will still be there when it is gone. */
  function place() {
    const anchor = scrollY > 0 ? anchorHere() : null;
    if (!anchor) return { top: scrollY, marks: [] };
    const all = [...main.querySelectorAll("[id]")];
    const at = all.indexOf(anchor);
    const near = all.slice(Math.max(0, at - 12), at + 13).sort((a, b) => Math.abs(all.indexOf(a) - at) - Math.abs(all.indexOf(b) - at));
    return { top: scrollY, marks: near.map(e => ({ id: e.id, text: textOf(e), y: e.getBoundingClientRect().top })) };
  }

  function keepPlace() {
    try { sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, ...place() })); } catch { /* none kept */ }
  }

  function keptPlace() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
      return kept && kept.path === location.pathname ? kept : null;
    } catch { return null; }
  }

  /* The same text under the same id; else the same text, whatever its number is now; else the same id. */
  function find(marks) {
    for (const mark of marks) {
      const element = document.getElementById(mark.id);
      if (element && textOf(element) === mark.text) return [element, mark.y];
    }
    const first = marks[0];
    const moved = first && first.text && [...main.querySelectorAll("[id]")].find(element => textOf(element) === first.text);
    if (moved) return [moved, first.y];
    for (const mark of marks) {
      const element = document.getElementById(mark.id);
      if (element) return [element, mark.y];
    }
    return null;
  }

  /* Parts of a long page get their true height only when they come into view: it takes some frames to be right. */
  let settling = null;
  function settle(element, y) {
    const turn = { element, y, left: 30 };
    settling = turn;
    const step = () => {
      if (settling !== turn) return;
      const off = turn.element.getBoundingClientRect().top - turn.y;
      if (Math.abs(off) >= 1) scrollBy({ top: off, behavior: "instant" });
      turn.left -= 1;
      if (turn.left > 0) requestAnimationFrame(step);
      else settling = null;
    };
    step();
  }
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(kind, () => { settling = null; }, { passive: true });
  }

  function goBack() {
    const kept = keptPlace();
    history.scrollRestoration = "auto";
    if (!kept) return;
    const found = find(kept.marks);
    if (found) settle(...found);
    else scrollTo({ top: kept.top, behavior: "instant" });
  }

  function reload() {
    keepPlace();
    history.scrollRestoration = "manual";
    location.reload();
  }

  /* -- the list on top, and the bar that stays in sight ----------------------------------------------------- */

  const panel = make("section", "pv");
  panel.id = "preview";
  panel.setAttribute("aria-label", "Findings");
  const list = make("details", "pv-list");
  const summary = make("summary");
  const entries = make("ol");
  panel.hidden = true;
  list.append(summary, entries);
  panel.append(list);
  const skip = document.querySelector("body > .skip");
  if (skip) skip.after(panel); else document.body.prepend(panel);

  const bar = make("section", "pv-bar");
  bar.setAttribute("aria-label", "Live preview");
  const status = make("span", "pv-status", "connecting");
  status.setAttribute("role", "status");
  const toList = make("a", "", "list");
  toList.href = "#preview";
  toList.addEventListener("click", () => { list.open = true; });
  const links = make("span", "pv-links");
  bar.append(status, " ", toList, links);
  document.body.append(bar);
  document.documentElement.classList.add("pv-on");

  function link(text, href, ownWindow) {
    const made = make("a", "", text);
    made.href = href;
    if (ownWindow) { made.target = "_blank"; made.rel = "noopener"; }
    return made;
  }

  function showLinks(versions) {
    const version = own.version || versions[0];
    const made = [];
    for (const name of versions.length > 1 ? versions : []) {
      const other = link(NAMES[name] || name, `/${name}`);
      if (name === version) other.setAttribute("aria-current", "page");
      other.addEventListener("click", () => {
        const anchor = scrollY > 0 && anchorHere();
        other.href = `/${name}${anchor ? "#" + encodeURIComponent(anchor.id) : ""}`;
      });
      made.push(other);
    }
    if (own.page && version) {
      const clause = link("PDF of this clause", `/${version}.pdf`, true);
      clause.addEventListener("click", () => {
        const anchor = anchorHere();
        clause.href = `/${version}.pdf${anchor ? "?part=" + encodeURIComponent(anchor.id) : ""}`;
      });
      made.push(clause, link("PDF", `/${version}.pdf`, true), link("STS", `/${version}.xml`, true));
    }
    links.replaceChildren(...made);
  }

  const WORDS = { error: ["error", "errors"], warning: ["warning", "warnings"], advice: ["piece of advice", "pieces of advice"] };
  function counted(counts) {
    const words = Object.keys(WORDS).filter(level => counts[level])
      .map(level => `${counts[level]} ${WORDS[level][counts[level] === 1 ? 0 : 1]}`);
    return words.join(", ") || "no findings";
  }

  function entry(finding) {
    const item = make("li", `pv-${finding.level}`);
    item.append(make("b", "", `${finding.level} ${finding.code} `), make("span", "", finding.message));
    if (finding.place) {
      const there = finding.anchor && document.getElementById(finding.anchor);
      const where = there ? link(finding.place, `#${encodeURIComponent(finding.anchor)}`) : make("span", "", finding.place);
      item.append(" ", where);
    }
    if (finding.help) item.append(make("small", "", finding.help));
    return item;
  }

  /* -- findings beside the text ---------------------------------------------------------------------------- */

  function putBeside(element, note) {
    const cell = element.closest("td, th, li, dd");
    const heading = element.matches("section, div, article") && element.querySelector(":scope > :is(h1, h2, h3, h4, h5, h6)");
    if (heading) heading.after(note);
    else if (element.matches("tr, tbody, thead, tfoot, table")) element.closest("table").before(note);
    else if (cell) cell.append(note);
    else if (element.matches("section, dl, ul, ol")) element.before(note);
    else (element.closest("p, div, figure, pre, aside") || element).after(note);
  }

  function showBeside(findings) {
    for (const old of document.querySelectorAll(".pv-finding")) old.remove();
    for (const old of document.querySelectorAll("[data-pv]")) delete old.dataset.pv;
    for (const finding of [...findings].reverse()) {
      const element = finding.anchor && document.getElementById(finding.anchor);
      if (!element || !main.contains(element)) continue;
      const note = make("aside", `pv-finding pv-${finding.level}`);
      note.setAttribute("aria-label", `${finding.level} ${finding.code}`);
      const said = make("b", "", finding.message);
      const more = [make("span", "", finding.help), " ", make("code", "", `${finding.code} ${finding.place}`)];
      if (finding.level === "advice") {
        const folded = make("details");
        const summary = make("summary");
        summary.append(said);
        folded.append(summary, ...more);
        note.append(folded);
      } else {
        note.append(said, " ", ...more);
      }
      element.dataset.pv = finding.level;
      putBeside(element, note);
    }
  }

  function hold(change) {
    const anchor = !settling && scrollY > 0 ? anchorHere() : null;
    const y = anchor && anchor.getBoundingClientRect().top;
    change();
    if (anchor) settle(anchor, y);
  }

  let last = "";
  function show(news) {
    const total = news.counts.error + news.counts.warning + news.counts.advice;
    const found = counted(news.counts);
    status.textContent = news.stale ? `the last good page; ${found}` : `up to date; ${found}`;
    panel.dataset.level = news.counts.error || news.stale ? "error" : news.counts.warning ? "warning" : "none";
    bar.dataset.level = panel.dataset.level;
    toList.hidden = total === 0;
    const findings = JSON.stringify(news.findings);
    if (findings === last) return;
    last = findings;
    hold(() => {
      summary.textContent = total > news.findings.length ? `${found}; the first ${news.findings.length}` : found;
      panel.hidden = total === 0;
      if (news.counts.error) list.open = true;
      entries.replaceChildren(...news.findings.map(entry));
      showBeside(news.findings);
    });
  }

  /* -- the news -------------------------------------------------------------------------------------------- */

  let stream = null;
  function connect() {
    if (stream || document.hidden) return;
    stream = new EventSource(`/preview/news?version=${encodeURIComponent(own.version)}`);
    stream.onmessage = message => {
      const news = JSON.parse(message.data);
      if (news.page && news.page !== own.page) { reload(); return; }
      showLinks(news.versions);
      show(news);
    };
    stream.onerror = () => {
      status.textContent = "not connected: is normwright serve still running?";
      bar.dataset.level = "error";
    };
  }

  /* A page that nobody sees keeps no connection: browsers have few for one server. */
  function disconnect() {
    if (stream) stream.close();
    stream = null;
  }
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pageshow", connect);
  addEventListener("pagehide", disconnect);
  goBack();
  connect();
})();
