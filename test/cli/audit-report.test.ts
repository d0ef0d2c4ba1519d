import { describe, expect, it } from "vitest";
import { auditReport } from "../../src/cli/audit.ts";
import type { AuditView } from "../../src/domain/audit-view.ts";

const quiet: AuditView = {
  at: 0,
  from: 0,
  until: 86_400_000,
  cases: 200,
  cut: false,
  model: "abuse-1",
  finding: false,
  pairs: [],
  pairCount: 0,
  moderators: [],
  groups: [],
  appeals: [],
};

const judged = { personId: 7, name: "Sorrel", differs: true, smallNumbers: false };

describe("what an audit says in sentences", () => {
  it("tells how sure its intervals are, and that it may be wrong", () => {
    expect(auditReport(quiet)).toContain("up to one audit in 25 says that something differs");
  });

  it.each([
    [0.6, "Sorrel: 12 of 20 overturned (35% to 80%, others 20%): overturned more often than decisions of the others"],
    [0.05, "Sorrel: 1 of 20 overturned (1% to 25%, others 40%): overturned less often than decisions of the others"],
  ])("says whether appeals overturn somebody more often or less: %d", (value, line) => {
    const [low, high, usual] = value > 0.5 ? [0.35, 0.8, 0.2] : [0.01, 0.25, 0.4];
    const appeals = [{ ...judged, appeals: 20, overturned: value * 20, rate: { value, low, high }, usual }];
    expect(auditReport({ ...quiet, appeals })).toContain(line);
  });

  it.each([
    [0.4, "taken down less than 1 point more often"],
    [1.2, "taken down 1 point more often"],
    [-8, "taken down 8 points less often"],
  ])("calls %d points by their size", (value, words) => {
    const moderators = [{ ...judged, cases: 900, others: 900, points: { value, low: value, high: value } }];
    expect(auditReport({ ...quiet, moderators })).toContain(words);
  });

  it("counts one case as one", () => {
    const moderators = [{ ...judged, cases: 1, others: 0, points: { value: 0, low: -100, high: 100 }, differs: false }];
    expect(auditReport({ ...quiet, moderators })).toContain("nobody to compare with, 1 case\n");
  });
});
