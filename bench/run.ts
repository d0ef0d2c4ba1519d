/**
 * `npm run bench [-- PART…]`: measures and compares within one run, since machines differ. Prints a JSON line for each
 * figure as it comes, then all of them as a table. Wants a built program (`npm run build`) and Linux.
 */
import type { Row } from "./row.ts";

const PARTS: Readonly<Record<string, () => Promise<Row[]>>> = {
  pages: async () => await (await import("./pages.ts")).benchPages(),
  posts: async () => await (await import("./posts.ts")).benchPosts(),
  reader: async () => await (await import("./reader.ts")).benchReader(),
  doors: async () => await (await import("./doors.ts")).benchDoors(),
  import: async () => await (await import("./import.ts")).benchImport(),
  screening: async () => await (await import("./screening.ts")).benchScreening(),
  precedents: async () => await (await import("./precedents.ts")).benchPrecedents(),
  raid: async () => await (await import("./raid.ts")).benchRaid(),
  queue: async () => await (await import("./queue.ts")).benchQueue(),
};

const asked = process.argv.slice(2);
const rows: Row[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const row of await measure()) {
    rows.push(row);
    process.stdout.write(`${JSON.stringify(row)}\n`);
  }
}

process.stdout.write("\n");
for (const row of rows) {
  const verdict = row.kept === null ? "" : row.kept ? "kept" : "MISSED";
  const value = row.value.toPrecision(3).padStart(10);
  process.stdout.write(
    `${row.figure.padEnd(62)}${value} ${row.unit.padEnd(5)}${(row.target ?? "").padEnd(10)}${verdict}\n`,
  );
}
if (rows.some((row) => row.kept === false)) process.exitCode = 1;
