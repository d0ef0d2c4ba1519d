import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const SOURCE = join(ROOT, "src");

/** Longest file that one person still reads in one go. Tables of data are apart. */
const MAX_LINES = 400;

/** Which room may import from which others. Files right in `src/` wire the rooms together and may import all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: ["domain"],
  judgement: ["domain", "judgement"],
  store: ["domain", "store"],
  delivery: ["domain", "store", "delivery"],
  service: ["domain", "judgement", "store", "delivery", "service"],
  exchange: ["domain", "store", "service", "exchange"],
  web: ["service", "exchange", "delivery", "domain", "store", "web"],
  cli: ["service", "exchange", "delivery", "domain", "store", "judgement", "web", "cli", "(root)"],
  browser: ["browser", "domain"],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join(SOURCE, file));
const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
const IMPORT =
  /^(?:import|export)\s(?<type>type\s)?[^;]*?from\s"(?<path>[^"]+)"|^import\s"(?<bare>[^"]+)"|\bimport\("(?<lazy>[^"]+)"\)/gmu;

/** Files that nobody imports, because they are where a program or a page begins. */
const ENTRIES = new Set([
  "cli/main.ts",
  "browser/page.ts",
  "browser/embed.ts",
  "browser/embed-write.ts",
  "browser/embed-member.ts",
  "browser/console.ts",
  "browser/sign-in.ts",
]);

const imports: Import[] = [...texts].flatMap(([from, text]) =>
  [...text.matchAll(IMPORT)].map((match) => ({
    from,
    to: match.groups?.["path"] ?? match.groups?.["bare"] ?? match.groups?.["lazy"] ?? "",
    typeOnly: match.groups?.["type"] !== undefined,
  })),
);

function readAll(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
}

function room(file: string): string {
  const parts = relative(SOURCE, file).split("/");
  return parts.length === 1 ? "(root)" : (parts[0] ?? "");
}

function name(file: string): string {
  return relative(ROOT, file);
}

/** The way by which a file imports itself; empty when there is none. */
function circleThrough(file: string, targets: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set<string>();
  const ways = [[file]];
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    for (const next of targets.get(way.at(-1) ?? "") ?? []) {
      if (next === file) return [[...way, next].map(name).join(" → ")];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return [];
}

describe("the rooms of the source", () => {
  it("are all there and all known", () => {
    const rooms = new Set(files.map(room));
    rooms.delete("(root)");
    expect([...rooms].filter((found) => !(found in MAY_IMPORT))).toEqual([]);
  });

  it("import only from the rooms they may know", () => {
    const wrong = imports
      .filter(({ to }) => to.startsWith("."))
      .filter(({ from }) => room(from) !== "(root)")
      .filter(({ from, to }) => !(MAY_IMPORT[room(from)] ?? []).includes(room(join(dirname(from), to))))
      .map(({ from, to }) => `${name(from)} imports ${to}`);
    expect(wrong).toEqual([]);
  });

  it("give the browser only types of the domain, and nothing of Node", () => {
    const wrong = imports
      .filter(({ from }) => room(from) === "browser")
      .filter(
        ({ from, to, typeOnly }) => to.startsWith("node:") || (room(join(dirname(from), to)) === "domain" && !typeOnly),
      )
      .map(({ from, to }) => `${name(from)} imports ${to}`);
    expect(wrong).toEqual([]);
  });

  it("keep SQL and database drivers in the store", () => {
    const drivers = new Set(["kysely", "pg", "@photostructure/sqlite"]);
    const wrong = imports
      .filter(({ from, to }) => drivers.has(to) && room(from) !== "store")
      .map(({ from, to }) => `${name(from)} imports ${to}`);
    expect(wrong).toEqual([]);
    const statement = /\b(?:SELECT|INSERT INTO|DELETE FROM|CREATE TABLE|ALTER TABLE)\b/u;
    const written = [...texts].filter(([file, text]) => room(file) !== "store" && statement.test(text));
    expect(written.map(([file]) => name(file))).toEqual([]);
  });

  it("leave starting the server to commands", () => {
    const starters = imports.filter(({ from, to }) => join(dirname(from), to) === join(SOURCE, "server.ts"));
    expect(starters.length).toBeGreaterThan(0);
    expect(starters.filter(({ from }) => room(from) !== "cli").map(({ from }) => name(from))).toEqual([]);
  });

  it("never import in a circle, not even types", () => {
    const targets = new Map<string, string[]>();
    for (const { from, to } of imports.filter((one) => one.to.startsWith("."))) {
      targets.set(from, [...(targets.get(from) ?? []), join(dirname(from), to)]);
    }
    expect(files.flatMap((file) => circleThrough(file, targets))).toEqual([]);
  });

  it("begin transactions only in use cases, imports and commands", () => {
    const wrong = [...texts]
      .filter(
        ([file, text]) =>
          ["web", "domain", "judgement", "delivery"].includes(room(file)) && /\.transaction\(/u.test(text),
      )
      .map(([file]) => name(file));
    expect(wrong).toEqual([]);
  });

  it("keep the pure rooms pure", () => {
    const impure = imports
      .filter(({ from, to }) => room(from) === "domain" && to.startsWith("node:"))
      .map(({ from, to }) => `${name(from)} imports ${to}`);
    expect(impure).toEqual([]);
  });
});

describe("the files of the source", () => {
  it("are read in one go", () => {
    const long = [...texts]
      .filter(([, text]) => text.split("\n").length > MAX_LINES)
      .map(([file, text]) => `${name(file)}: ${text.split("\n").length} lines`);
    expect(long).toEqual([]);
  });

  it("are each used by another file or started by name", () => {
    const used = new Set(imports.filter(({ to }) => to.startsWith(".")).map(({ from, to }) => join(dirname(from), to)));
    // What judges is a library of its own: what only its reports and tests use is not yet wired in, but not dead.
    const outside = ["scripts", "test/judgement"].flatMap((folder) => readAll(join(ROOT, folder)));
    const dead = files
      .filter((file) => !used.has(file) && !file.endsWith(".worker.ts"))
      .filter((file) => room(file) !== "judgement" || !outside.some((text) => text.includes(`/${basename(file)}"`)))
      .filter((file) => !ENTRIES.has(relative(SOURCE, file)))
      .map(name);
    expect(dead).toEqual([]);
  });

  it("give named things to others, or begin a program", () => {
    const wrong = [...texts]
      .filter(([file]) => !ENTRIES.has(relative(SOURCE, file)) && !file.endsWith(".worker.ts"))
      .filter(([, text]) => /^export default\b/mu.test(text) || !/^export /mu.test(text))
      .map(([file]) => name(file));
    expect(wrong).toEqual([]);
  });
});
