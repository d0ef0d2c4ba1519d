/** Serves the examples on an origin of their own, against a running Hustings. */
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const EXAMPLES = fileURLToPath(new URL("../examples/", import.meta.url));
/** What the files name; replaced while they are sent where it is another. */
const WRITTEN = { hustings: "http://localhost:8080", here: "http://localhost:8090" };
const HUSTINGS = (process.env["HUSTINGS_URL"] ?? WRITTEN.hustings).replace(/\/$/u, "");
const PORT = Number(process.env["EXAMPLES_PORT"] ?? 8090);
const HERE = `http://localhost:${PORT}`;
/** The publisher's token makes articles known that nobody has read yet; without it `bell.html` begins empty. */
const API_TOKEN = process.env["API_TOKEN"];

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};
const PATH =
  /^\/(?<example>plain-html|single-page-app|static-site)\/(?<file>[a-z-]+\.(?:html|css|js))?(?<route>[a-z]*)$/u;

/** The file that is served at a path; null when there is none. An app shows the same page at all its addresses. */
function fileAt(path: string): string | null {
  const groups = PATH.exec(path)?.groups;
  if (groups === undefined) return null;
  const { example = "", file, route } = groups;
  if (route !== "" && example !== "single-page-app") return null;
  return join(EXAMPLES, example === "static-site" ? "static-site/site" : example, file ?? "index.html");
}

/** What a publisher's server does for a page that comes with its conversation; the element alone when it cannot. */
async function conversation(url: string, title: string): Promise<string> {
  const query = new URLSearchParams({ url, title });
  const headers: Record<string, string> = API_TOKEN === undefined ? {} : { authorization: `Bearer ${API_TOKEN}` };
  try {
    const answer = await fetch(`${HUSTINGS}/embed/thread.html?${query.toString()}`, { headers });
    if (answer.ok) return await answer.text();
  } catch {
    // The page is more important than its conversation.
  }
  return "<hustings-thread></hustings-thread>";
}

async function page(path: string, file: string): Promise<string> {
  const text = (await readFile(file, "utf8"))
    .replaceAll(WRITTEN.hustings, HUSTINGS)
    .replaceAll(encodeURIComponent(WRITTEN.here), encodeURIComponent(HERE));
  if (!text.includes("<!-- conversation -->")) return text;
  const title = /<title>(.*?)<\/title>/u.exec(text)?.[1] ?? "";
  const html = await conversation(HERE + path, title);
  return text.replace("<!-- conversation -->", () => html);
}

/** Says what is missing before somebody wonders. */
async function check(): Promise<void> {
  try {
    const { headers } = await fetch(`${HUSTINGS}/api/v1/counts`, { headers: { origin: HERE } });
    if (headers.get("access-control-allow-origin") === HERE) return;
    process.stdout.write(`\n${HUSTINGS} does not know this origin yet. Allow it:\n`);
    process.stdout.write(`  npx hustings site set allowedOrigins ${HERE}\n`);
  } catch {
    process.stdout.write(`\nHustings does not run at ${HUSTINGS}. Start it: npm start\n`);
  }
}

const generated = spawnSync(process.execPath, ["--import", "tsx", join(EXAMPLES, "static-site/generate.ts")], {
  stdio: "inherit",
  env: { ...process.env, HUSTINGS_URL: HUSTINGS, SITE_URL: `${HERE}/static-site` },
});
if (generated.status !== 0) throw new Error("the static site could not be generated");

createServer((request, response) => {
  const path = (request.url ?? "/").replace(/\?.*$/u, "");
  const file = fileAt(path);
  const send = async (): Promise<void> => {
    if (file === null) throw new Error("no such page");
    const text = await page(path, file);
    response.writeHead(200, { "content-type": TYPES[extname(file)] });
    response.end(text);
  };
  send().catch(() => {
    response.writeHead(404, { "content-type": "text/plain" });
    response.end("There is nothing at this address.\n");
  });
}).listen(PORT, "localhost", () => {
  for (const example of ["plain-html", "single-page-app", "static-site"]) {
    process.stdout.write(`${HERE}/${example}/\n`);
  }
  void check();
});
