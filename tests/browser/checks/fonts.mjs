import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openContext, withPage } from "../lib/browser.mjs";

// The families the letters of the page's heading are drawn with, as the browser says, and its width on one line.
async function drawn(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: "h1" });
  const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
  const width = await page.locator("h1").evaluate((heading) => {
    heading.style.cssText = "width: max-content; white-space: nowrap";
    return heading.getBoundingClientRect().width;
  });
  return { families: fonts.map(({ familyName }) => familyName), width };
}

export function fonts({ browsers, sample }) {
  describe("fonts", () => {
    it("are those each browser was given, of different widths", async () => {
      const widths = new Set();
      for (const [font, browser] of browsers) {
        const context = await openContext(browser);
        const { families, width } = await withPage(context, async (page) => {
          await page.goto(sample.at("index.html"));
          return drawn(page);
        });
        await context.close();
        assert.deepEqual(families, [font]);
        widths.add(width);
      }
      assert.equal(widths.size, browsers.size, `the heading is ${[...widths]} px wide`);
    });
  });
}
