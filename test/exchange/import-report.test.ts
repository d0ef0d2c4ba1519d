import { describe, expect, test } from "vitest";
import { formatImportReport, ImportReport } from "../../src/exchange/import-report.ts";

describe("the report of an import", () => {
  test("says what was taken and what was not, and why", () => {
    const report = new ImportReport();
    report.taken.articles = 1;
    report.taken.comments = 41;
    report.alreadyThere.comments = 2;
    report.tombstones = 3;
    report.leaveOut("spam");
    report.leaveOut("pingbacks and trackbacks");
    report.leaveOut("pingbacks and trackbacks");
    report.warn(12, "this comment has no text");
    report.warn(null, "something is odd");
    expect(formatImportReport(report)).toBe(`Taken: 1 article, 41 comments
Already there: 0 articles, 2 comments
Placeholders made for missing comments: 3
Left out:
  2 × pingbacks and trackbacks
  1 × spam
Warnings: 2
  line 12: this comment has no text
  something is odd
`);
  });

  test("is short when there is nothing to tell", () => {
    expect(formatImportReport(new ImportReport())).toBe("Taken: 0 articles, 0 comments\n");
  });

  test("counts a million warnings and keeps a thousand", () => {
    const report = new ImportReport();
    for (let line = 1; line <= 1_000_000; line++) report.warn(line, "odd");
    expect(report.warnings).toHaveLength(1_000);
    const text = formatImportReport(report);
    expect(text).toContain("Warnings: 1000000\n");
    expect(text).toContain("  line 20: odd\n  … and 999980 more\n");
  });
});
