import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { PAGES, WIDE, openContext, withPage } from "../lib/browser.mjs";
import { NOT_FOUND } from "../lib/pages.mjs";
import { none } from "../lib/report.mjs";

// Milliseconds for an answer from this machine.
const PATIENCE = 5000;

// Returns how to leave a page: not before what it asked for is there, for that would be cut off and look like a fault.
function listen(page, site, faults) {
  const fault = (text) => faults.push(`${page.url().replace(`${site.base}/`, "")} ${WIDE.width} light: ${text}`);
  const pending = new Set();
  let leaving = false;
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      fault(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("pageerror", (error) => fault(`exception: ${error.message}`));
  page.on("request", (request) => {
    pending.add(request);
    const own = [`${site.base}/`, "data:", "about:blank"].some((start) => request.url().startsWith(start));
    if (!own) {
      fault(`asks for ${request.url()}, which is not of this site`);
    }
  });
  page.on("requestfinished", (request) => pending.delete(request));
  page.on("requestfailed", (request) => {
    pending.delete(request);
    const { errorText } = request.failure();
    if (!(leaving && errorText === "net::ERR_ABORTED")) {
      fault(`request failed: ${request.url()} ${errorText}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) {
      fault(`${response.status()} for ${response.url()}`);
    }
  });

  return async (leave) => {
    const end = performance.now() + PATIENCE;
    while (pending.size > 0 && performance.now() < end) {
      await setTimeout(10);
    }
    for (const request of pending) {
      fault(`no answer: ${request.url()}`);
    }
    pending.clear();
    leaving = true;
    await leave();
    leaving = false;
  };
}

// Images further down are asked for only when they come near.
const loadImages = (page) =>
  page.locator("img").evaluateAll((images) =>
    Promise.all(
      images.map((image) => {
        image.loading = "eager";
        return image.decode().catch(() => console.error(`image cannot be shown: ${image.src}`));
      }),
    ),
  );

export function quiet({ browser, families, sample, onDisk }) {
  for (const [way, site] of Object.entries({ "over HTTP": sample, "from disk": onDisk })) {
    describe(`no complaint and no request elsewhere, ${way}`, { concurrency: PAGES }, () => {
      let context;
      before(async () => (context = await openContext(browser)));
      after(() => context.close());

      for (const { name, routes } of families) {
        // A disk has no address that is not found; that page is made for a host, by its path there.
        if (name === NOT_FOUND && site === onDisk) {
          continue;
        }
        it(`quiet ${way}: ${name}`, () =>
          withPage(context, async (page) => {
            const faults = [];
            const afterAll = listen(page, site, faults);
            for (const route of Object.values(routes)) {
              await afterAll(() => page.goto(site.at(route)));
              await loadImages(page);
            }
            await afterAll(() => page.goto("about:blank"));
            none(faults);
          }));
      }
    });
  }

  describe("an address that is not found", () => {
    it("has a page with its styles, however deep", async () => {
      const context = await openContext(browser);
      await withPage(context, async (page) => {
        const answer = await page.goto(sample.at("practicas/no/such/page.html"));
        assert.equal(answer.status(), 404);
        assert.ok(await page.locator("main h1").isVisible());
        const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        assert.notEqual(colour, "rgba(0, 0, 0, 0)", "the page of a deep address has no styles");
      });
      await context.close();
    });
  });
}
