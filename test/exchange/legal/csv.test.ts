import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csv } from "../../../src/exchange/legal/csv.ts";
import type { Cell } from "../../../src/exchange/legal/csv.ts";

/** A reader of CSV written straight from RFC 4180, to read back what was written. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        cell += text[at] ?? "";
      }
      at++;
    } else {
      for (; !",\r".includes(text[at] ?? ","); at++) cell += text[at] ?? "";
    }
    row.push(cell);
    if (text[at] === ",") at++;
    else {
      expect(text.slice(at, at + 2)).toBe("\r\n");
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe("CSV", () => {
  it("quotes what RFC 4180 says must be quoted, and nothing else", () => {
    expect(
      csv([
        ["a", "b c"],
        ['say "so"', "x,y"],
        ["two\nlines", 5],
        [null, -2.5],
      ]),
    ).toBe('a,b c\r\n"say ""so""","x,y"\r\n"two\nlines",5\r\n,-2.5\r\n');
  });

  it.each([
    "=1+1",
    "+49",
    "-1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\u00a0=1",
    '=HYPERLINK("x")',
    "\uff1d1",
    "|calc",
    "\r=1",
    "%x",
  ])("lets no spreadsheet run %j", (cell) => {
    const [[shown]] = read(csv([[cell]])) as [[string]];
    expect(shown).toBe(`'${cell}`);
  });

  it("leaves ordinary text and numbers as they are", () => {
    expect(read(csv([["A - B", "a=b", "5 %", "1 + 1", -3]]))).toEqual([["A - B", "a=b", "5 %", "1 + 1", "-3"]]);
  });

  it("can be read back, and never has a cell that begins a formula", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom("=", "+", "-", "@", '"', ",", "\r", "\n", "\t", " ", "a", "'") }),
    );
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(rows, (table: Cell[][]) => {
        const back = read(csv(table));
        expect(back.map((row) => row.length)).toEqual(table.map((row) => row.length));
        for (const [y, row] of back.entries()) {
          for (const [x, shown] of row.entries()) {
            const written = String(table[y]?.[x]);
            expect([written, `'${written}`]).toContain(shown);
            expect(shown).not.toMatch(/^\s*[=+\-@]/u);
          }
        }
      }),
    );
  });
});
