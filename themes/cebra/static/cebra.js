// Computes the status of each window for today, so that old pages stay correct. Without the script pages show only days.
(() => {
  "use strict";
  const said = document.currentScript.dataset;
  const DAY = 864e5;

  // Today in the catalogue's time zone, in days since 1970.
  const today = (() => {
    const now = new Date();
    try {
      const parts = new Intl.DateTimeFormat("en", { timeZone: said.zone, year: "numeric", month: "numeric", day: "numeric" }).formatToParts(now);
      const part = (type) => Number(parts.find((found) => found.type === type).value);
      return Date.UTC(part("year"), part("month") - 1, part("day")) / DAY;
    } catch {
      return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
    }
  })();

  // A day, or the first and last of the days among which it is if only its month or year is known.
  const bound = (text) => {
    const [year, month, day] = text.split("-").map(Number);
    const first = Date.UTC(year, (month || 1) - 1, day || 1) / DAY;
    return { first, last: day ? first : Date.UTC(year, month || 12, 0) / DAY };
  };
  // In years without 29 February, the 28th.
  const inYear = (text, year) => {
    const [month, day] = text.split("-").map(Number);
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const found = Date.UTC(year, month - 1, Math.min(day, last)) / DAY;
    return { first: found, last: found };
  };

  // The days of a window; if it recurs every year, those of the first occurrence that is not over.
  const daysOf = (text) => {
    const [opens, closes] = text.split("/");
    if (/^\d{4}/.test(closes || opens)) {
      return [opens ? bound(opens) : null, closes ? bound(closes) : null];
    }
    const thisYear = new Date(today * DAY).getUTCFullYear();
    const year = inYear(closes, thisYear).last >= today ? thisYear : thisYear + 1;
    return [opens ? inYear(opens, opens > closes ? year - 1 : year) : null, inYear(closes, year)];
  };

  const statusOf = (text) => {
    if (text === "rolling") {
      return { status: "rolling", closes: null };
    }
    const [opens, closes] = daysOf(text);
    let status = "open";
    if (opens !== null && today < opens.first) {
      status = "forthcoming";
    } else if (closes === null) {
      status = "unknown";
    } else if (closes.last < today) {
      status = "closed";
    } else if (opens !== null && today < opens.last) {
      status = "unknown";
    } else if (closes.first < closes.last) {
      status = closes.first <= today ? "unknown" : "open";
    } else if (closes.last - today <= Number(said.days)) {
      status = "soon";
    }
    return { status, closes: closes && closes.last };
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

  // Of several windows of a card, the one whose status comes first.
  const urgency = ["soon", "open", "rolling", "forthcoming", "unknown", "closed"];
  const mostUrgent = (card) => {
    const rank = (shown) => urgency.indexOf(shown.dataset.now);
    return [...card.querySelectorAll(".window[data-now]")].sort((one, other) => rank(one) - rank(other))[0];
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
