import { after, before, describe, it } from "node:test";
import { NARROW, PAGES, PROJECTOR, WIDE, openContext, withPage } from "../lib/browser.mjs";
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

// Words that stick out of the box they stand in, whether or not there is room beside it.
const stickingOut = (page) =>
  page.evaluate(() => {
    const all = [...document.body.querySelectorAll("*")];
    // What is there for screen readers alone.
    const unseen = all.filter((element) => getComputedStyle(element).clipPath === "inset(50%)");
    const boxes = all.filter((element) => {
      const style = getComputedStyle(element);
      const seen = style.display !== "inline" && style.overflowX === "visible";
      return seen && !unseen.some((other) => other.contains(element));
    });
    const sticking = boxes.filter((box) => box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1);
    const innermost = sticking.filter((box) => !sticking.some((other) => other !== box && box.contains(other)));
    return innermost.slice(0, 3).map((box) => box.outerHTML);
  });

// Numbers that begin on one line and end on another.
const brokenNumbers = (page) =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const broken = [];
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode;
      if (/^\s*\d[\d.,]*\s*$/.test(textContent)) {
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) {
          broken.push(parentElement.outerHTML);
        }
      }
    }
    return broken.slice(0, 3);
  });

async function examine(page, route) {
  const faults = [];
  const look = async (where) => {
    const found = await overflow(page);
    if (found) {
      faults.push(`${where}: ${found.width} px wide: ${found.elements.map(short).join(" | ")}`);
    }
    for (const box of await stickingOut(page)) {
      faults.push(`${where}: words stick out of ${short(box)}`);
    }
    for (const number of await brokenNumbers(page)) {
      faults.push(`${where}: a number on two lines: ${short(number)}`);
    }
  };
  for (const [setting, css] of Object.entries(SETTINGS)) {
    await adopt(page, css);
    await look(`${route} ${NARROW.width} light, ${setting}`);
  }
  await adopt(page, "");
  for (const viewport of [WIDE, PROJECTOR]) {
    await page.setViewportSize(viewport);
    await look(`${route} ${viewport.width} light`);
  }
  await page.setViewportSize(NARROW);
  return faults;
}

export function reflow({ browsers, families, sample }) {
  for (const [font, browser] of browsers) {
    describe(`nothing is wider than the screen or sticks out of its box, in ${font}`, { concurrency: PAGES }, () => {
      let context;
      before(async () => (context = await openContext(browser, { viewport: NARROW })));
      after(() => context.close());

      for (const { name, routes } of families) {
        it(`reflow in ${font}: ${name}`, () =>
          withPage(context, async (page) => {
            const faults = [];
            for (const route of Object.values(routes)) {
              await page.goto(sample.at(route));
              faults.push(...(await examine(page, route)));
            }
            none(faults);
          }));
      }
    });
  }
}
