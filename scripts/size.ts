/** Prints what the browser has to load, and fails when the embed is over its budget. Run after the build. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Bytes with gzip, script and style together. The style is inside the scripts. */
const BUDGETS = [
  { what: "embed: loader and reading", files: ["embed.js"], most: 6_000 },
  { what: "embed: everything with writing", files: ["embed.js", "embed-write.js"], most: 12_000 },
  { what: "embed: what members need", files: ["embed-member.js"], most: 6_000 },
] as const;

const manifestPath = fileURLToPath(new URL("../dist/assets/manifest.json", import.meta.url));
const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Record<
  string,
  { bytes: number; gzip: number; brotli: number }
>;

/** @throws Error when the build made no such file: an absent file must not count as a small one. */
function sizeOf(name: string): number {
  const entry = manifest[name];
  if (entry === undefined) throw new Error(`The build has no asset named ${name}`);
  return entry.gzip;
}

function line(cells: readonly (string | number)[]): string {
  return cells
    .map((cell, index) => (index === 0 ? String(cell).padEnd(34) : String(cell).padStart(8)))
    .join("")
    .concat("\n");
}

process.stdout.write(line(["file", "bytes", "gzip", "brotli"]));
for (const [name, { bytes, gzip, brotli }] of Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1))) {
  process.stdout.write(line([name, bytes, gzip, brotli]));
}
process.stdout.write(`\n${line(["budget (gzip)", "has", "may", ""])}`);
for (const { what, files, most } of BUDGETS) {
  const size = files.reduce((sum, name) => sum + sizeOf(name), 0);
  process.stdout.write(line([what, size, most, size > most ? "OVER" : "ok"]));
  if (size > most) process.exitCode = 1;
}
