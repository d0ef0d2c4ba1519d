import { describe, expect, it } from "vitest";
import { safetyRecordCsv, safetyRecordJson } from "../../../src/exchange/legal/safety-record.ts";
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
    const files = safetyRecordCsv({ reports: [report], complaints: [complaint] });
    expect(files.get("reports.csv")?.split("\r\n").slice(1)).toEqual([
      '4,2031-03-01T12:00:00Z,no,77,"\'=cmd()\nsaid ""he""",illegal-content,,"A threat, plainly",2031-03-01T12:00:01Z,,open,',
      "",
    ]);
    expect(files.get("complaints.csv")?.split("\r\n")[1]).toBe(
      "9,content-taken-down,2031-03-01T12:00:00Z,author,3,reversed,yes,2031-03-02T12:00:00Z,2031-03-01T13:00:00Z,The quotation was marked as one.",
    );
  });

  it("has a name for each column", () => {
    const files = safetyRecordCsv({ reports: [{ ...report, snapshot: "a", note: "b" }], complaints: [complaint] });
    for (const text of files.values()) {
      const [header = "", row = ""] = text.split("\r\n");
      expect(row.split(",")).toHaveLength(header.split(",").length);
    }
  });

  it("is JSON with times that can be read, and the text unchanged", () => {
    const back = JSON.parse(safetyRecordJson({ reports: [report], complaints: [complaint] })) as Record<
      string,
      unknown[]
    >;
    expect(back["reports"]).toEqual([
      { ...report, at: "2031-03-01T12:00:00Z", acknowledgedAt: "2031-03-01T12:00:01Z" },
    ]);
    expect(back["complaints"]?.[0]).toMatchObject({ decidedAt: "2031-03-01T13:00:00Z", otherReviewer: true });
  });

  it("speaks no word of the DSA", () => {
    const files = safetyRecordCsv({ reports: [report], complaints: [complaint] });
    expect([...files.values()].join("")).not.toMatch(/DSA|Article 16|statement of reasons|trusted flagger/iu);
  });
});
