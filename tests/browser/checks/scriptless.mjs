import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PAGES, openContext, withPage } from "../lib/browser.mjs";
import { none } from "../lib/report.mjs";

const look = (page) =>
  page.evaluate(() => {
    const main = document.querySelector("main");
    const heading = main?.querySelector("h1");
    const rest = (main?.innerText.trim().length ?? 0) - (heading?.innerText.trim().length ?? 0);
    return {
      heading: heading?.checkVisibility() ? heading.innerText.trim() : "",
      rest,
      claims: [...document.querySelectorAll(".status")].filter((mark) => mark.textContent.trim()).map((mark) => mark.outerHTML),
      undated: [...document.querySelectorAll("[data-board] article")]
        .filter((card) => !card.querySelector(".window")?.innerText.trim())
        .map((card) => card.innerText.slice(0, 80)),
    };
  });

const judge = ({ heading, rest, claims, undated }, route) => [
  ...(heading ? [] : [`${route}: no visible h1 in main`]),
  ...(rest > 20 ? [] : [`${route}: main has no text`]),
  ...claims.map((html) => `${route}: claims a status without knowing the day: ${html}`),
  ...undated.map((card) => `${route}: a card of the board does not say its days: ${card}`),
];

export function scriptless({ browser, families, sample, fixture }) {
  describe("pages say what they know without scripts", { concurrency: PAGES }, () => {
    let context;
    before(async () => (context = await openContext(browser, { javaScriptEnabled: false })));
    after(() => context.close());

    for (const { name, routes } of families) {
      it(`without scripts: ${name}`, () =>
        withPage(context, async (page) => {
          const faults = [];
          for (const route of Object.values(routes)) {
            await page.goto(sample.at(route));
            faults.push(...judge(await look(page), route));
          }
          none(faults);
        }));
    }
    it("without scripts: a board with calls of known days", () =>
      withPage(context, async (page) => {
        await page.goto(fixture.at("plazos.html"));
        none(judge(await look(page), "fixture plazos.html"));
        const card = page.locator("[data-board] article", { hasText: "Convocatoria de mayo" });
        const days = await card.locator("time").evaluateAll((times) => times.filter((time) => time.innerText).map((time) => time.dateTime));
        assert.deepEqual(days, ["2027-05-01", "2027-05-31"]);
      }));
  });
}
