import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../node_modules", import.meta.url));

// The only fonts the browsers have, so that the layout is the same on every machine: a wide family, a narrow one and one with serifs.
const FAMILIES = {
  "DejaVu Sans": ["", "-Bold", "-Oblique", "-BoldOblique"].map((style) => `dejavu-fonts-ttf/ttf/DejaVuSans${style}.ttf`),
  "PT Sans Narrow": ["400Regular", "700Bold"].map(
    (style) => `@expo-google-fonts/pt-sans-narrow/${style}/PTSansNarrow_${style}.ttf`,
  ),
  "PT Serif": ["400Regular", "700Bold", "400Regular_Italic", "700Bold_Italic"].map(
    (style) => `@expo-google-fonts/pt-serif/${style}/PTSerif_${style}.ttf`,
  ),
};

export const FONTS = Object.keys(FAMILIES);
export const WIDEST = "DejaVu Sans";

// A configuration of fontconfig that knows one family and no font of the machine; returns its path.
export function configureFont(family) {
  const folder = mkdtempSync(join(tmpdir(), "cebra-font-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const fonts = join(folder, "fonts");
  mkdirSync(fonts);
  for (const file of FAMILIES[family]) {
    copyFileSync(join(packages, file), join(fonts, basename(file)));
  }
  const path = join(folder, "fonts.conf");
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${join(folder, "cache")}</cachedir></fontconfig>
`,
  );
  return path;
}
