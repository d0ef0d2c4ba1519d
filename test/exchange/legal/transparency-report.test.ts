import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultClauses } from "../../../src/domain/house-rules/default-clauses.ts";
import type { Cell } from "../../../src/exchange/legal/csv.ts";
import { restrictionOf } from "../../../src/exchange/legal/legal-decision.ts";
import type { LegalDecision } from "../../../src/exchange/legal/legal-decision.ts";
import { MeasureTally } from "../../../src/exchange/legal/measure-tally.ts";
import type { Measures } from "../../../src/exchange/legal/measure-tally.ts";
import { automationPart } from "../../../src/exchange/legal/report-automation.ts";
import { categoriesPart } from "../../../src/exchange/legal/report-categories.ts";
import { complaintsPart } from "../../../src/exchange/legal/report-complaints.ts";
import type { LegalComplaint } from "../../../src/exchange/legal/report-complaints.ts";
import { ownInitiativePart } from "../../../src/exchange/legal/report-measures.ts";
import { noticesPart } from "../../../src/exchange/legal/report-notices.ts";
import type { LegalNotice } from "../../../src/exchange/legal/report-notices.ts";
import { ordersPart } from "../../../src/exchange/legal/report-orders.ts";
import { humanResourcesPart, recipientsPart } from "../../../src/exchange/legal/report-people.ts";
import type { ReportFrame } from "../../../src/exchange/legal/report-table.ts";
import { transparencyReport } from "../../../src/exchange/legal/transparency-report.ts";
import { anyLegalDecision, legalDecision, NOON } from "./made-rows.ts";

const HOUR = 60 * 60_000;

/** What of a clause no report tells. */
const CLAUSE = { text: "So that all can talk.", severity: "minor", sanction: "none", strikeWeight: 0 } as const;

/** A report on the year 2031. */
const FRAME: ReportFrame = { service: "", period: { from: Date.UTC(2031, 0, 1), until: Date.UTC(2032, 0, 1) } };

function tallied(decisions: readonly LegalDecision[]): Measures[] {
  const tally = new MeasureTally(FRAME.period);
  for (const one of decisions) tally.add(one);
  return tally.measures();
}

function cell(rows: readonly Cell[][], label: string, column: string): Cell | undefined {
  const at = rows[0]?.indexOf(column) ?? -1;
  if (at < 0) throw new Error(`There is no column ${column}`);
  return rows.find((row) => row[3] === label)?.[at];
}

function value(rows: readonly Cell[][], indicator: string, scope: string): Cell | undefined {
  return rows.find((row) => row[4] === indicator && row[5] === scope)?.[6];
}

function notice(more: Partial<LegalNotice> = {}): LegalNotice {
  return {
    at: NOON,
    decidedAt: NOON + 3 * HOUR,
    trustedFlagger: false,
    action: "law",
    items: 1,
    category: "VIOLENCE",
    keyword: null,
    byMachine: false,
    ...more,
  };
}

function complaint(more: Partial<LegalComplaint> = {}): LegalComplaint {
  return {
    about: "visibility",
    at: NOON,
    dueAt: NOON + 24 * HOUR,
    decidedAt: NOON + 5 * HOUR,
    state: "upheld",
    newRestriction: false,
    ...more,
  };
}

describe("measures of one's own accord", () => {
  it("has a row for every category and keyword of the template", () => {
    expect(ownInitiativePart(FRAME, "illegal", [])).toHaveLength(1 + 1 + 14 + 14 + 61);
    expect(ownInitiativePart(FRAME, "terms", [])).toHaveLength(1 + 1 + 15 + 15 + 67);
    expect(noticesPart(FRAME, [])).toHaveLength(1 + 1 + 15 + 14 + 61);
    const widths = new Set(ownInitiativePart(FRAME, "terms", []).map((row) => row.length));
    expect([...widths]).toEqual([5 + 16 + 16]);
  });

  it("counts a measure in total, under its category and under its keyword, by what it restricts", () => {
    const decisions = [
      legalDecision(),
      legalDecision({ kind: "ban", source: "own", foundByMachine: true }),
      legalDecision({ keyword: null, kind: "reject" }),
    ];
    const rows = ownInitiativePart(FRAME, "terms", tallied(decisions));
    const count = "Number of measures taken at the provider's own initiative ";
    expect(
      ["TOTAL", "STATEMENT_CATEGORY_CYBER_VIOLENCE", "KEYWORD_CYBER_BULLYING_INTIMIDATION"].map((row) =>
        cell(rows, row, count),
      ),
    ).toEqual([3, 3, 2]);
    expect(cell(rows, "TOTAL", "Visibility restriction Removal")).toBe(1);
    expect(cell(rows, "TOTAL", "Visibility restriction Disable")).toBe(1);
    expect(cell(rows, "TOTAL", "Account restriction Termination")).toBe(1);
    expect(cell(rows, "TOTAL", "Number of measures taken after detection with solely automated means ")).toBe(1);
  });

  it("leaves out notices, other times, warnings, and the other ground", () => {
    const law = { law: "Criminal Code", explanation: "A threat." };
    const decisions = [
      legalDecision({ source: "notice" }),
      legalDecision({ at: FRAME.period.until }),
      legalDecision({ at: FRAME.period.from - 1 }),
      legalDecision({ kind: "warn" }),
      legalDecision({ illegal: law }),
    ];
    const count = "Number of measures taken at the provider's own initiative ";
    expect(cell(ownInitiativePart(FRAME, "terms", tallied(decisions)), "TOTAL", count)).toBe(0);
    expect(cell(ownInitiativePart(FRAME, "illegal", tallied(decisions)), "TOTAL", count)).toBe(1);
  });

  it("restricts exactly one thing by every measure: the columns add up", () => {
    fc.assert(
      fc.property(fc.array(anyLegalDecision, { maxLength: 20 }), (decisions) => {
        for (const ground of ["illegal", "terms"] as const) {
          const [, total = []] = ownInitiativePart(FRAME, ground, tallied(decisions));
          const restrictions = total.slice(7, 21).reduce<number>((sum, one) => sum + Number(one), 0);
          expect(restrictions).toBe(total[5]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("notices", () => {
  it("counts them with what was done and how long it took", () => {
    const notices = [
      notice({ items: 2 }),
      notice({ decidedAt: NOON + 5 * HOUR, action: "terms", trustedFlagger: true }),
      notice({ decidedAt: null, action: null, category: "NOT_SPECIFIED_NOTICE" }),
    ];
    const rows = noticesPart(FRAME, notices);
    expect(cell(rows, "TOTAL", "Number of notices received ")).toBe(3);
    expect(cell(rows, "TOTAL", "Number of notices received from Trusted flaggers")).toBe(1);
    expect(cell(rows, "TOTAL", "Median time to take action")).toBe(4);
    expect(cell(rows, "TOTAL", "Median time to take action (Trusted Flagger notices)")).toBe(5);
    expect(cell(rows, "TOTAL", "Number of actions taken on the basis of the law")).toBe(1);
    expect(cell(rows, "STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE", "Number of notices received ")).toBe(1);
    expect(cell(rows, "STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE", "Median time to take action")).toBeNull();
    expect(
      cell(
        rows,
        "STATEMENT_CATEGORY_VIOLENCE",
        "Number of specific items of information included in the total number of notices",
      ),
    ).toBe(3);
  });
});

describe("complaints", () => {
  const ALL = "Number of complaints submitted to the internal-complaints mechanism";

  it("says how they ended, in total and by what they were about", () => {
    const rows = complaintsPart(FRAME, [
      complaint(),
      complaint({ state: "reversed", decidedAt: NOON + 9 * HOUR }),
      complaint({ state: "changed", about: "account" }),
      complaint({ state: "open", decidedAt: null, about: "none" }),
    ]);
    const scopes = [
      "Total number",
      "Decisions upheld",
      "Decisions partially reversed",
      "Decisions reversed",
      "Median time",
      "Decision omitted",
    ];
    expect(scopes.map((scope) => value(rows, ALL, scope))).toEqual([4, 1, 1, 1, 5, 1]);
    const account = "Complaint regarding a decision to suspend or terminate an account ";
    expect(scopes.slice(0, 5).map((scope) => value(rows, account, scope))).toEqual([1, 0, 1, 0, 5]);
  });

  it("has the rows of the template, and leaves empty what the software does not know", () => {
    const rows = complaintsPart(FRAME, []);
    expect(rows).toHaveLength(1 + 6 + 1 + 6 * 5 + 7 + 3);
    const disputes = "Number of disputes submitted to out-of-court dispute settlement bodies";
    expect(value(rows, disputes, "Total number")).toBeNull();
    expect(value(rows, disputes, "Percentage of outcomes implemented")).toBeNull();
  });

  it("omits no answer that is not yet due", () => {
    const dueAt = FRAME.period.until + HOUR;
    const rows = complaintsPart(FRAME, [complaint({ state: "open", decidedAt: null, dueAt })]);
    expect(value(rows, ALL, "Decision omitted")).toBe(0);
  });
});

describe("automated means", () => {
  const facts = {
    measures: tallied([legalDecision(), legalDecision({ byMachine: true, source: "notice" })]),
    notices: [notice()],
  };

  it("tells apart what the machine did alone", () => {
    const rows = automationPart(FRAME, { ...facts, sample: null });
    expect(value(rows, "Number of measures solely taken by automated means ", "Total number")).toBe(1);
    expect(value(rows, "Number of measures solely taken by automated means ", "Own-initiative ")).toBe(0);
    expect(value(rows, "Number of measures not taken by automated means", "Own-initiative ")).toBe(1);
    expect(value(rows, "Number of notices not processed by automated means", "NAM Total")).toBe(1);
  });

  it("says nothing of accuracy without a checked sample", () => {
    const rows = automationPart(FRAME, { ...facts, sample: null });
    expect(value(rows, "Accuracy of the automated means - Precision", "Total number")).toBeNull();
  });

  it("works out accuracy, precision and recall from a checked sample", () => {
    const sample = { rightlyRestricted: 30, wronglyRestricted: 10, rightlyLeft: 55, wronglyLeft: 5 };
    const rows = automationPart(FRAME, { ...facts, sample });
    const shown = ["Accuracy", "Precision", "Recall"].map((name) =>
      value(rows, `Accuracy of the automated means - ${name}`, "Total number"),
    );
    expect(shown).toEqual([85, 75, 85.7]);
  });
});

describe("categories and what they are called", () => {
  const rows = categoriesPart([
    { ...CLAUSE, number: 1, title: "Be civil", category: "CYBER_VIOLENCE", keyword: "CYBER_HARASSMENT" },
    { ...CLAUSE, number: 1, title: "Be civil", category: "CYBER_VIOLENCE", keyword: "CYBER_HARASSMENT" },
    { ...CLAUSE, number: 2, title: "No crowds", category: "CYBER_VIOLENCE" },
    { ...CLAUSE, number: 3, title: "No spam", category: "OTHER_VIOLATION_TC", keyword: "PHISHING" },
  ]);

  it("are those of the template, each with its code", () => {
    expect(rows).toHaveLength(1 + 1 + 15 + 15 + 67 + 2);
    expect(rows.slice(1, 4).map((row) => row.slice(0, 3))).toEqual([
      ["TOTAL", "All the entries", "TOTAL"],
      ["Category 1", "Animal welfare", "STATEMENT_CATEGORY_ANIMAL_WELFARE"],
      ["Category 1a", "Animal harm", "KEYWORD_ANIMAL_HARM"],
    ]);
    expect(rows.slice(-3).map((row) => [row[0], row[2]])).toEqual([
      ["Category 15g", "KEYWORD_OTHER"],
      ["Category 16", "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER"],
      ["Category 17", "STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE"],
    ]);
    const labels = rows.map(([label]) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("say which clauses count there, once each, with a keyword of another category as the other one", () => {
    const contexts = rows.filter((row) => row[3] !== null).map((row) => [row[0], row[3]]);
    expect(contexts.slice(1)).toEqual([
      ["Category 3", "Clauses of the house rules: 1. Be civil; 2. No crowds"],
      ["Category 3b", "Clauses of the house rules: 1. Be civil"],
      ["Category 15", "Clauses of the house rules: 3. No spam"],
      ["Category 15g", "Clauses of the house rules: 3. No spam"],
    ]);
  });
});

describe("what only the publisher knows", () => {
  it("is left empty among orders of authorities, which the first row says", () => {
    const rows = ordersPart(FRAME);
    expect(rows).toHaveLength(1 + 1 + 14 + 14 + 61 + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([6 + 7 + 7]));
    for (const row of rows.slice(1)) expect(row.slice(6, 13)).toEqual([null, null, null, null, null, null, null]);
    for (const context of rows[1]?.slice(13) ?? []) expect(context).toContain("to be filled in by the provider");
    expect(rows.at(-1)?.[3]).toBe("STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER");
  });

  it("is left empty among moderators, beside what the software counts", () => {
    const rows = humanResourcesPart(FRAME, { decided: 2, allowed: 3 });
    expect(rows).toHaveLength(1 + 3 + 24);
    for (const row of rows.slice(1)) {
      expect(row[6]).toBeNull();
      expect(row[7]).toContain("to be filled in by the provider");
    }
    expect(rows[1]?.[7]).toContain("In all, 2 people decided in the software in the period, and 3 may");
  });

  it("is left empty among recipients, of whom no country is counted", () => {
    const rows = recipientsPart(FRAME);
    expect(rows).toHaveLength(1 + 1 + 27);
    expect(rows[1]?.slice(5)).toEqual(["TOTAL", expect.stringContaining("to be filled in by the provider")]);
    for (const row of rows.slice(2)) expect(row[6]).toBeNull();
  });
});

describe("the whole report", () => {
  const texts = {
    summary: "=1+1",
    information: "b",
    automatedMeans: "c",
    accuracy: "d",
    purposes: "e",
    safeguards: "f",
  };
  const report = transparencyReport({
    frame: FRAME,
    provider: "Harbour Gazette Ltd",
    clauses: defaultClauses("en"),
    moderators: { decided: 2, allowed: 3 },
    publishedAt: Date.UTC(2032, 1, 1),
    previousAt: null,
    measures: tallied([legalDecision()]),
    notices: [],
    complaints: [],
    sample: null,
    texts,
  });

  it("has all parts of the template", () => {
    expect([...report.keys()].map((name) => name.split("-")[1])).toEqual(
      Array.from({ length: 11 }, (_, n) => String(n + 1)),
    );
    expect(report.get("part-1-summary.csv")).toBe(
      "Applicability,Service,Indicator,Value\r\n" +
        "All,,Name of the service provider,Harbour Gazette Ltd\r\n" +
        "All,,Date of the publication of the report,2032-02-01\r\n" +
        "All,,Date of the publication of the latest previous report,\r\n" +
        "All,,Starting date of reporting period,2031-01-01\r\n" +
        "All,,Ending date of reporting period,2031-12-31\r\n",
    );
    expect(report.get("part-11-qualitative.csv")).toContain(",'=1+1\r\n");
  });

  it("is about its period only", () => {
    for (const [name, text] of report) {
      if (!/^part-[12]-/u.test(name)) expect(text).toContain(",2031-01-01/2031-12-31,");
    }
    expect(restrictionOf(legalDecision())).not.toBeNull();
  });
});
