/* Three things a page made long ago cannot know: which day it is today, what today's news is, and what is breaking.
   Without this script every time and every list is right as of the page's publication. */
(() => {
  "use strict";
  const { today, yesterday, close, fragment } = document.currentScript.dataset;
  const MINUTE = 60000;
  const DAY = 24 * 60 * MINUTE;
  const LISTS = '[data-list="latest"][data-latest]';
  const TIMES = "[data-list] time[datetime], [data-relative] time[datetime], time[data-relative][datetime]";
  const WRITTEN = /T(\d\d:\d\d).*(?:Z|([+-])(\d\d):?(\d\d))$/;
  const CLOSED = "baspa-closed";
  const here = location.origin + location.pathname;
  const source = fragment || document.querySelector(LISTS)?.dataset.latest;
  let skew = 0;
  let asked = -DAY;
  let markup = "";
  let banners = [...document.querySelectorAll(".breaking [data-until]")];
  let shown = "";
  let closed = "";
  let next;

  /* The paper's own offset is written in each time. The reader's zone says nothing about the paper's days,
     and the browser's zone data may be older than the zone. */
  const read = (written) => {
    const found = WRITTEN.exec(written);
    const at = Date.parse(written);
    if (!found || Number.isNaN(at)) return null;
    const size = (Number(found[3] || 0) * 60 + Number(found[4] || 0)) * MINUTE;
    return { at, offset: found[2] === "-" ? -size : size, clock: found[1] };
  };

  const day = (at, offset) => Math.floor((at + offset) / DAY);

  const relative = ({ at, offset, clock }, now) => {
    if (at - now > MINUTE) return "";
    const ago = day(now, offset) - day(at, offset);
    if (ago <= 0) return `${today}, ${clock}`;
    return ago === 1 ? yesterday : "";
  };

  const show = (time, words) => {
    const absolute = time.dataset.absolute || time.textContent.trim();
    const text = words || absolute;
    time.dataset.absolute = absolute;
    if (words) time.title = absolute;
    else time.removeAttribute("title");
    if (time.textContent !== text) time.textContent = text;
  };

  /* A clock that is before anything the page was published with is wrong: then nothing is said to be today. */
  const isBefore = (now) =>
    [...document.querySelectorAll("time[datetime]")].some(
      (time) => Date.parse(time.dateTime) - now > MINUTE && !time.closest(".text"),
    );

  const key = (banner) => banner.querySelector("a").href;

  /* One bar for one story: the newest that goes on, is not the page itself, and has not been closed. */
  const announce = (now) => {
    const banner = banners.find(
      (one) => now < Date.parse(one.dataset.until) && key(one) !== here && !closed.includes(`${key(one)} `),
    );
    const said = banner?.outerHTML || "";
    let bar = document.querySelector("body > .breaking");
    if (said === shown && (said || !bar?.firstChild)) return banner;
    shown = said;
    if (!banner) {
      const held = bar?.contains(document.activeElement);
      bar?.replaceChildren();
      if (held) document.querySelector("main")?.focus({ preventScroll: true });
      return banner;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "\u00d7";
    button.setAttribute("aria-label", close);
    button.onclick = () => {
      closed += banners.map((one) => `${key(one)} `).join("");
      try {
        sessionStorage.setItem(CLOSED, closed);
      } catch {
        /* It stays closed on this page at least. */
      }
      refresh();
    };
    if (bar) {
      bar.replaceChildren(banner, button);
    } else {
      bar = document.createElement("div");
      bar.className = "breaking";
      bar.setAttribute("role", "status");
      (document.querySelector(".skip") || document.body.firstChild).after(bar);
      /* A screen reader says what comes into a place that it knows. */
      setTimeout(() => shown === said && bar.replaceChildren(banner, button), 100);
    }
    return banner;
  };

  const refresh = () => {
    const now = Date.now() + skew;
    const wrong = isBefore(now);
    let wait = DAY;
    document.querySelectorAll(TIMES).forEach((time) => {
      const moment = read(time.dateTime);
      if (!moment) return;
      show(time, wrong ? "" : relative(moment, now));
      wait = Math.min(wait, DAY - ((now + moment.offset) % DAY));
    });
    const banner = announce(now);
    if (banner) wait = Math.min(wait, Date.parse(banner.dataset.until) - now);
    clearTimeout(next);
    next = setTimeout(refresh, wait + 100);
  };

  const renew = (text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const items = fresh.querySelectorAll("body > li");
    markup = text;
    banners = [...fresh.querySelectorAll("body > [data-until]")].filter((one) => one.querySelector("a"));
    document.querySelectorAll(LISTS).forEach((list) => {
      /* What the reader is just stepping through is not taken away. */
      if (!items.length || list.contains(document.activeElement)) return;
      list.replaceChildren(...[...items].map((item) => document.importNode(item, true)));
      list.querySelectorAll("a").forEach((link) => {
        if (link.href === here) link.setAttribute("aria-current", "page");
      });
    });
  };

  /* What is brought tells the true time as well: by the host's clock, and how long a cache has had it. */
  const bring = () => {
    if (!source || Math.abs(Date.now() - asked) < MINUTE) return;
    asked = Date.now();
    fetch(source, { cache: "no-cache" })
      .then((answer) => {
        const late = Date.parse(answer.headers.get("date")) + (answer.headers.get("age") || 0) * 1000 - Date.now();
        skew = Math.abs(late) > MINUTE ? late : 0;
        return answer.ok ? answer.text() : markup;
      })
      .then((text) => {
        if (text !== markup) renew(text);
        refresh();
      })
      .catch(() => {
        /* Without a network the reader keeps what is in the page. */
        asked = -DAY;
      });
  };

  /* A table wider than the screen is moved sideways: with the keyboard too, where a browser does not see to it. */
  document.querySelectorAll(".text table").forEach((table) => {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
  });

  /* A link to an entry that is folded away opens the fold, where a browser does not see to it. */
  const unfold = () => {
    const there = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const fold = there && there.closest("details:not([open])");
    if (!fold) return;
    fold.open = true;
    there.scrollIntoView();
  };
  unfold();
  addEventListener("hashchange", unfold);

  const wake = () => {
    refresh();
    bring();
  };

  try {
    closed = sessionStorage.getItem(CLOSED) || "";
  } catch {
    /* A reader who lets nothing be kept sees a bar again on the next page. */
  }
  wake();
  addEventListener("pageshow", (event) => event.persisted && wake());
  document.addEventListener("visibilitychange", () => document.hidden || wake());
})();
