/* The page's own script: it adds tools to a page that can be read without it. It makes no markup from text (nodes are
   cloned or made, text is set as text), keeps nothing, sends nothing. Its words stand in the bar (tools.xsl). */
(() => {
  "use strict";
  const root = document.documentElement;
  const main = document.querySelector("main");
  const bar = document.querySelector("body > .nw-bar");
  const nav = document.querySelector("body > nav.contents");
  if (!main || !bar || !nav) return;
  const tool = name => bar.querySelector(`[data-tool="${name}"]`);
  const targetOf = link => document.getElementById(decoded(link.getAttribute("href").slice(1)));

  function decoded(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  /* The height below which nothing covers the text: the bar stays on top only where there is room for it. */
  function coveredTop() {
    return Math.max(0, bar.getBoundingClientRect().bottom);
  }

  function make(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  /* Contents: beside the text, or on narrow screens a drawer that opens over it. */
  function drawer() {
    const narrow = matchMedia("screen and (max-width: 63.99rem)"); // a printed sheet has the contents in their place
    const dialog = make("dialog", "nw-drawer");
    const close = make("button", "", bar.dataset.close);
    close.type = "button";
    close.addEventListener("click", () => dialog.close());
    dialog.setAttribute("aria-labelledby", "contents-title");
    dialog.append(close);
    document.body.append(dialog);
    const place = () => {
      if (dialog.open) dialog.close();
      if (narrow.matches) dialog.append(nav); else main.before(nav);
    };
    narrow.addEventListener("change", place);
    place();
    tool("contents").addEventListener("click", () => {
      dialog.showModal();
      reveal(nav.querySelector("[aria-current]"), dialog);
    });
    dialog.addEventListener("click", event => {
      if (event.target === dialog || event.target.closest("a")) dialog.close();
    });
  }

  /* Scrolls `box`, and nothing else, until `link` is well inside it. */
  function reveal(link, box) {
    if (!link) return;
    const at = link.getBoundingClientRect();
    const around = box.getBoundingClientRect();
    if (at.top < around.top + 40 || at.bottom > around.bottom - 40) {
      box.scrollTop += at.top - around.top - around.height / 3;
    }
  }

  /* The clause being read: marked in the contents, named in the bar. */
  function follow() {
    const links = new Map();
    for (const link of nav.querySelectorAll("a")) links.set(decoded(link.getAttribute("href").slice(1)), link);
    let current = null;
    let waiting = false;
    let jump = null; // where an address led: it names the clause until the reader scrolls on
    const update = () => {
      waiting = false;
      if (jump && Math.abs(jump.y - scrollY) > 2) jump = null;
      const link = jump ? jump.link : sectionLink(links);
      if (link === undefined || link === current) return;
      if (current) current.removeAttribute("aria-current");
      current = link;
      if (current) current.setAttribute("aria-current", "location");
      tool("here").textContent = current ? current.textContent.trim().replace(/\s+/g, " ") : "";
      if (!nav.matches(":hover, :focus-within")) reveal(current, nav);
    };
    const later = () => {
      if (!waiting) requestAnimationFrame(update);
      waiting = true;
    };
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later);
    const jumped = () => requestAnimationFrame(() => {
      const link = linkAbove(document.getElementById(decoded(location.hash.slice(1))), links);
      jump = link ? { link, y: scrollY } : null;
      later();
    });
    addEventListener("hashchange", jumped);
    addEventListener("load", jumped);
    later();
  }

  /* The contents' link for the nearest clause around `node`. */
  function linkAbove(node, links) {
    for (; node && node !== main; node = node.parentElement) {
      if (links.has(node.id)) return links.get(node.id);
    }
    return null;
  }

  /* The contents' link for what stands at the reading line; null above the text, undefined where nothing stands.
     The line is near the top, and sinks to the bottom over the last screen, so that the last clause has its turn. */
  function sectionLink(links) {
    const area = main.getBoundingClientRect();
    const left = area.left + parseFloat(getComputedStyle(main).paddingLeft) + 8;
    const top = coveredTop() + 48;
    if (area.top > top + 120) return null;
    const rest = root.scrollHeight - innerHeight - scrollY;
    const line = top + Math.max(0, 1 - rest / innerHeight) * (innerHeight - top - 8);
    const heights = [line, line + 32, line + 64];
    for (let y = line - 32; y > top - 48; y -= 32) heights.push(y);
    let around = null; // the clause in whose margin, between two subclauses, the line lies
    for (const y of heights) {
      for (const hit of document.elementsFromPoint(left, y)) {
        if (hit === main || !main.contains(hit)) continue;
        const link = linkAbove(hit, links);
        if (link && !links.has(hit.id)) return link;
        around = around || link;
      }
    }
    return around || undefined;
  }

  /* Previews: what a link leads to, beside the link; on hover and on focus by keyboard (WCAG 2.2, 1.4.13). */
  function previews() {
    const box = make("div", "nw-preview");
    box.setAttribute("role", "tooltip");
    box.hidden = true;
    main.append(box);
    let shown = null;
    let timer = 0;
    const wait = (delay, act) => {
      clearTimeout(timer);
      timer = setTimeout(act, delay);
    };
    const hide = () => {
      clearTimeout(timer);
      if (shown) shown.removeAttribute("aria-describedby");
      shown = null;
      box.hidden = true;
      box.replaceChildren();
    };
    const show = link => {
      if (shown === link || !link.isConnected) return;
      const target = targetOf(link);
      const content = target && !target.contains(link) ? extract(target) : null;
      hide();
      if (!content) return;
      shown = link;
      box.append(content);
      box.hidden = false;
      (box.querySelector("figcaption") || box).id = "nw-preview";
      link.setAttribute("aria-describedby", "nw-preview");
      place(box, link);
    };
    const linkAt = event =>
      event.target instanceof Element && event.target.closest('main a[href^="#"]:not(.nw-anchor, .back a)');
    document.addEventListener("pointerover", event => {
      if (event.pointerType === "touch") return;
      const link = linkAt(event);
      if (link) wait(150, () => show(link));
      else if (box.contains(event.target)) clearTimeout(timer);
      else if (shown && shown !== document.activeElement) wait(300, hide);
      else if (!shown) clearTimeout(timer);
    });
    document.addEventListener("focusin", event => {
      const link = linkAt(event);
      if (link && link.matches(":focus-visible")) show(link);
    });
    document.addEventListener("focusout", event => {
      if (event.target === shown) hide();
    });
    document.addEventListener("keydown", event => {
      if (event.key === "Escape") hide();
    });
    document.addEventListener("click", event => {
      if (!box.contains(event.target)) hide();
    });
  }

  /* A copy of what `target` stands for, without addresses, links and marks of its own. */
  function extract(target) {
    const subject = target.closest("section.term-sec") || target;
    const copy = make("div", "nw-extract");
    if (subject.matches("section:not(.term-sec)")) {
      let room = 4;
      for (const part of subject.children) {
        if (part.matches("section") || room-- === 0) break;
        copy.append(part.cloneNode(true));
      }
    } else if (subject.matches("li, td, th, dt, dd, tr")) {
      copy.className += ` ${subject.className}`;
      for (const part of subject.childNodes) copy.append(part.cloneNode(true));
    } else {
      copy.append(subject.cloneNode(true));
    }
    const captions = [...copy.querySelectorAll(":scope > .fig > figcaption, :scope > .fig-group > figcaption")];
    for (const caption of captions) caption.parentElement.prepend(caption);
    copy.lang = subject.closest("[lang]").lang;
    for (const node of copy.querySelectorAll(".nw-anchor, .nw-tag, .back")) node.remove();
    for (const node of copy.querySelectorAll("a, h1, h2, h3, h4, h5, h6, section")) replace(node);
    for (const node of copy.querySelectorAll("*")) {
      for (const { name } of [...node.attributes]) {
        if (/^(id|tabindex|headers|data-lines?|aria-.*|role|open)$/.test(name)) node.removeAttribute(name);
      }
    }
    return copy.textContent.trim() || copy.querySelector("img") ? copy : null;
  }

  /* Headings and links of the page become plain elements of the same look. */
  function replace(node) {
    const plain = make(node.localName === "a" ? "span" : "div");
    plain.className = /^h\d$/.test(node.localName) ? "heading" : node.className;
    plain.append(...node.childNodes);
    node.replaceWith(plain);
  }

  /* Below the link, or above it where there is more room; never outside the window. */
  function place(box, link) {
    const at = link.getClientRects()[0] || link.getBoundingClientRect();
    const edge = 8;
    const top = coveredTop();
    const below = innerHeight - at.bottom - edge;
    const above = at.top - top - edge;
    box.style.maxHeight = `${Math.max(below, above, 96) - edge}px`;
    const size = box.getBoundingClientRect();
    const left = Math.min(at.left, root.clientWidth - size.width - edge);
    const over = size.height > below && above > below;
    const origin = main.getBoundingClientRect();
    box.style.left = `${Math.max(edge, left) - origin.left}px`;
    box.style.top = `${(over ? at.top - size.height - 4 : at.bottom + 4) - origin.top}px`;
    box.classList.toggle("nw-cut", box.scrollHeight > box.clientHeight + 1);
  }

  /* Addresses: of everything a comment may point at. One link follows the mouse; the button in the bar shows all, for
     keyboard and touch. A click copies the address. */
  const BLOCKS = ["p", "div.p", "li", "div.note", "div.example", "div.warning", "figure", "div.formula", "div.entry-note",
    "blockquote", "pre", "div.footnote", "div.statement", "div.boxed-text", "div.definition", "section"]
    .map(name => `main ${name}[id]`).join(", ");
  const HELD = "li > .item > p:first-child, li > p:first-child, figure p, figure li, figure div:not(.footnote, .note, .example, .warning), .footnote p, .note p, " +
    ".example p, .warning p, blockquote p, .designation, .p li > .p:first-child, section.term-sec > .entry";

  function addresses() {
    const one = anchor(main);
    let at = null;
    one.classList.add("nw-floating");
    main.addEventListener("pointerover", event => {
      if (event.pointerType === "touch" || root.classList.contains("nw-addresses") || one.contains(event.target)) return;
      const block = blockOf(event.target);
      if (!block || block === at) return;
      at = block;
      aim(one, block);
      const line = (block.matches("section") && heading(block) || block).getBoundingClientRect();
      one.style.left = `${Math.max(0, line.left - main.getBoundingClientRect().left - 28)}px`;
      one.style.top = `${line.top - main.getBoundingClientRect().top}px`;
      if (!one.isConnected) main.append(one);
    });
    main.addEventListener("pointerleave", () => { one.remove(); at = null; });
    main.addEventListener("click", event => {
      const link = event.target.closest("a.nw-anchor");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) copy(link);
    });
    const button = tool("addresses");
    button.addEventListener("click", () => {
      keepPlace(() => {
        const on = root.classList.toggle("nw-addresses");
        button.setAttribute("aria-pressed", String(on));
        one.remove();
        if (!on) for (const link of main.querySelectorAll("a.nw-anchor")) link.remove();
        else for (const block of main.querySelectorAll(BLOCKS)) if (blockOf(block) === block) attach(block);
      });
    });
  }

  /* Does what makes the text longer or shorter, while the line being read stays where it is. */
  function keepPlace(act) {
    const x = main.getBoundingClientRect().left + parseFloat(getComputedStyle(main).paddingLeft) + 8;
    const held = [40, 80, 120, 160, 200, 240].map(y => document.elementFromPoint(x, coveredTop() + y))
      .find(hit => hit && hit.closest("main :is(p, h2, h3, h4, h5, h6, li, td, th, figcaption, dt, pre)"));
    const before = held ? held.getBoundingClientRect().top : 0;
    root.style.overflowAnchor = "none";
    act();
    if (held) scrollBy({ top: held.getBoundingClientRect().top - before, behavior: "instant" });
    setTimeout(() => { root.style.overflowAnchor = ""; }, 300); // else the browser would move it a second time
  }

  /* The block that a comment on `node` would name: a list item rather than its first paragraph, a table as a whole. */
  function blockOf(node) {
    let block = node.closest(BLOCKS);
    while (block && block.matches(HELD)) block = block.parentElement.closest(BLOCKS);
    return block;
  }

  function heading(section) {
    return section.querySelector(":scope > :is(h2, h3, h4, h5, h6, .heading, .term-number, .clause-number)");
  }

  /* The link stands where its block's words end, or on the heading. */
  function attach(block) {
    const place = block.matches("section") ? heading(block)
      : block.matches("figure, .table-wrap") ? block.querySelector(":scope > figcaption")
        : block.matches("pre") ? null
          : block.querySelector(":scope > .item > p:last-child, :scope > p:last-child, :scope > .formula-line > .label") || block;
    if (place) place.append(anchor(block));
    else if (!block.matches("section")) block.after(anchor(block));
  }

  function anchor(block) {
    const link = make("a", "nw-anchor");
    const sign = make("span", "", "#");
    sign.setAttribute("aria-hidden", "true");
    link.append(sign);
    aim(link, block);
    return link;
  }

  function aim(link, block) {
    link.setAttribute("href", `#${encodeURIComponent(block.id)}`);
    link.setAttribute("aria-label", `${bar.dataset.copy}: ${block.id}`);
    link.title = block.id;
  }

  /* Of a file on disk only its name is copied: whose folder it lies in is nobody's business. */
  async function copy(link) {
    const here = location.href.split("#")[0];
    const address = (location.protocol === "file:" ? here.split("/").pop() : here) + link.getAttribute("href");
    let done = true;
    try { await navigator.clipboard.writeText(address); } catch { done = false; }
    tell(`${done ? bar.dataset.copied : bar.dataset.address}: ${decoded(address)}`);
  }

  let silence = 0;
  function tell(text) {
    clearTimeout(silence);
    tool("status").textContent = text;
    silence = setTimeout(() => { tool("status").textContent = ""; }, 6000);
  }

  /* Provisions: highlighted by kind, counted, and walked through. */
  function provisions() {
    const menu = tool("provisions");
    const steps = [...menu.querySelectorAll("[data-step]")];
    const all = [...main.querySelectorAll("[data-provision]")];
    menu.hidden = all.length === 0;
    let at = -1;
    let shown = [];
    const step = by => {
      if (shown[at]) shown[at].classList.remove("nw-at");
      at = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
      shown[at].classList.add("nw-at");
      shown[at].scrollIntoView({ block: "center" });
      tool("at").textContent = `${at + 1} ${bar.dataset.of} ${shown.length}`;
    };
    for (const kind of menu.querySelectorAll("[data-kind]")) {
      const name = kind.dataset.kind;
      const count = all.filter(block => block.dataset.provision === name).length;
      const box = kind.querySelector("input");
      kind.querySelector(".nw-count").textContent = String(count);
      box.disabled = count === 0;
      box.checked = false;
      const show = block => {
        block.classList.toggle("nw-shown", box.checked);
        if (box.checked) block.prepend(make("span", "nw-tag", kind.querySelector(".nw-name").textContent));
        else block.querySelector(":scope > .nw-tag").remove();
      };
      box.addEventListener("change", () => {
        if (shown[at]) shown[at].classList.remove("nw-at");
        keepPlace(() => all.filter(block => block.dataset.provision === name).forEach(show));
        shown = all.filter(block => block.classList.contains("nw-shown"));
        at = -1;
        tool("at").textContent = String(shown.length || "");
        for (const button of steps) button.disabled = shown.length === 0;
      });
    }
    for (const button of steps) button.addEventListener("click", () => step(Number(button.dataset.step)));
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !menu.open) return;
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu.open = false;
    });
    document.addEventListener("click", event => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }

  function lineNumbers() {
    const button = tool("lines");
    if (!button) return;
    button.addEventListener("click", () => {
      const off = root.classList.toggle("nw-no-lines");
      button.setAttribute("aria-pressed", String(!off));
    });
  }

  /* Only what is wider than its place has to be reached by keyboard. */
  function scrollers() {
    const watch = new ResizeObserver(entries => {
      for (const { target } of entries) {
        const wide = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
        if (wide) target.tabIndex = 0;
        else if (target !== document.activeElement) target.removeAttribute("tabindex");
      }
    });
    for (const box of main.querySelectorAll(".table-scroll, .formula-body, pre")) watch.observe(box);
  }

  root.classList.add("nw-scripted");
  bar.hidden = false;
  drawer();
  follow();
  previews();
  addresses();
  provisions();
  lineNumbers();
  scrollers();
})();
