/* The ballot page, part 2: the official form as a Word file. The parts of the form come with the page, made by the program
   that writes all our forms (wordml/form.py); here rows are put into its table, as there, and the file is packed. */
const nwWord = (() => {
  "use strict";
  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const XML = "http://www.w3.org/XML/1998/namespace";
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const RIGHT = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}"; // written from right to left
  const ANY_RIGHT = new RegExp(`[${RIGHT}]`, "u");
  const RIGHT_RUN = new RegExp(`[${RIGHT}](?:(?:[${RIGHT}]|[^\\p{L}\\p{Nl}\\p{No}])*[${RIGHT}])?`, "gu");
  const FIRST_LETTER = /\p{L}/u;

  /* The bytes of the form: `rows` in the order of its columns, `date` as YYYY-MM-DD. */
  function file(ballot, rows, date) {
    const parts = Object.entries(ballot.form).map(([name, text]) => {
      if (name === "word/document.xml") return [name, filled(text, rows, ballot["on-a-page"])];
      return [name, /^word\/header\d*\.xml$/.test(name) ? dated(text, ballot.date, date) : text];
    });
    return packed(parts);
  }

  const parsed = text => new DOMParser().parseFromString(text, "application/xml");
  const written = tree => HEAD + new XMLSerializer().serializeToString(tree.documentElement);
  const make = (tree, name) => tree.createElementNS(W, `w:${name}`);

  function dated(text, mark, date) {
    const tree = parsed(text);
    for (const one of tree.getElementsByTagNameNS(W, "t")) one.textContent = one.textContent.replace(mark, () => date);
    return written(tree);
  }

  function filled(text, rows, most) {
    const tree = parsed(text);
    const model = tree.getElementsByTagNameNS(W, "tr")[0];
    for (const texts of rows) {
      const row = model.cloneNode(true);
      const cells = row.getElementsByTagNameNS(W, "tc");
      texts.forEach((one, at) => fill(tree, cells[at], one));
      if (texts.join("").length >= most) for (const one of [...row.getElementsByTagNameNS(W, "cantSplit")]) one.remove();
      model.before(row);
    }
    model.remove();
    return written(tree);
  }

  /* A paragraph for each line, all with the properties of the one that is there. */
  function fill(tree, cell, text) {
    const model = cell.getElementsByTagNameNS(W, "p")[0];
    for (const line of text.split("\n")) {
      const paragraph = model.cloneNode(true);
      addLine(tree, paragraph, line);
      model.before(paragraph);
    }
    model.remove();
  }

  function addLine(tree, paragraph, line) {
    if (!line) return;
    if (!ANY_RIGHT.test(line)) return addRun(tree, paragraph, line, false);
    if (ANY_RIGHT.test((line.match(FIRST_LETTER) || [""])[0])) paragraph.firstChild.append(make(tree, "bidi"));
    let end = 0;
    for (const found of line.matchAll(RIGHT_RUN)) {
      if (found.index > end) addRun(tree, paragraph, line.slice(end, found.index), false);
      addRun(tree, paragraph, found[0], true);
      end = found.index + found[0].length;
    }
    if (end < line.length) addRun(tree, paragraph, line.slice(end), false);
  }

  function addRun(tree, paragraph, text, right) {
    const run = make(tree, "r");
    if (right) {
      const properties = make(tree, "rPr");
      properties.append(make(tree, "rtl"));
      run.append(properties);
    }
    text.split("\t").forEach((piece, at) => {
      if (at) run.append(make(tree, "tab"));
      if (!piece) return;
      const letters = make(tree, "t");
      letters.setAttributeNS(XML, "xml:space", "preserve");
      letters.textContent = piece;
      run.append(letters);
    });
    paragraph.append(run);
  }

  /* -- a zip file with its parts as they are (APPNOTE 6.3, method 0), the same bytes for the same parts -- */
  const TABLE = Uint32Array.from({ length: 256 }, (_, at) => {
    for (let bit = 0; bit < 8; bit++) at = at & 1 ? 0xedb88320 ^ (at >>> 1) : at >>> 1;
    return at;
  });
  function checksum(bytes) {
    let sum = 0xffffffff;
    for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  }
  function numbers(...pairs) { // value, bytes, value, bytes …; the least byte first
    const bytes = [];
    for (let at = 0; at < pairs.length; at += 2) {
      for (let byte = 0; byte < pairs[at + 1]; byte++) bytes.push((pairs[at] >>> (8 * byte)) & 0xff);
    }
    return Uint8Array.from(bytes);
  }
  function packed(parts) {
    const encoder = new TextEncoder();
    const local = [];
    const central = [];
    let offset = 0;
    for (const [name, text] of parts) {
      const [title, bytes] = [encoder.encode(name), encoder.encode(text)];
      const facts = [20, 2, 0x0800, 2, 0, 2, 0, 2, 0x21, 2, checksum(bytes), 4, bytes.length, 4, bytes.length, 4, title.length, 2, 0, 2];
      local.push(numbers(0x04034b50, 4, ...facts), title, bytes);
      central.push(numbers(0x02014b50, 4, 20, 2, ...facts, 0, 2, 0, 2, 0, 2, 0, 4, offset, 4), title);
      offset += 30 + title.length + bytes.length;
    }
    const size = central.reduce((sum, one) => sum + one.length, 0);
    const end = numbers(0x06054b50, 4, 0, 2, 0, 2, parts.length, 2, parts.length, 2, size, 4, offset, 4, 0, 2);
    return new Blob([...local, ...central, end], { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
  }

  return { file };
})();
