import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NARROW, PAGES, WIDE, openContext, withPage } from "../lib/browser.mjs";
import { none } from "../lib/report.mjs";

// Notes each element that gets the focus, and how it looks compared with before; asked once at the end, which is quick.
function listen() {
  const shown = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    return { outlineStyle, outlineWidth, outlineColor, boxShadow };
  };
  const transparent = (colour) => /^transparent$|[,/]\s*0\)$/.test(colour);
  const marked = (now, then) => {
    const outlined = now.outlineStyle !== "none" && parseFloat(now.outlineWidth) > 0 && !transparent(now.outlineColor);
    const differs = now.outlineStyle !== then.outlineStyle || now.outlineWidth !== then.outlineWidth || now.outlineColor !== then.outlineColor;
    return (outlined && differs) || (now.boxShadow !== "none" && now.boxShadow !== then.boxShadow);
  };
  const text = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);

  const visible = (element) => element.checkVisibility({ visibilityProperty: true });
  const links = [...document.querySelectorAll("a[href]")].filter(visible);
  const stops = new Set([...links, ...document.querySelectorAll("[tabindex], summary, button, input, select, textarea")]);
  const before = new Map([...stops].map((element) => [element, shown(element)]));
  const visited = [];
  document.addEventListener("focusin", ({ target }) => {
    const then = before.get(target);
    visited.push({ element: target, marked: !then || marked(shown(target), then) });
  });

  window.focusNotes = {
    stops: stops.size,
    forget: () => (visited.length = 0),
    // One round: up to where the focus is for the second time.
    round: () => {
      const seen = new Set();
      const unmarked = [];
      let back = null;
      for (const visit of visited) {
        if (seen.has(visit.element)) {
          back = text(visit.element);
          break;
        }
        seen.add(visit.element);
        if (!visit.marked) {
          unmarked.push(text(visit.element));
        }
      }
      return { unmarked, back, missed: links.filter((link) => !seen.has(link)).map(text) };
    },
  };
}

async function skip(page) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const { activeElement: element } = document;
    const target = element.hash ? document.getElementById(decodeURIComponent(element.hash.slice(1))) : null;
    const box = element.getBoundingClientRect();
    const inView = box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight;
    return { html: element.outerHTML.slice(0, 160), leads: Boolean(target?.closest("main")), inView };
  });
  assert.ok(first.leads, `the first Tab lands on ${first.html}, which does not lead into main`);
  assert.ok(first.inView, `the skip link is focused and out of view: ${first.html}`);
  await page.keyboard.press("Enter");
  const inMain = await page.evaluate(() => Boolean(document.activeElement.closest("main")));
  assert.ok(inMain, "Enter on the skip link does not move the focus into main");
}

async function walk(page, where) {
  const stops = await page.evaluate(() => {
    window.focusNotes.forget();
    return window.focusNotes.stops;
  });
  // Some more than there are: the round has to close, and a scrolling box may be a stop of its own.
  for (let press = 0; press < stops + 10; press += 1) {
    await page.keyboard.press("Tab");
  }
  const { unmarked, missed, back } = await page.evaluate(() => window.focusNotes.round());
  return [
    ...missed.slice(0, 5).map((link) => `${where}: ${missed.length} link(s) not reached before the focus is back on ${back}: ${link}`),
    ...unmarked.slice(0, 5).map((element) => `${where}: focus not visible on ${unmarked.length}: ${element}`),
  ];
}

export function keyboard({ browser, families, sample }) {
  describe("all can be reached by keyboard", { concurrency: PAGES }, () => {
    let context;
    before(async () => (context = await openContext(browser)));
    after(() => context.close());

    for (const { name, routes } of families) {
      it(`keyboard: ${name}`, () =>
        withPage(context, async (page) => {
          const faults = [];
          for (const viewport of [NARROW, WIDE]) {
            await page.setViewportSize(viewport);
            await page.goto(sample.at(routes.es));
            await page.evaluate(listen);
            await skip(page);
            faults.push(...(await walk(page, `${routes.es} ${viewport.width} light`)));
          }
          none(faults);
        }));
    }
  });
}
