import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { built } from "../support/built.ts";

const ASSETS = built("assets/");
const manifest = JSON.parse(readFileSync(`${ASSETS}manifest.json`, "utf8")) as Record<
  string,
  { file: string; bytes: number; gzip: number; brotli: number }
>;

describe("the built scripts and styles", () => {
  it.each(Object.entries(manifest))("have %s under a name that tells its content", (_, { file, bytes }) => {
    const content = readFileSync(`${ASSETS}${file}`);
    expect(content.length).toBe(bytes);
    expect(file).toContain(createHash("sha256").update(content).digest("hex").slice(0, 10));
  });

  it.each(Object.entries(manifest))("have %s compressed, unharmed", (_, { file, gzip, brotli }) => {
    const content = readFileSync(`${ASSETS}${file}`);
    const zipped = readFileSync(`${ASSETS}${file}.gz`);
    const crushed = readFileSync(`${ASSETS}${file}.br`);
    expect([zipped.length, crushed.length]).toEqual([gzip, brotli]);
    expect(gunzipSync(zipped).equals(content)).toBe(true);
    expect(brotliDecompressSync(crushed).equals(content)).toBe(true);
  });

  it("are all in the manifest", () => {
    const known = Object.values(manifest).flatMap(({ file }) => [file, `${file}.gz`, `${file}.br`]);
    expect(readdirSync(ASSETS).sort()).toEqual([...known, "manifest.json"].sort());
  });

  it("lie beside a program that has the source maps of its files", () => {
    const program = built("cli/");
    const scripts = readdirSync(program).filter((file) => file.endsWith(".js"));
    expect(scripts).toContain("main.js");
    expect(scripts.filter((file) => !existsSync(`${program}${file}.map`))).toEqual([]);
  });
});
