import { after, describe } from "node:test";
import { openBrowser } from "./lib/browser.mjs";
import { FONTS, WIDEST } from "./lib/fonts.mjs";
import { pagesOf } from "./lib/pages.mjs";
import { buildSites } from "./lib/sites.mjs";
import { accessibility } from "./checks/accessibility.mjs";
import { disk } from "./checks/disk.mjs";
import { fonts } from "./checks/fonts.mjs";
import { keyboard } from "./checks/keyboard.mjs";
import { languages } from "./checks/languages.mjs";
import { print } from "./checks/print.mjs";
import { quiet } from "./checks/quiet.mjs";
import { reflow } from "./checks/reflow.mjs";
import { scriptless } from "./checks/scriptless.mjs";
import { statuses } from "./checks/statuses.mjs";

const sites = await buildSites();
const browsers = new Map();
for (const font of FONTS) {
  browsers.set(font, await openBrowser(font));
}
// For what does not depend on fonts.
const browser = browsers.get(WIDEST);
const families = await pagesOf(browser, sites.sample);
after(async () => {
  await Promise.all([...browsers.values()].map((opened) => opened.close()));
  sites.close();
});

describe("browser", { concurrency: 1 }, () => {
  for (const check of [accessibility, fonts, reflow, keyboard, quiet, languages, statuses, print, scriptless, disk]) {
    check({ browser, browsers, families, ...sites });
  }
});
