/* The ballot page, part 4: where in the text a comment begins: on a block that is chosen, or on words that are selected.
   What is chosen goes to whom `listen` names: part 5. It makes no markup from text. */
const nwMarking = (() => {
  "use strict";
  const { blocks, main, say, blockOf, elementOf, ownPart, selected, HEADINGS } = nwText;
  const root = document.documentElement;
  const tools = document.querySelector(".nw-marking");
  const take = make("button", "nw-take", say("take"));
  let begin = () => {}; // (block, words that are quoted)

  function make(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    if (name === "button") made.type = "button";
    return made;
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
  /* As the first thing of a block, in the heading of a clause; before what takes no button. */
  function put(button, element) {
    let place = element.matches("section") ? element.querySelector(`:scope > ${HEADINGS}`) || element : element;
    if (place.matches("dl > div")) place = place.firstElementChild;
    while (place.matches("tr, tbody, thead, tfoot")) place = place.parentElement;
    if (place.matches("table, ul, ol, dl, math, img, hr, pre")) place.before(button); else place.prepend(button);
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

  /* The words that are selected, else the choice of a block. */
  function start() {
    const found = selected();
    if (found) begin(found.block, found.quoted); else choose();
  }

  return { make, put, mode, choose: start, end: endChoosing, listen: to => { begin = to; } };
})();
