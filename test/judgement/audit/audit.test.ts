import { describe, expect, it } from "vitest";

import { audit, FALSE_ALARM_EACH } from "../../../src/judgement/audit/audit.ts";
import type { AuditedCase } from "../../../src/judgement/audit/audited-case.ts";
import { appealRates } from "../../../src/judgement/audit/appeals.ts";
import { groupDifferences, moderatorDifferences } from "../../../src/judgement/audit/leniency.ts";
import { madeCases } from "../../../scripts/audit/made-cases.ts";

const CASES = 1200;
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

describe("an audit of made decisions", () => {
  it("is silent where there is no double standard (false alarm at most 5 %)", { timeout: 120_000 }, () => {
    const alarms = SEEDS.filter((seed) => {
      const cases = madeCases(CASES, seed);
      const found = [
        ...moderatorDifferences(cases, FALSE_ALARM_EACH),
        ...groupDifferences(cases, FALSE_ALARM_EACH),
        ...appealRates(cases, FALSE_ALARM_EACH),
      ];
      return found.some(({ differs }) => differs);
    });
    // With a true rate of .05, more than 6 of 60 would be seen in 3 of 100 such tests; the report measures more seeds.
    expect(alarms.length).toBeLessThanOrEqual(6);
  });

  it("finds the severe moderator and nobody else", () => {
    const found = SEEDS.slice(0, 20).map((seed) =>
      moderatorDifferences(madeCases(CASES, seed, { severeModerator: 1.2 }), FALSE_ALARM_EACH),
    );
    const kofi = found.filter((list) =>
      list.some(({ name, differs, points }) => name === "Kofi" && differs && points.value > 5),
    );
    expect(kofi.length).toBeGreaterThanOrEqual(18);
    const [first] = found;
    expect(first?.map(({ name }) => name)).toEqual(["Ines", "Jonas", "Kofi", "Lale", "Mirek", "Noor"]);
    expect(first?.[2]).toMatchObject({ name: "Kofi", smallNumbers: false });
    expect(first?.[2]?.others).toBe(CASES - (first?.[2]?.cases ?? 0));
  });

  it("finds the group that is treated more harshly", () => {
    const found = SEEDS.slice(0, 20).filter((seed) =>
      groupDifferences(madeCases(CASES, seed, { harshToNewcomers: 0.9 }), FALSE_ALARM_EACH).some(
        ({ name, differs, points }) => name === "newcomers" && differs && points.low > 0,
      ),
    );
    expect(found.length).toBeGreaterThanOrEqual(18);
  });

  it("finds the moderator whose decisions are overturned more often", () => {
    const found = SEEDS.slice(0, 20).filter((seed) =>
      appealRates(madeCases(3000, seed, { overturned: 0.6 }), FALSE_ALARM_EACH).some(
        ({ name, differs }) => name === "Kofi" && differs,
      ),
    );
    expect(found.length).toBeGreaterThanOrEqual(18);
  });

  it("states sizes that are about right, with intervals that hold them", () => {
    const covered = SEEDS.slice(0, 20).filter((seed) => {
      const list = moderatorDifferences(madeCases(3000, seed, { severeModerator: 1 }), 0.05);
      const kofi = list.find(({ name }) => name === "Kofi");
      // A log odds of 1 is worth 14 to 17 points on these scores.
      return kofi !== undefined && kofi.points.low < 17 && kofi.points.high > 14;
    });
    expect(covered.length).toBeGreaterThanOrEqual(18);
  });

  it("accuses nobody on small numbers, and says that they are small", () => {
    const harsh = madeCases(20, 1).map((one): AuditedCase => ({ ...one, moderator: "Omar", takenAway: true }));
    const others = madeCases(300, 2).map((one): AuditedCase => ({ ...one, takenAway: false }));
    const omar = moderatorDifferences([...harsh, ...others], 0.05).find(({ name }) => name === "Omar");
    expect(omar?.differs).toBe(false);
    expect(omar?.smallNumbers).toBe(true);
  });

  it.each([
    ["nothing", []],
    ["one case", madeCases(1, 1)],
    ["one moderator", madeCases(50, 1).map((one): AuditedCase => ({ ...one, moderator: "Ines" }))],
    ["everything published", madeCases(200, 1).map((one): AuditedCase => ({ ...one, takenAway: false }))],
    ["one score", madeCases(200, 1).map((one): AuditedCase => ({ ...one, score: 0.5 }))],
    ["scores at both ends", madeCases(200, 1).map((one): AuditedCase => ({ ...one, score: one.id % 2 }))],
  ])("of %s neither fails nor accuses", (_, cases) => {
    const found = audit(cases);
    expect(found.cases).toBe(cases.length);
    for (const { points } of [...found.moderators, ...found.groups]) {
      expect(points.low).toBeLessThanOrEqual(points.value);
      expect(points.high).toBeGreaterThanOrEqual(points.value);
    }
  });
});
