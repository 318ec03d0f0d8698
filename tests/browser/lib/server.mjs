import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".json": "application/json",
  ".xml": "application/xml",
  ".ics": "text/calendar; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".pdf": "application/pdf",
};

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

// A static host as catalogues are published on: folders under paths, index.html for a folder, 404.html for what is not there.
export async function serve() {
  const folders = new Map();

  const find = (address) => {
    const path = decodeURIComponent(new URL(address, "http://localhost").pathname);
    for (const [prefix, folder] of folders) {
      if (!path.startsWith(`${prefix}/`)) {
        continue;
      }
      const wanted = normalize(join(folder, path.slice(prefix.length)));
      const file = wanted.endsWith(sep) ? join(wanted, "index.html") : wanted;
      const found = file.startsWith(folder + sep) && isFile(file);
      return found ? { status: 200, file } : { status: 404, file: join(folder, "404.html") };
    }
    return { status: 404, file: null };
  };

  const server = createServer((request, response) => {
    const { status, file } = find(request.url);
    if (!file || !isFile(file)) {
      response.writeHead(status === 200 ? 404 : status).end();
      return;
    }
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(status, { "content-type": type, "x-content-type-options": "nosniff" });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    mount: (prefix, folder) => folders.set(prefix, folder),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
