import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PAGES, openContext, withPage } from "../lib/browser.mjs";

const CLICKS = 3;

async function loaded(page) {
  await page.waitForLoadState();
  assert.ok(await page.locator("main h1").isVisible(), `${page.url()} shows no h1`);
  const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.ok(!["transparent", "rgba(0, 0, 0, 0)"].includes(colour), `${page.url()} has no styles`);
}

// The first link in the text to a page of the site where we have not been.
async function nextLink(page, base, been) {
  const links = page.locator("main a[href]");
  const addresses = await links.evaluateAll((found) => found.map((link) => (link.checkVisibility() ? link.href : "")));
  const index = addresses.findIndex((address) => {
    const path = address.replace(/#.*/, "");
    return path.startsWith(`${base}/`) && path.endsWith(".html") && !been.has(path);
  });
  assert.ok(index >= 0, `${page.url()} leads nowhere new`);
  return links.nth(index);
}

export function disk({ browser, families, onDisk }) {
  describe("the site can be read from a disk", { concurrency: PAGES }, () => {
    let context;
    before(async () => (context = await openContext(browser)));
    after(() => context.close());

    const { routes } = families.find(({ name }) => name === "index.html");
    for (const [lang, route] of Object.entries(routes)) {
      it(`from disk: ${CLICKS} clicks from home in ${lang}`, () =>
        withPage(context, async (page) => {
          await page.goto(onDisk.at(route));
          await loaded(page);
          const been = new Set([page.url()]);
          for (let click = 0; click < CLICKS; click += 1) {
            const link = await nextLink(page, onDisk.base, been);
            const address = (await link.evaluate((element) => element.href)).replace(/#.*/, "");
            await link.click();
            await page.waitForURL((url) => url.href.startsWith(address));
            await loaded(page);
            been.add(page.url().replace(/#.*/, ""));
          }
        }));
    }
  });
}
