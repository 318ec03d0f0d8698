import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "./server.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const program = process.env.CEBRA ? [process.env.CEBRA] : ["cargo", "run", "--quiet", "--locked", "--"];

// The day the sample is made and looked at on, so that what the tests see does not change with the calendar.
export const SAMPLE_DAY = "2026-11-21";
export const FIXTURE_DAY = "2027-04-30";

function build(content, out, day, baseUrl) {
  const [command, ...before] = program;
  const options = ["--root", content, "build", "--out", out, "--as-of", day, "--base-url", baseUrl];
  execFileSync(command, [...before, ...options], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}

// Sites are { at(route), dir }: `sample` and `fixture` over HTTP under a path, `onDisk` the files of the sample.
export async function buildSites() {
  const folder = mkdtempSync(join(tmpdir(), "cebra-browser-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const server = await serve();

  const made = (name, content, day) => {
    const dir = join(folder, name);
    const base = `${server.origin}/${name}`;
    build(content, dir, day, base);
    server.mount(`/${name}`, dir);
    return { dir, base, at: (route) => `${base}/${route}` };
  };
  const sample = made("catalogo", root, SAMPLE_DAY);
  const fixture = made("prueba", join(root, "tests/sites/cooperation"), FIXTURE_DAY);
  const onDisk = {
    dir: sample.dir,
    base: pathToFileURL(sample.dir).href,
    at: (route) => pathToFileURL(join(sample.dir, route)).href,
  };
  return { sample, fixture, onDisk, close: server.close };
}
