import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Spool } from "../../src/exchange/spool.ts";

function text(index: number): string {
  return `${index} ${"ß".repeat(index % 7 === 0 ? 600_000 : 10)}`;
}

describe("the spool of an import", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hustings-spool-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test("gives records back in any order and leaves nothing behind", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), fc.array(fc.nat()), (values, draws) => {
        const spool = new Spool<string>(folder);
        for (const value of values) spool.append(value);
        expect(spool.length).toBe(values.length);
        const indexes = draws.map((draw) => draw % values.length);
        expect(spool.read(indexes)).toEqual(indexes.map((index) => values[index]));
        spool.dispose();
      }),
      { numRuns: 50 },
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test("holds records of any size and more than fit into memory at once", () => {
    const spool = new Spool<{ text: string }>(folder);
    for (let index = 0; index < 200; index++) spool.append({ text: text(index % 50) });
    const indexes = [199, 0, 7, 8, 9, 150, 49, 1];
    expect(spool.read(indexes)).toEqual(indexes.map((index) => ({ text: text(index % 50) })));
    spool.append({ text: "later" });
    expect(spool.read([200])).toEqual([{ text: "later" }]);
    spool.dispose();
  });
});
