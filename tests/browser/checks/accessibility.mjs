import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NARROW, PAGES, PROJECTOR, WIDE, openContext, withPage } from "../lib/browser.mjs";
import { none, short } from "../lib/report.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// How many elements are named of those that break one rule on one page.
const EXAMPLES = 3;

const runAxe = (page) =>
  page.evaluate(async (tags) => {
    const result = await window.axe.run(document, {
      runOnly: { type: "tag", values: tags },
      rules: { "target-size": { enabled: true } },
      resultTypes: ["violations"],
      // It would fetch style sheets, which the policy of the pages forbids.
      preload: false,
    });
    return {
      passed: result.passes.length,
      violations: result.violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ target, html, failureSummary }) => ({
          target: target.join(" "),
          html,
          why: failureSummary.split("\n").slice(1).join(" ").trim(),
        })),
      })),
    };
  }, TAGS);

async function examine(context, address, route) {
  return withPage(context, async (page) => {
    const found = new Map();
    await page.goto(address);
    await page.evaluate(AXE);
    for (const viewport of [NARROW, WIDE, PROJECTOR]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const { passed, violations } = await runAxe(page);
        assert.ok(passed > 5, `axe found next to nothing to look at on ${route}`);
        for (const { id, nodes } of violations) {
          for (const { target, html, why } of nodes.slice(0, EXAMPLES)) {
            const fault = `${id} (${nodes.length}): ${target} ${short(html)} ${why}`;
            found.set(fault, [...(found.get(fault) ?? []), `${viewport.width} ${colorScheme}`]);
          }
        }
      }
    }
    return [...found].map(([fault, settings]) => `${route} [${settings.join(", ")}] ${fault}`);
  });
}

export function accessibility({ browser, families, sample, fixture }) {
  describe("axe finds no violation", { concurrency: PAGES }, () => {
    let context;
    before(async () => (context = await openContext(browser)));
    after(() => context.close());

    for (const { name, routes } of families) {
      it(`axe: ${name}`, async () => {
        const faults = [];
        for (const route of Object.values(routes)) {
          faults.push(...(await examine(context, sample.at(route), route)));
        }
        none(faults);
      });
    }
    it("axe: a board with calls of known days", async () => {
      none(await examine(context, fixture.at("plazos.html"), "fixture plazos.html"));
    });
  });
}
