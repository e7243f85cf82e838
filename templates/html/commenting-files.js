/* The ballot page, part 3: the file that is saved, the same read again, and the safety copy in the browser. */
const nwFiles = (() => {
  "use strict";
  const { ballot, clean, plain, linesOf, named, say } = nwText;
  const LARGEST = 64 << 20; // bytes
  const LONGEST_QUOTE = 200; // letters; longer words of the text are told by their place alone
  const KEY = `normwright comments ${ballot.ballot} ${ballot.text}`;
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, "0")).join("-");
  };

  /* The quoted words in quotation marks, as they stand before a comment. */
  const marked = words => words.includes('"') ? `“${words}”` : `"${words}"`;
  function prefix(comment) {
    const words = plain(comment.quoted);
    return words && words.length <= LONGEST_QUOTE ? `${marked(words)}: ` : "";
  }

  /* The cells of the form that say where; those that came with a file where its block isn't known here. */
  function cells(comment) {
    const block = named.get(comment.target);
    if (block) return { line: linesOf(block, comment.quoted), clause: block.clause, element: block.element };
    return comment.target || comment.cells ? comment.cells || {} : { clause: say("general") };
  }
  const whole = comment => `${comment.comment.trim() ? prefix(comment) : ""}${comment.comment.trim()}`;

  /* What is saved, as data (data/schemas/comments.schema.json). */
  function document_(state) {
    return {
      kind: ballot.kind, format: ballot.format, ballot: ballot.ballot, document: ballot.document, text: ballot.text,
      body: state.body, date: today(),
      comments: state.comments.map(one => {
        const entry = { own: one.own, target: one.target, quoted: plain(one.quoted), ...cells(one), type: one.type, comment: whole(one), proposal: one.proposal.trim() };
        return Object.fromEntries(Object.entries(entry).filter(([name, text]) => text || name === "comment"));
      }),
    };
  }
  const text = state => `${JSON.stringify(document_(state), null, 1)}\n`;

  function wordForm(state) {
    const rows = state.comments.map(one => {
      const row = { body: state.body, ...cells(one), type: one.type, comment: whole(one), proposal: one.proposal.trim() };
      return ballot.columns.map(name => row[name] || "");
    });
    return nwWord.file(ballot, rows, today());
  }

  /* The comments of a saved file: {body, comments, left: how many characters were left out}. Throws what is wrong, in words. */
  function read(source, file) {
    let data;
    try { data = JSON.parse(source); } catch { data = null; }
    if (!data || data.kind !== ballot.kind || !Array.isArray(data.comments)) throw new Error(say("not-ours", { file }));
    if (data.format > ballot.format) throw new Error(say("newer", { file }));
    const about = { file, document: clean(String(data.document || "")), ballot: clean(String(data.ballot || "")), own: ballot.ballot, "own-document": ballot.document };
    if (data.ballot !== ballot.ballot) throw new Error(say("other-ballot", about));
    if (data.text !== ballot.text) throw new Error(say("other-text", about));
    let left = 0;
    const string = (value, name) => {
      const raw = typeof value === "string" ? value.replace(/\r\n?/g, "\n") : "";
      const text = clean(raw).slice(0, ballot.limits[name]);
      left += raw.length - text.length;
      return text;
    };
    const comments = data.comments.filter(one => one && typeof one === "object").map(one => {
      const entry = Object.fromEntries(Object.keys(ballot.limits).map(name => [name, string(one[name], name)]));
      const { own, target, quoted, type, comment, proposal, ...place } = entry;
      const made = { own, target, quoted, type, comment, proposal };
      if (prefix(made) && comment.startsWith(prefix(made))) made.comment = comment.slice(prefix(made).length);
      if (!named.has(target) && (target || place.clause !== say("general"))) made.cells = place;
      return made;
    });
    return { body: string(data.body, "own"), comments, left };
  }

  async function readFile(file) {
    if (file.size > LARGEST) throw new Error(say("large", { file: file.name }));
    return read(await file.text(), file.name);
  }

  function download(name, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /* A file name that every system takes, as `body_slug` makes it. */
  const slug = body => body === "**" ? "iso-cs" : body.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const nameOf = (state, ending) => `${ballot.file}-${slug(state.body)}.${ending}`;

  /* -- the safety copy -- */
  const copy = {
    keep(state) {
      try {
        localStorage.setItem(KEY, JSON.stringify({ file: text(state), saved: state.saved, changed: state.changed, last: state.last }));
        return true;
      } catch { return false; }
    },
    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(KEY));
        return kept && { ...read(kept.file, ""), saved: String(kept.saved || ""), changed: Boolean(kept.changed), last: Number(kept.last) || 0 };
      } catch { return null; }
    },
    erase() { try { localStorage.removeItem(KEY); } catch { /* then there is none */ } },
    state() {
      try { return localStorage.getItem(KEY) === null ? "no-copy" : "copy"; } catch { return "no-storage"; }
    },
  };

  return { text, wordForm, readFile, download, nameOf, copy, cells, marked };
})();
