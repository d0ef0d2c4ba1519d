/** Brings the tables of the papers up to date: `npx tsx scripts/docs.ts`. */
import { readFileSync, writeFileSync } from "node:fs";
import { papers } from "./papers.ts";
import { withTables } from "./docs-tables.ts";

for (const path of papers()) {
  const before = readFileSync(path, "utf8");
  const after = withTables(before);
  if (after === before) continue;
  writeFileSync(path, after);
  process.stdout.write(`${path}\n`);
}
