import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PAGES, openContext, withPage } from "../lib/browser.mjs";
import { LANGUAGES, NOT_FOUND, alternatesOf } from "../lib/pages.mjs";
import { none } from "../lib/report.mjs";

const JOURNEY = ["pt", "en", "es"];

async function look(page, lang, routes, site) {
  const faults = [];
  const where = routes[lang];
  const said = await page.locator("html").getAttribute("lang");
  if (said !== lang) {
    faults.push(`${where}: html[lang] is ${said}, not ${lang}`);
  }
  const alternates = await alternatesOf(page);
  const expected = Object.fromEntries(LANGUAGES.map((other) => [other, site.at(routes[other])]));
  for (const other of new Set([...LANGUAGES, ...Object.keys(alternates)])) {
    // x-default is no language of its own.
    if (other !== "x-default" && alternates[other] !== expected[other]) {
      faults.push(`${where}: hreflang=${other} is ${alternates[other]}, and the Spanish page says ${expected[other]}`);
    }
  }
  return faults;
}

export function languages({ browser, families, sample }) {
  describe("languages lead to each other", { concurrency: PAGES }, () => {
    let context;
    before(async () => (context = await openContext(browser)));
    after(() => context.close());

    for (const { name, routes } of families.filter(({ name }) => name !== NOT_FOUND)) {
      it(`languages: ${name}`, () =>
        withPage(context, async (page) => {
          await page.goto(sample.at(routes.es));
          const faults = await look(page, "es", routes, sample);
          for (const lang of JOURNEY) {
            await page.locator(`nav a[hreflang="${lang}"]`).first().click();
            await page.waitForLoadState();
            assert.equal(page.url().replace(/#.*/, ""), sample.at(routes[lang]), `the switch to ${lang} leads elsewhere`);
            faults.push(...(await look(page, lang, routes, sample)));
          }
          none(faults);
        }));
    }
  });
}
