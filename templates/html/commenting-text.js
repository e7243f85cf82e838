/* The ballot page, part 1: what the page knows of its ballot, and the words of the text. Declarations alone; parts 4
   and 5 use them. It makes no markup from text: nodes are made, text is set as text. */
const nwText = (() => {
  "use strict";
  const holder = document.getElementById("nw-ballot");
  const ballot = JSON.parse(holder.textContent);
  const main = document.querySelector("main");
  const said = new Map([...document.querySelectorAll(".nw-words > li")].map(one => [one.dataset.word, one.textContent]));
  const OURS = ".nw-about, .back, .nw-anchor, .nw-tag, .nw-preview, .nw-take, script, style, annotation";
  const PARTS = "p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, div, section, figure, figcaption, pre, ul, ol, table, main";
  const HEADINGS = ":is(h2, h3, h4, h5, h6, .heading, .term-number, .clause-number)";
  const blocks = new Map(); // id -> block, in the order of the text
  const named = new Map();
  for (const [id, name, clause, element, lines] of ballot.blocks) {
    const block = { id, name, clause, element, lines, at: blocks.size };
    blocks.set(id, block);
    named.set(name, block);
  }

  /* One of the page's words, with values in it. */
  function say(key, values = {}) {
    return (said.get(key) || key).replace(/\{([\w-]+)\}/g, (whole, name) => name in values ? String(values[name]) : whole);
  }

  /* Line feeds as line ends; what no file can hold is left out: controls, halves of pairs, what is no character. */
  function clean(text) {
    return text.replace(/\r\n?/g, "\n")
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, "")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
  }
  const plain = text => text.replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replace(/\s+/g, " ").trim();

  /* The innermost block of the text around a node. */
  function blockOf(node) {
    let one = node instanceof Element ? node : node && node.parentElement;
    for (; one && one !== main; one = one.parentElement) {
      if (one.id && blocks.has(one.id)) return blocks.get(one.id);
    }
    return null;
  }
  const elementOf = block => document.getElementById(block.id);

  /* What of a block is its own: of a clause the title. */
  function ownPart(block) {
    const element = elementOf(block);
    return element && element.matches("section") ? element.querySelector(`:scope > ${HEADINGS}`) || element : element;
  }

  /* The words below `root`, or of them those in `range`, blanks made one; and where in the page each letter stands. */
  function wordsIn(root, range = null) {
    const letters = [];
    const places = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
      acceptNode: node => node.nodeType === Node.ELEMENT_NODE
        ? node.matches(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT,
    });
    let part = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (range && !range.intersectsNode(node)) continue;
      const from = range && node === range.startContainer ? range.startOffset : 0;
      const to = range && node === range.endContainer ? range.endOffset : node.length;
      const around = node.parentElement.closest(PARTS);
      if (part && around !== part && letters.length && letters[letters.length - 1] !== " ") push(" ", node, from);
      part = around;
      for (let at = from; at < to; at++) {
        const letter = node.data[at];
        if (/[\u00ad\u200b\u2060\ufeff]/.test(letter)) continue;
        if (!/\s/.test(letter)) push(letter, node, at);
        else if (letters.length && letters[letters.length - 1] !== " ") push(" ", node, at);
      }
    }
    while (letters[letters.length - 1] === " ") { letters.pop(); places.pop(); }
    return { text: letters.join(""), places };

    function push(letter, node, at) {
      letters.push(letter);
      places.push([node, at]);
    }
  }

  /* A range that begins and ends between words, since nobody comments on half a word. */
  function whole(range) {
    const inWord = (node, at) => node.nodeType === Node.TEXT_NODE && at > 0 && at < node.length && /^[\p{L}\p{M}\p{N}]{2}$/u.test(node.data.slice(at - 1, at + 1));
    const made = range.cloneRange();
    let [start, end] = [made.startOffset, made.endOffset];
    while (inWord(made.startContainer, start)) start -= 1;
    while (inWord(made.endContainer, end)) end += 1;
    made.setStart(made.startContainer, start);
    made.setEnd(made.endContainer, end);
    return made;
  }

  /* What is selected in the text: its first block, and the words; null when nothing is. */
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = whole(selection.getRangeAt(0));
    if (!main.contains(range.commonAncestorContainer)) return null;
    const words = wordsIn(main, range);
    if (!words.text) return null;
    const block = around(blockOf(words.places[0][0]), blockOf(words.places[words.places.length - 1][0]));
    if (!block) return null;
    const all = wordsIn(elementOf(block)).text === words.text; // then it is about the block, and nothing need be quoted
    return { block, quoted: all ? "" : words.text.slice(0, ballot.limits.quoted), range };
  }
  /* What holds both blocks together, such as a list; the first of them where that is but a clause, or nothing. */
  function around(first, last) {
    if (!first || !last || first === last) return first || last;
    let one = elementOf(first);
    while (one && !one.contains(elementOf(last))) one = one.parentElement;
    const common = blockOf(one);
    return common && !elementOf(common).matches("section") ? common : first;
  }

  /* Where the words stand in the block, or begin in it, as a range of the page; null where they don't. */
  function rangeOf(block, quoted) {
    const wanted = plain(quoted);
    const element = elementOf(block);
    if (!wanted || !element) return null;
    return find(wanted, wordsIn(ownPart(block))) || find(wanted, wordsIn(element)) || find(wanted, wordsIn(main, onwards(element, block)), element);
  }
  function find(wanted, { text, places }, within = null) {
    const at = text.indexOf(wanted);
    if (at < 0 || (within && !within.contains(places[at][0]))) return null;
    const range = document.createRange();
    range.setStart(...places[at]);
    const [node, offset] = places[at + wanted.length - 1];
    range.setEnd(node, offset + 1);
    return range;
  }
  /* From the block as far as somebody may have selected. */
  function onwards(element, block) {
    const range = document.createRange();
    range.selectNodeContents(main);
    range.setStartBefore(element);
    const far = [...blocks.values()][block.at + 40];
    if (far && element.compareDocumentPosition(elementOf(far)) & Node.DOCUMENT_POSITION_FOLLOWING) range.setEndAfter(elementOf(far));
    return range;
  }

  /* The numbered lines of the words in a block, "265" or "265-266"; those of the whole block where that can't be told. */
  function linesOf(block, quoted) {
    const lines = block.lines;
    if (!lines.length) return "";
    let [first, last] = [0, lines.length - 1];
    const wanted = plain(quoted);
    const part = last > 0 && wanted && ownPart(block);
    if (part) {
      const { text } = wordsIn(part);
      const start = text.indexOf(wanted);
      const begins = beginnings(text, lines);
      if (start >= 0) {
        const until = index => { // the last line that can hold what begins on the line before
          let next = index + 1;
          while (next < lines.length && begins[next] < 0) next += 1;
          return next - 1;
        };
        const upTo = position => begins.reduce((found, begin, index) => begin >= 0 && begin <= position ? index : found, 0);
        first = upTo(start);
        last = until(upTo(start + wanted.length - 1));
      }
    }
    const range = wanted && rangeOf(block, wanted);
    const after = range && !elementOf(block).contains(range.endContainer) ? blockOf(range.endContainer) : null;
    const from = lines[first][0];
    const to = after && after.lines.length ? Math.max(lines[last][0], after.lines[after.lines.length - 1][0]) : lines[last][0];
    return from === to ? String(from) : `${from}-${to}`;
  }

  /* Where in a block's text each of its lines begins; -1 where its first words aren't found. */
  function beginnings(text, lines) {
    let after = 0;
    return lines.map(([, words], index) => {
      if (!index) return 0;
      const at = text.indexOf(plain(words), after);
      if (at >= 0 && plain(words)) after = at;
      return plain(words) ? at : -1;
    });
  }

  return { ballot, blocks, named, main, say, clean, plain, blockOf, elementOf, ownPart, selected, rangeOf, linesOf, HEADINGS };
})();
