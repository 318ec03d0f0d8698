import { after, before, describe, it } from "node:test";
import { NARROW, PAGES, openContext, withPage } from "../lib/browser.mjs";
import { none, short } from "../lib/report.mjs";

// What readers may set according to WCAG 1.4.12 and 1.4.4.
const SETTINGS = {
  "as it is": "",
  "text spacing": `
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`,
  "text 200 %": "html { font-size: 200% !important; }",
};

// Adopted sheets are objects, so the policy of the pages, which forbids style elements, lets them be.
const adopt = (page, css) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

const overflow = (page) =>
  page.evaluate(() => {
    const width = document.scrollingElement.scrollWidth;
    if (width <= innerWidth) {
      return null;
    }
    const contained = (element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== "visible") {
          return true;
        }
      }
      return false;
    };
    const tooWide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + 0.5 && !contained(element),
    );
    const innermost = tooWide.filter((element) => !tooWide.some((other) => other !== element && element.contains(other)));
    return { width, elements: innermost.slice(0, 3).map((element) => element.outerHTML) };
  });

export function reflow({ browser, families, sample }) {
  describe("nothing is wider than 320 px", { concurrency: PAGES }, () => {
    let context;
    before(async () => (context = await openContext(browser, { viewport: NARROW })));
    after(() => context.close());

    for (const { name, routes } of families) {
      it(`reflow: ${name}`, () =>
        withPage(context, async (page) => {
          const faults = [];
          for (const route of Object.values(routes)) {
            await page.goto(sample.at(route));
            for (const [setting, css] of Object.entries(SETTINGS)) {
              await adopt(page, css);
              const found = await overflow(page);
              if (found) {
                const elements = found.elements.map(short).join(" | ");
                faults.push(`${route} ${NARROW.width} light, ${setting}: ${found.width} px wide: ${elements}`);
              }
            }
          }
          none(faults);
        }));
    }
  });
}
