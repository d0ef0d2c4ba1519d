import { describe, expect, it } from "vitest";
import { complaintLine, reportLine, safetyHeader } from "../../../src/exchange/legal/safety-record.ts";
import type { SafetyComplaint, SafetyReport } from "../../../src/exchange/legal/safety-record.ts";
import { NOON } from "./made-rows.ts";

const report: SafetyReport = {
  id: 4,
  at: NOON,
  byMember: false,
  commentId: 77,
  snapshot: '=cmd()\nsaid "he"',
  kind: "illegal-content",
  clause: null,
  note: "A threat, plainly",
  acknowledgedAt: NOON + 1_000,
  decidedAt: null,
  outcome: null,
  action: null,
  message: "",
};

const complaint: SafetyComplaint = {
  id: 9,
  type: "content-taken-down",
  at: NOON,
  complainant: "author",
  decisionId: 3,
  state: "reversed",
  otherReviewer: true,
  dueAt: NOON + 86_400_000,
  decidedAt: NOON + 3_600_000,
  reason: "The quotation was marked as one.",
};

describe("the record of reports and complaints", () => {
  it("is CSV with the comment as it was, which no spreadsheet runs", () => {
    expect(reportLine(report, "csv")).toBe(
      '4,2031-03-01T12:00:00Z,no,77,"\'=cmd()\nsaid ""he""",illegal-content,,"A threat, plainly",2031-03-01T12:00:01Z,,open,,\r\n',
    );
    expect(complaintLine(complaint, "csv")).toBe(
      "9,content-taken-down,2031-03-01T12:00:00Z,author,3,reversed,yes,2031-03-02T12:00:00Z,2031-03-01T13:00:00Z,The quotation was marked as one.\r\n",
    );
  });

  it("has a name for each column", () => {
    const plain = { ...report, snapshot: "a", note: "b" };
    for (const [header, row] of [
      [safetyHeader("reports", "csv"), reportLine(plain, "csv")],
      [safetyHeader("complaints", "csv"), complaintLine(complaint, "csv")],
    ] as const) {
      expect(row.split(",")).toHaveLength(header.split(",").length);
    }
  });

  it("is JSON with times that can be read, and the text unchanged", () => {
    expect(JSON.parse(reportLine(report, "jsonl"))).toEqual({
      ...report,
      at: "2031-03-01T12:00:00Z",
      acknowledgedAt: "2031-03-01T12:00:01Z",
    });
    expect(JSON.parse(complaintLine(complaint, "jsonl"))).toMatchObject({
      decidedAt: "2031-03-01T13:00:00Z",
      otherReviewer: true,
    });
    expect(safetyHeader("reports", "jsonl")).toBe("");
  });

  it("speaks no word of the DSA", () => {
    const all = [safetyHeader("reports", "csv"), safetyHeader("complaints", "csv"), reportLine(report, "csv")];
    expect(all.join("")).not.toMatch(/DSA|Article 16|statement of reasons|trusted flagger/iu);
  });
});
