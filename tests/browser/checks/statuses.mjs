import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PAGES, openContext, withPage } from "../lib/browser.mjs";
import { none } from "../lib/report.mjs";

const STATUSES = ["soon", "open", "rolling", "forthcoming", "unknown", "closed"];
const ROUTES = { es: "plazos.html", pt: "pt/prazos.html", en: "en/deadlines.html" };
const ZONES = ["Europe/Madrid", "Asia/Tokyo"];

// From 1 to 31 May 2027, closing soon in the last ten days; and from 20 December to 10 January of every year.
const DAYS = [
  ["2027-04-30", "Convocatoria de mayo", "forthcoming"],
  ["2027-05-02", "Convocatoria de mayo", "open"],
  ["2027-05-25", "Convocatoria de mayo", "soon"],
  ["2027-06-01", "Convocatoria de mayo", "closed"],
  ["2027-12-24", "fin de año", "open"],
];

// Early and late on a day in America/Guayaquil; at the second it is the next day already where the browsers are.
const MOMENTS = ["T00:30:00-05:00", "T23:30:00-05:00"];

const readBoard = (page) =>
  page.evaluate(() => {
    const today = document.querySelector("[data-today]");
    return {
      today: { tag: today?.localName, datetime: today?.getAttribute("datetime"), text: today?.textContent },
      sections: [...document.querySelectorAll("[data-board] > section[data-status]")].map((section) => ({
        status: section.dataset.status,
        visible: section.checkVisibility(),
        titles: [...section.querySelectorAll("article :is(h2, h3, h4)")].map((heading) => heading.textContent.trim()),
      })),
    };
  });

function judge({ today, sections }, lang, [day, title, status]) {
  const faults = [];
  const ids = sections.map((section) => section.status);
  if (ids.toSorted().join() !== STATUSES.toSorted().join()) {
    faults.push(`the board has the sections ${ids}`);
  }
  for (const section of sections) {
    if (section.visible !== section.titles.length > 0) {
      faults.push(`section ${section.status} with ${section.titles.length} card(s) is ${section.visible ? "" : "not "}visible`);
    }
  }
  const found = sections.filter((section) => section.titles.some((heading) => heading.includes(title)));
  if (found.length !== 1 || found[0].status !== status || !found[0].visible) {
    faults.push(`“${title}” is under ${found.map((section) => section.status).join() || "nothing"}, not ${status}`);
  }
  const [year, , date] = day.split("-").map(Number);
  const month = new Intl.DateTimeFormat(lang, { month: "long", timeZone: "UTC" }).format(new Date(day));
  const says = [year, date].every((number) => new RegExp(`\\b${number}\\b`).test(today.text)) && today.text.includes(month);
  if (today.tag !== "time" || today.datetime !== day || !says) {
    faults.push(`today is <${today.tag} datetime="${today.datetime}">${today.text}`);
  }
  return faults;
}

export function statuses({ browser, fixture }) {
  describe("statuses are those of the reader's day", { concurrency: PAGES }, () => {
    for (const timezoneId of ZONES) {
      for (const [lang, route] of Object.entries(ROUTES)) {
        it(`statuses: ${route} in ${timezoneId}`, async () => {
          const context = await openContext(browser, { timezoneId });
          const faults = await withPage(context, async (page) => {
            const found = [];
            for (const expected of DAYS) {
              for (const moment of MOMENTS) {
                await page.clock.setFixedTime(`${expected[0]}${moment}`);
                await page.goto(fixture.at(route));
                const where = `${route} ${timezoneId} ${expected[0]}${moment}`;
                found.push(...judge(await readBoard(page), lang, expected).map((fault) => `${where}: ${fault}`));
              }
            }
            return found;
          });
          await context.close();
          none(faults);
        });
      }
    }
    it("statuses: the sections exist on the page as it is published", async () => {
      const context = await openContext(browser, { javaScriptEnabled: false });
      await withPage(context, async (page) => {
        await page.goto(fixture.at(ROUTES.es));
        const published = await readBoard(page);
        assert.deepEqual(judge(published, "es", DAYS[0]), []);
      });
      await context.close();
    });
  });
}
