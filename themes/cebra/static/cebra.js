// Computes the status of each window for today, so that old pages stay correct. Without the script pages show only days.
(() => {
  "use strict";
  const said = document.currentScript.dataset;
  const DAY = 864e5;

  // The day of an instant in the catalogue's time zone, in days since 1970.
  const dayIn = (instant) => {
    try {
      const format = new Intl.DateTimeFormat("en", { timeZone: said.zone, year: "numeric", month: "numeric", day: "numeric" });
      const parts = format.formatToParts(instant);
      const part = (type) => Number(parts.find((found) => found.type === type).value);
      return Date.UTC(part("year"), part("month") - 1, part("day")) / DAY;
    } catch {
      return Date.UTC(instant.getFullYear(), instant.getMonth(), instant.getDate()) / DAY;
    }
  };
  const today = dayIn(new Date());

  // A day, or the first and last of the days among which it is if only its month or year is known. An instant is compared
  // with the present one; its day is that of the
  // catalogue's time zone.
  const bound = (text) => {
    if (text.includes("T")) {
      const instant = new Date(text);
      const at = instant.getTime() / DAY;
      return { first: at, last: at, day: dayIn(instant), now: Date.now() / DAY };
    }
    const [year, month, day] = text.split("-").map(Number);
    const first = Date.UTC(year, (month || 1) - 1, day || 1) / DAY;
    const last = day ? first : Date.UTC(year, month || 12, 0) / DAY;
    return { first, last, day: last, now: today };
  };
  // In years without 29 February, the 28th; of a month without a day, its first and last.
  const inYear = (text, year) => {
    const [month, day] = text.split("-").map(Number);
    const end = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const first = Date.UTC(year, month - 1, Math.min(day || 1, end)) / DAY;
    const last = Date.UTC(year, month - 1, Math.min(day || end, end)) / DAY;
    return { first, last, day: last, now: today };
  };

  // The first and last day of a window; if it comes back every year, those of the first occurrence that is not over.
  const daysOf = (text) => {
    const [opens, closes] = text.split("/");
    const whole = (side) => (side && side !== "*" ? bound(side) : null);
    if (/^(\d{4}|\*|$)/.test(closes || opens)) {
      return [whole(opens), whole(closes)];
    }
    const thisYear = new Date(today * DAY).getUTCFullYear();
    const year = inYear(closes, thisYear).last >= today ? thisYear : thisYear + 1;
    return [opens ? inYear(opens, opens > closes ? year - 1 : year) : null, inYear(closes, year)];
  };
  const isOver = (text) => {
    const closes = daysOf(text)[1];
    return closes !== null && closes.last < closes.now;
  };

  const statusOf = (all) => {
    if (all === "rolling") {
      return { status: "rolling", closes: null };
    }
    // Of several occurrences, the first that is not over. What follows the last is not known.
    const told = all.split(" ");
    const hasMore = told[told.length - 1] === "+";
    const occurrences = hasMore ? told.slice(0, -1) : told;
    const next = occurrences.find((text) => !isOver(text));
    if (!next && hasMore) {
      return { status: "unknown", closes: null };
    }
    const text = next || occurrences[occurrences.length - 1];
    const [opens, closes] = daysOf(text);
    let status = "open";
    if (opens !== null && opens.now < opens.first) {
      status = "forthcoming";
    } else if (closes === null) {
      status = text.endsWith("*") ? "open" : "unknown";
    } else if (closes.last < closes.now) {
      status = "closed";
    } else if (opens !== null && opens.now < opens.last) {
      status = "unknown";
    } else if (closes.first < closes.last) {
      status = closes.first <= today ? "unknown" : "open";
    } else if (closes.day - today <= Number(said.days)) {
      status = "soon";
    }
    return { status, closes: closes && closes.day };
  };

  const inWords = (status, closes) => {
    if (status !== "soon") {
      return said[status];
    }
    const when = new Intl.RelativeTimeFormat(said.lang, { numeric: "auto" }).format(closes - today, "day");
    return `${said.closes} ${when}`;
  };

  for (const shown of document.querySelectorAll(".window[data-days]")) {
    const { status, closes } = statusOf(shown.dataset.days);
    shown.dataset.now = status;
    shown.dataset.closes = closes === null ? "" : closes;
    if (status !== "unknown") {
      const mark = document.createElement("strong");
      mark.className = `status ${status}`;
      mark.textContent = inWords(status, closes);
      shown.prepend(mark, " ");
    }
  }
  for (const then of document.querySelectorAll(".status-then")) {
    then.remove();
  }

  // Beside hours of another place, the reader's own.
  const offsetOf = (written) => {
    const offset = /([+-])(\d\d):(\d\d)$/.exec(written);
    return offset ? Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
  };
  for (const shown of document.querySelectorAll(".window, .occasion")) {
    const times = [...shown.querySelectorAll("time[datetime*='T']")];
    const instants = times.map((time) => new Date(time.dateTime));
    if (times.some((time, at) => -instants[at].getTimezoneOffset() !== offsetOf(time.dateTime))) {
      const format = new Intl.DateTimeFormat(said.lang, { dateStyle: "medium", timeStyle: "short" });
      const own = document.createElement("span");
      own.className = "own-time";
      own.textContent = ` (${said.yours} ${instants.map((instant) => format.format(instant)).join(" – ")})`;
      times[times.length - 1].after(own);
    }
  }

  // Of several windows of a card, the one whose status comes first.
  const urgency = ["soon", "open", "rolling", "forthcoming", "unknown", "closed"];
  const mostUrgent = (card) => {
    const rank = (shown) => urgency.indexOf(shown.dataset.now);
    return [...card.querySelectorAll(".window[data-now]:not([data-follows])")].sort((one, other) => rank(one) - rank(other))[0];
  };

  // Moves each card of the board to its status of today, ordered by deadline.
  const board = document.querySelector("[data-board]");
  if (board) {
    for (const section of board.children) {
      for (const item of [...section.querySelectorAll(".cards > li")]) {
        const shown = mostUrgent(item);
        const place = shown && board.querySelector(`[data-status="${shown.dataset.now}"]`);
        if (place && place !== section) {
          const closes = (other) => Number(mostUrgent(other)?.dataset.closes || Infinity);
          const list = place.querySelector(".cards");
          // Closed windows are in reverse order: the latest to close comes first.
          const sign = place.dataset.status === "closed" ? -1 : 1;
          const later = [...list.children].find((other) => sign * (closes(other) - closes(item)) > 0);
          list.insertBefore(item, later || null);
        }
      }
    }
    for (const section of board.children) {
      section.hidden = !section.querySelector(".cards > li");
    }
    const day = document.querySelector("[data-today]");
    if (day) {
      const date = new Date(today * DAY);
      day.dateTime = date.toISOString().slice(0, 10);
      day.textContent = new Intl.DateTimeFormat(said.lang, { dateStyle: "long", timeZone: "UTC" }).format(date);
    }
  }

  // Offers a compact view of long lists. The choice is not stored.
  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };
  const lists = [...document.querySelectorAll("main .cards")];
  if (lists.some((list) => list.children.length > 5) && !document.querySelector(".hero")) {
    const tools = document.createElement("div");
    tools.className = "tools";
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", said.viewas);
    const choices = [[said.viewcards, false], [said.viewlist, true]].map(([words, compact]) => {
      const choice = button(words, () => {
        lists.forEach((list) => list.classList.toggle("compact", compact));
        choices.forEach((other) => other.setAttribute("aria-pressed", String(other === choice)));
      });
      choice.setAttribute("aria-pressed", String(!compact));
      return choice;
    });
    const order = [...lists].map((list) => [...list.children]);
    const newest = button(said.newest, () => {
      const pressed = newest.getAttribute("aria-pressed") !== "true";
      newest.setAttribute("aria-pressed", String(pressed));
      const date = (item) => item.querySelector("[data-checked]")?.dataset.checked || "";
      lists.forEach((list, at) => {
        const items = pressed ? [...order[at]].sort((one, other) => date(other).localeCompare(date(one))) : order[at];
        list.append(...items);
      });
    });
    newest.setAttribute("aria-pressed", "false");
    tools.append(...choices);
    // The board keeps its order by deadline.
    if (!board) {
      tools.append(newest);
    }
    const list = lists[0].closest("[data-board]") || document.querySelector("main section") || lists[0];
    const heading = list === lists[0] ? list.previousElementSibling : null;
    (heading && heading.matches("h2") ? heading : list).before(tools);
  }
  const downloads = document.querySelector(".downloads");
  if (downloads) {
    const tools = document.createElement("p");
    tools.className = "tools";
    tools.append(button(said.print, () => window.print()));
    const heading = downloads.querySelector("h2, h3, h4");
    heading ? heading.after(tools) : downloads.prepend(tools);
    downloads.hidden = false;
  }
})();
