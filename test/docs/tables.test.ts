import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { tableNames, tablesOf, withTables } from "../../scripts/docs-tables.ts";
import { papers } from "../../scripts/papers.ts";
import { OPTIONS } from "../../src/config.ts";

const PAGES = papers().map((path) => ({ path, text: readFileSync(path, "utf8") }));

describe("the tables of the papers", () => {
  const pages = PAGES.filter(({ text }) => tablesOf(text).length > 0);

  it.each(pages)("$path says what the code says (else: npx tsx scripts/docs.ts)", ({ text }) => {
    expect(text).toBe(withTables(text));
  });

  it("are all in a paper, and each in one", () => {
    expect(PAGES.flatMap(({ text }) => tablesOf(text)).sort()).toEqual(tableNames().sort());
  });

  it("name every option", () => {
    const page = readFileSync("docs/operators/options.md", "utf8");
    for (const { env } of Object.values(OPTIONS)) expect(page).toContain(`| \`${env}\` |`);
  });

  it("are refused under a name that does not exist", () => {
    expect(() => withTables("<!-- table: nonsense -->\n<!-- end -->")).toThrow("nonsense");
  });
});
