/* The glossary's own script: finds entries by their words. Without it everything can be read. It makes no markup from
   text, keeps nothing, sends nothing. */
(() => {
  "use strict";
  const bar = document.querySelector(".nw-find");
  const words = document.getElementById("nw-words");
  const source = document.getElementById("nw-source");
  const told = document.querySelector(".nw-found");
  const entries = [...document.querySelectorAll(".entry")];
  if (!bar || !words || !source || !told) return;
  const texts = new Map();
  let waiting = 0;

  /* Case and accents make no difference. */
  const plain = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  function textOf(entry) {
    if (!texts.has(entry)) {
      const names = [...entry.querySelectorAll("h3, .names, .definition, .small")];
      texts.set(entry, plain(names.map(name => name.textContent).join(" ")));
    }
    return texts.get(entry);
  }

  /* Shows the entries that have all the words, in the source that is chosen; sections without any are hidden too. */
  function filter() {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    const chosen = source.value;
    const all = wanted.length === 0 && !chosen;
    let count = 0;
    for (const entry of entries) {
      const here = !chosen || entry.closest("section").id === chosen;
      const found = here && wanted.every(word => textOf(entry).includes(word));
      entry.hidden = !found;
      count += found;
    }
    for (const section of document.querySelectorAll("main > section")) {
      const rest = !section.matches(".source-of-terms");
      section.hidden = !all && (rest || !section.querySelector(".entry:not([hidden])"));
    }
    const line = all ? bar.dataset.all : count ? bar.dataset.some : bar.dataset.none;
    told.textContent = line.replace("{n}", count).replace("{all}", entries.length);
  }

  function reset() {
    words.value = "";
    source.value = "";
    filter();
  }

  /* An address on the page leads to an entry even while others are looked for. */
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      reset();
      target.scrollIntoView();
    }
  }

  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  words.addEventListener("keydown", event => {
    if (event.key === "Escape" && words.value) {
      event.preventDefault();
      words.value = "";
      filter();
    } else if (event.key === "Enter") {
      filter();
      const first = entries.find(entry => !entry.hidden);
      if (!first) return;
      const heading = first.querySelector("h3");
      heading.tabIndex = -1;
      heading.focus();
      first.scrollIntoView();
    }
  });
  source.addEventListener("change", filter);
  addEventListener("hashchange", reveal);
  document.documentElement.classList.add("nw-scripted");
  bar.hidden = false;
  filter();
})();
