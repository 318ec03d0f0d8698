import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PAGES, openContext, withPage } from "../lib/browser.mjs";

const PRINTED = ["practicas/cebras.html", "practicas/index.html", "calendario.html"];

export function print({ browser, sample }) {
  describe("pages can be printed", { concurrency: PAGES }, () => {
    let context;
    before(async () => (context = await openContext(browser)));
    after(() => context.close());

    for (const route of PRINTED) {
      it(`print: ${route}`, () =>
        withPage(context, async (page) => {
          await page.goto(sample.at(route));
          assert.ok(await page.locator("header nav").first().isVisible(), `${route}: no site navigation on the screen`);
          await page.emulateMedia({ media: "print" });
          for (const navigation of await page.locator("body > header nav").all()) {
            const html = await navigation.evaluate((element) => element.outerHTML.slice(0, 160));
            assert.equal(await navigation.isVisible(), false, `${route} print: navigation is displayed: ${html}`);
          }
          assert.ok(await page.locator("main").isVisible(), `${route} print: main is not displayed`);
          assert.ok(await page.locator("main h1").isVisible(), `${route} print: h1 is not displayed`);

          const pdf = (await page.pdf()).toString("latin1");
          assert.ok(pdf.startsWith("%PDF-"), `${route}: not a PDF`);
          assert.match(pdf, /\/Type\s*\/Page\b/, `${route}: a PDF without a page`);
        }));
    }
  });
}
