/* Two things a page made long ago cannot know: which day it is today, and what today's news is.
   Without this script every time and every list is right as of the page's publication. */
(() => {
  "use strict";
  const { today, yesterday } = document.currentScript.dataset;
  const MINUTE = 60000;
  const DAY = 24 * 60 * MINUTE;
  const TIMES = "[data-list] time[datetime], [data-relative] time[datetime], time[data-relative][datetime]";
  const WRITTEN = /T(\d\d:\d\d).*(?:Z|([+-])(\d\d):?(\d\d))$/;
  let midnight;

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

  const refresh = () => {
    const now = Date.now();
    let untilMidnight = DAY;
    document.querySelectorAll(TIMES).forEach((time) => {
      const moment = read(time.dateTime);
      if (!moment) return;
      show(time, relative(moment, now));
      untilMidnight = Math.min(untilMidnight, DAY - ((now + moment.offset) % DAY));
    });
    clearTimeout(midnight);
    midnight = setTimeout(refresh, untilMidnight + 100);
  };

  const bringLatest = (list) => {
    fetch(list.dataset.latest, { cache: "no-cache" })
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((markup) => {
        const items = new DOMParser().parseFromString(markup, "text/html").querySelectorAll("body > li");
        if (!items.length) return;
        list.textContent = "";
        items.forEach((item) => list.appendChild(item));
        list.querySelectorAll("a").forEach((link) => {
          if (link.href === location.origin + location.pathname) link.setAttribute("aria-current", "page");
        });
        refresh();
      })
      .catch(() => {
        /* Without a network the reader keeps the list that is in the page. */
      });
  };

  refresh();
  document.querySelectorAll('[data-list="latest"][data-latest]').forEach(bringLatest);
  addEventListener("pageshow", refresh);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) refresh();
  });
})();
