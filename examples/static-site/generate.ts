/** Makes a small static site out of text files: the first line is the title, the others are paragraphs. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const SITE = join(HERE, "site");
const HUSTINGS = process.env["HUSTINGS_URL"] ?? "http://localhost:8080";
const ADDRESS = process.env["SITE_URL"] ?? "http://localhost:8090/static-site";

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const template = readFileSync(join(HERE, "template.html"), "utf8");

function write(name: string, values: { title: string; body: string; comments: string }): void {
  const fields: Record<string, string> = { ...values, url: `${ADDRESS}/${name}`, hustings: HUSTINGS };
  writeFileSync(
    join(SITE, name),
    template.replaceAll(/\{\{(\w+)\}\}/gu, (_, field: string) => fields[field] ?? ""),
  );
}

function conversation(url: string): string {
  const link = `${HUSTINGS}/conversations?${new URLSearchParams({ url }).toString()}`;
  return `<hustings-thread><noscript><a href="${escape(link)}">Read and write comments</a></noscript></hustings-thread>`;
}

mkdirSync(SITE, { recursive: true });
copyFileSync(join(HERE, "style.css"), join(SITE, "style.css"));
const items = readdirSync(join(HERE, "articles")).map((file) => {
  const name = `${basename(file, ".txt")}.html`;
  const [title = "", ...paragraphs] = readFileSync(join(HERE, "articles", file), "utf8")
    .trim()
    .split("\n")
    .map(escape);
  const body = `<h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}`;
  write(name, { title, body, comments: conversation(`${ADDRESS}/${name}`) });
  const count = `<hustings-count url="${ADDRESS}/${name}"></hustings-count>`;
  return `<li><a href="${name}">${title}</a> · comments: ${count}</li>`;
});
write("index.html", { title: "Notes from a Lighthouse", body: `<ul>${items.join("")}</ul>`, comments: "" });
