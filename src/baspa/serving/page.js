/* What a page can do in a preview and nowhere else: take news of changes, and show what is wrong. Everything that it
   is told is text. It stands before the page's own policy, and puts nothing among the page's own elements. */
(facts) => {
  "use strict";
  document.currentScript.remove();
  if (window.top !== window.self) return;
  const { words, base } = facts;
  const HIDDEN = "baspa-preview-hidden";
  const SOON = 250;
  const LATER = 1000;
  const host = document.createElement("baspa-preview");
  const root = host.attachShadow({ mode: "open" });
  let number = facts.number;
  let source;
  let again;
  let tries = 0;
  let leaving = false;

  const made = (name, properties, ...inside) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside);
    return element;
  };
  const remembered = () => {
    try {
      return sessionStorage.getItem(HIDDEN);
    } catch {
      return null;
    }
  };
  const remember = (key) => {
    try {
      sessionStorage.setItem(HIDDEN, key);
    } catch {
      /* A page without a memory shows it again after the next click. */
    }
  };

  /* What people see: a ribbon above, and below either what is wrong or a button that shows it. */
  const said = made("p", { id: "said", role: "alert", dir: "auto" });
  const hide = made("button", { id: "hide", type: "button" }, words.hide);
  const list = made("ol", { id: "list", tabIndex: 0 });
  const panel = made("section", { id: "panel", hidden: true }, made("header", {}, said, hide), list);
  const show = made("button", { id: "show", type: "button", hidden: true });
  const away = made("p", { id: "away", role: "status" });
  const ribbon = made("p", { id: "ribbon", role: "note", hidden: !facts.ribbon, dir: "auto" }, facts.ribbon);
  list.setAttribute("aria-labelledby", "said");
  let key = "";

  const code = ({ line, before, marked, after }) => {
    const caret = `${" ".repeat([...before].length)}${"^".repeat([...marked].length || 1)}`;
    const number = `${line}  `;
    const below = made("span", { className: "caret", ariaHidden: "true" }, `\n${" ".repeat(number.length)}${caret}`);
    const gutter = made("span", { className: "gutter" }, number);
    return made("pre", { tabIndex: 0 }, gutter, before, made("mark", {}, marked), after, below);
  };
  const complaint = (one) => {
    const parts = [made("p", { className: "place" }, made("b", {}, one.named), " ", made("code", {}, one.place))];
    parts.push(made("p", { className: "what", dir: "auto" }, one.what));
    if (one.line) parts.push(code(one));
    parts.push(made("p", { className: "do", dir: "auto" }, one.do));
    if (one.instead) parts.push(made("pre", { className: "instead", tabIndex: 0 }, one.instead));
    return made("li", { className: one.level }, ...parts);
  };
  const count = ({ errors, warnings }) => {
    const parts = [errors && `${words.errors}: ${errors}`, warnings && `${words.warnings}: ${warnings}`];
    return parts.filter(Boolean).join(", ");
  };
  const open = (wanted) => {
    panel.hidden = !wanted;
    show.hidden = wanted || !key;
  };
  const complain = ({ errors, warnings, complaints }) => {
    const now = complaints.length ? JSON.stringify([errors, warnings, complaints]) : "";
    if (now === key) return;
    key = now;
    const more = errors + warnings - complaints.length;
    const rest = more > 0 ? [made("li", { className: "more" }, `${words.more}: ${more}`)] : [];
    list.replaceChildren(...complaints.map(complaint), ...rest);
    show.textContent = count({ errors, warnings });
    open(errors > 0 && remembered() !== key);
    said.textContent = panel.hidden ? "" : show.textContent;
  };
  hide.onclick = () => {
    remember(key);
    open(false);
    show.focus();
  };
  show.onclick = () => {
    remember("");
    said.textContent = show.textContent;
    open(true);
    hide.focus();
  };
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) hide.onclick();
  });

  /* Small marks at links to stories that readers do not see yet. */
  const quoted = (text) => `"${text.replace(/[^\w/ .,:%-]/gu, (letter) => `\\${letter.codePointAt(0).toString(16)} `)}"`;
  const marks = new CSSStyleSheet();
  const looks =
    "margin-inline-start: .4em; padding: 0 .4em; border: 1px solid; border-radius: 1em; font: 600 .75rem/1.4 sans-serif";
  const ends = Object.entries(facts.held).map(
    ([url, why]) => `a[href=${quoted(url)}]:not(:has(img, picture))::after { content: ${quoted(why)}; ${looks} }`,
  );
  marks.replaceSync(`@media screen { ${ends.join("\n")} }`);

  /* Which files of the edition this page has loaded, besides itself: by their paths in the output. */
  const path = (url) => {
    const { origin, pathname } = new URL(url, location.href);
    if (origin !== location.origin || !pathname.startsWith(`${base}/`)) return "";
    try {
      return decodeURIComponent(pathname.slice(base.length + 1));
    } catch {
      return "";
    }
  };
  const sheets = () => [...document.querySelectorAll('link[rel~="stylesheet"][href]')].filter((link) => path(link.href));
  const used = () => {
    const shown = [...document.querySelectorAll("img, source, script[src], video, audio")].map(
      (element) => element.currentSrc || element.src,
    );
    const fetched = performance.getEntriesByType("resource").map((entry) => entry.name);
    return new Set([...shown, ...fetched].filter(Boolean).map(path).filter(Boolean));
  };
  const reload = () => {
    if (leaving) return;
    leaving = true;
    source.close();
    location.reload();
  };
  const renew = (link) => {
    const url = new URL(link.href);
    url.searchParams.set("baspa", number);
    const next = link.cloneNode();
    next.href = url.href;
    next.onload = next.onerror = () => link.remove();
    link.after(next);
  };

  const hear = (news) => {
    number = news.number;
    if (news.page || news.ribbon !== facts.ribbon) return reload();
    const any = news.files === null;
    if (any && !news.styles) return reload();
    const changed = new Set(news.files ?? []);
    const renewed = sheets().filter((link) => any || changed.has(path(link.href)));
    const known = new Set(renewed.map((link) => path(link.href)));
    if (!any && [...used()].some((one) => changed.has(one) && !known.has(one))) return reload();
    renewed.forEach(renew);
    return complain(news);
  };

  const connect = () => {
    clearTimeout(again);
    source?.close();
    if (leaving || document.visibilityState !== "visible") return;
    const asked = { page: facts.page, mark: facts.mark, run: facts.run, number };
    source = new EventSource(`${facts.events}?${new URLSearchParams(asked)}`);
    source.onmessage = ({ data }) => {
      tries = 0;
      away.textContent = "";
      hear(JSON.parse(data));
    };
    source.onerror = () => {
      source.close();
      tries += 1;
      if (tries > 2) away.textContent = words.away;
      again = setTimeout(connect, Math.min(SOON * tries, LATER));
    };
  };

  const begin = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(facts.style);
    root.adoptedStyleSheets = [sheet];
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, marks];
    host.lang = words.lang;
    root.append(ribbon, panel, show, away);
    document.documentElement.append(host);
    document.addEventListener("visibilitychange", connect);
    connect();
  };
  window.addEventListener("pagehide", () => source?.close());
  window.addEventListener("pageshow", ({ persisted }) => persisted && connect());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
}
