import assert from "node:assert/strict";
import { openContext, withPage } from "./browser.mjs";

// One page of each family, by its Spanish route.
const FAMILIES = [
  "index.html",
  "practicas/cebras.html",
  "practicas/index.html",
  "ciudades/azogues.html",
  "convocatorias/apc-japon.html",
  "sinergias/sinergias-la-paz.html",
  "misiones/mision-timmins-vinto-2017.html",
  "alianzas/timmins-vinto.html",
  "panoramicas-municipales/pem-la-paz.html",
  "ods/index.html",
  "ods/6.html",
  "temas/index.html",
  "plazos.html",
  "calendario.html",
  "necesidades-y-ofertas.html",
  "estadisticas.html",
  "mapa.html",
  "estado-del-catalogo.html",
  "lecciones-aprendidas/index.html",
  "glosario/gad.html",
  "paginas/acerca.html",
];

// There is one for all languages, and it is served at addresses that no other language has.
export const NOT_FOUND = "404.html";

export const LANGUAGES = ["es", "pt", "en"];

// With the file a host answers with for a folder, so that they can be compared with links and opened from a disk.
export async function alternatesOf(page) {
  const links = await page
    .locator("link[rel=alternate][hreflang]")
    .evaluateAll((found) => found.map((link) => [link.hreflang, link.href]));
  return Object.fromEntries(links.map(([lang, href]) => [lang, href.replace(/\/$/, "/index.html")]));
}

// [{ name, routes: { es, pt, en } }], the routes of the other languages as the pages themselves say them.
export async function pagesOf(browser, site) {
  const context = await openContext(browser);
  const families = await withPage(context, async (page) => {
    const found = [];
    for (const name of FAMILIES) {
      await page.goto(site.at(name));
      const alternates = await alternatesOf(page);
      const routes = {};
      for (const lang of LANGUAGES) {
        assert.ok(alternates[lang]?.startsWith(`${site.base}/`), `${name} has no alternate in ${lang} on this site`);
        routes[lang] = alternates[lang].slice(site.base.length + 1);
      }
      found.push({ name, routes });
    }
    return found;
  });
  await context.close();
  return [...families, { name: NOT_FOUND, routes: { es: NOT_FOUND } }];
}
