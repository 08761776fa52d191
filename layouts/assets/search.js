/* Search in the reader's browser. Nothing of Pagefind is fetched before somebody searches. The newest stories are
   searched first, and a few older volumes after them only while there is too little to show; the button goes on from there. */
(() => {
  "use strict";
  const form = document.querySelector("form.search");
  const field = form.elements.q;
  const told = document.querySelector(".found");
  const list = document.querySelector(".found-stories");
  const more = document.querySelector(".more button");
  const words = form.dataset;
  const bundles = words.bundles.split(" ").filter(Boolean);
  const PORTION = 20;
  const VOLUMES = 6;

  /* Kazakh endings, plural then possessive then case, and the consonant that changes before them: мектеп, мектебі
     and мектептеріміздегі are all looked for as мекте. The index is searched by how its words begin. */
  const ENDINGS = /^(.{4,}?)(?:[лдт][ае]р)?(?:[ыі]?[мң][ыі]з|[ыі][мң]|с?[ыі])?(?:[нтд][ыі]ң?|[ғгқк][ае]|н[ае]|[дтн][ае]н|н?[дт][ае](?:[ғг][ыі])?|[мпб]ен|н)?$/;
  const kazakh = /^kk\b/.test(document.documentElement.lang);
  const beginning = (word) => {
    if (!kazakh) return word;
    const [, stem] = ENDINGS.exec(word) || [, word];
    return stem.length > 4 ? stem.replace(/[бгғпкқ]$/, "") : stem;
  };
  /* Latin letters typed where a Kazakh one was meant. */
  const LATIN = "aceiopxyhəɵ";
  const CYRILLIC = "асеіорхуһәө";
  const oneAlphabet = (word) =>
    /[Ѐ-ӿ]/.test(word) ? word.replace(/[a-zəɵ]/g, (letter) => CYRILLIC[LATIN.indexOf(letter)] || letter) : word;

  let ready;
  let merged = 1;
  let turn = 0;
  let asked = "";
  let results = [];
  let shown = 0;

  const load = () => {
    ready ||= import(`${bundles[0]}pagefind.js`).then(async (pagefind) => {
      await pagefind.options({ noWorker: true, basePath: bundles[0] });
      await pagefind.init();
      return pagefind;
    });
    ready.catch(() => { ready = undefined; });
    return ready;
  };

  const add = (parent, name, text, className) => {
    const node = parent.appendChild(document.createElement(name));
    if (text) node.textContent = text;
    if (className) node.className = className;
    return node;
  };

  /* An excerpt is text with <mark> around what was found, its own "<" and ">" escaped: it is taken apart as text. */
  const addExcerpt = (parent, excerpt) => {
    const place = add(parent, "p", "", "summary");
    excerpt.split(/<\/?mark>/).forEach((piece, at) => {
      const text = piece.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
      if (at % 2) add(place, "mark", text);
      else place.append(text);
    });
    return place;
  };

  const addStory = ({ raw_url: url, url: address, meta, excerpt }) => {
    const story = add(list, "li", "", "story");
    const parts = [];
    if (meta.kicker) parts.push(add(story, "p", meta.kicker, "kicker"));
    const link = add(add(story, "h3"), "a", meta.title);
    link.href = url || address;
    const facts = add(story, "p", "", "meta");
    add(facts, "span", meta.category, "category");
    facts.append(" • ");
    add(facts, "time", meta.moment).dateTime = meta.time;
    parts.push(link, addExcerpt(story, excerpt));
    if (meta.lang) parts.forEach((part) => { part.lang = meta.lang; });
    return link;
  };

  /* What was typed comes first; then what begins like it. Nothing that is shown already moves. */
  const look = async (pagefind, query) => {
    const typed = query.toLowerCase().split(/\s+/).map(oneAlphabet);
    const exact = /^".*"$/.test(query);
    const wider = exact ? typed : typed.map(beginning);
    const queries = [...new Set([typed.join(" "), wider.join(" ")])];
    const answers = await Promise.all(queries.map((one) => pagefind.search(one)));
    const known = new Set(results.map(({ id }) => id));
    answers.flatMap((answer) => answer.results).forEach((result) => {
      if (!known.has(result.id)) results.push(result);
      known.add(result.id);
    });
  };

  const show = async (pagefind, mine, focus) => {
    const wanted = shown + PORTION;
    const last = Math.min(bundles.length, merged + VOLUMES);
    await look(pagefind, asked);
    while (mine === turn && results.length < wanted && merged < last) {
      await pagefind.mergeIndex(bundles[merged++]);
      await look(pagefind, asked);
    }
    const stories = await Promise.all(results.slice(shown, wanted).map((result) => result.data()));
    if (mine !== turn) return;
    const links = stories.map(addStory);
    shown += links.length;
    more.hidden = shown >= results.length && merged >= bundles.length;
    told.textContent = results.length ? words.found.replace("{n}", results.length) : words.none;
    if (focus) (links[0] || field).focus();
  };

  const failed = () => { told.textContent = words.failed; };

  const search = async (query) => {
    if (query === asked) return;
    const mine = ++turn;
    asked = query;
    results = [];
    shown = 0;
    list.textContent = "";
    more.hidden = true;
    told.textContent = query ? words.busy : "";
    if (!query) return;
    if (!bundles.length) {
      told.textContent = words.none;
      return;
    }
    try {
      await show(await load(), mine, false);
    } catch {
      asked = "";
      if (mine === turn) failed();
    }
  };

  const written = () => field.value.trim().replace(/\s+/g, " ");
  const address = (query) => (query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  const fromAddress = () => {
    field.value = new URLSearchParams(location.search).get("q") || "";
    search(written());
  };

  let pause;
  field.addEventListener("focus", () => { if (bundles.length) load().catch(() => {}); });
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      history.replaceState(null, "", address(written()));
      search(written());
    }, 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    const there = address(written());
    if (there !== location.search) history.pushState(null, "", there);
    search(written());
  });
  more.addEventListener("click", () => load().then((pagefind) => show(pagefind, turn, true)).catch(failed));
  addEventListener("popstate", fromAddress);
  if (location.search) fromAddress();
})();
