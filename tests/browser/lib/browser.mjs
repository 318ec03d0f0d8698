import { chromium } from "playwright-core";
import { configureFont } from "./fonts.mjs";
import { SAMPLE_DAY } from "./sites.mjs";

// How many pages are worked on at once; more than this only wait for each other on two cores.
export const PAGES = 3;

export const NARROW = { width: 320, height: 640 };
export const WIDE = { width: 1280, height: 800 };
export const PROJECTOR = { width: 2560, height: 1440 };

// A browser that has one family of fonts and no other.
export const openBrowser = (font) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-quic", "--disable-gpu"],
    env: { ...process.env, FONTCONFIG_FILE: configureFont(font) },
  });

// A context on the day of the sample. Without motion a style is what it will be as soon as it is asked for.
export async function openContext(browser, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(20_000);
  if (options.javaScriptEnabled !== false) {
    await context.clock.setFixedTime(`${SAMPLE_DAY}T17:00:00Z`);
  }
  return context;
}

export async function withPage(context, work) {
  const page = await context.newPage();
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}
