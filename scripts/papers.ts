import { readdirSync } from "node:fs";

/** Every Markdown file that people read: those of the project's folder and all below `docs/`. */
export function papers(): string[] {
  const own = readdirSync(".").filter((name) => name.endsWith(".md"));
  const docs = readdirSync("docs", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  return [...own, ...docs.map((name) => `docs/${name}`)].sort();
}
