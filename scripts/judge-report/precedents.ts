/**
 * False alarms and power of the audit on made decisions with a planted double standard, and the speed of re-ranking.
 *
 *   npx tsx scripts/judge-report/precedents.ts
 */

import { fileURLToPath } from "node:url";

import { appealRates } from "../../src/judgement/audit/appeals.ts";
import { FALSE_ALARM_EACH } from "../../src/judgement/audit/audit.ts";
import type { AuditedCase } from "../../src/judgement/audit/audited-case.ts";
import { groupDifferences, moderatorDifferences } from "../../src/judgement/audit/leniency.ts";
import type { DecidedCase } from "../../src/judgement/precedents/decided-case.ts";
import { rankPrecedents } from "../../src/judgement/precedents/rank-precedents.ts";
import { wilson } from "../../src/judgement/statistics.ts";
import { madeCases, type Planted } from "../audit/made-cases.ts";
import { printRows, type ReportRow } from "./row.ts";

const SEEDS = 400;
const CASES = 1200;

/** All rows; about a minute. */
export function precedentsReport(): ReportRow[] {
  return [
    rate("audit: false alarms where nothing is wrong", {}, SEEDS, anyDifference, "≤ .05"),
    rate(
      "audit: severe moderator found (about +15 points, 200 cases each)",
      { severeModerator: 1 },
      100,
      finds("Kofi"),
    ),
    rate(
      "audit: severe moderator found (about +7 points, 200 cases each)",
      { severeModerator: 0.5 },
      100,
      finds("Kofi"),
    ),
    rate(
      "audit: harsh treatment of newcomers found (about +12 points)",
      { harshToNewcomers: 0.8 },
      100,
      finds("newcomers"),
    ),
    { figure: "re-ranking of 500 candidate cases, ms on one core", value: rankingTime(), target: "≤ 50" },
  ];
}

function rate(
  figure: string,
  planted: Planted,
  seeds: number,
  found: (cases: readonly AuditedCase[]) => boolean,
  target?: string,
): ReportRow {
  let hits = 0;
  for (let seed = 1000; seed < 1000 + seeds; seed++) if (found(madeCases(CASES, seed, planted))) hits++;
  return { figure, ...wilson(hits, seeds), ...(target ? { target } : {}) };
}

function anyDifference(cases: readonly AuditedCase[]): boolean {
  const all = [
    ...moderatorDifferences(cases, FALSE_ALARM_EACH),
    ...groupDifferences(cases, FALSE_ALARM_EACH),
    ...appealRates(cases, FALSE_ALARM_EACH),
  ];
  return all.some(({ differs }) => differs);
}

function finds(name: string): (cases: readonly AuditedCase[]) => boolean {
  return (cases) =>
    [...moderatorDifferences(cases, FALSE_ALARM_EACH), ...groupDifferences(cases, FALSE_ALARM_EACH)].some(
      (one) => one.name === name && one.differs,
    );
}

function rankingTime(): number {
  const candidates = madeCases(500, 1).map(({ id, text, clause }): DecidedCase => {
    return {
      id,
      text: `${text} `.repeat(10),
      clause,
      findings: [{ label: "insult", strength: 0.5 }],
      outcome: "published",
    };
  });
  const [first] = candidates as [DecidedCase];
  const times = Array.from({ length: 7 }, () => {
    const started = performance.now();
    rankPrecedents(first, candidates, 5);
    return performance.now() - started;
  });
  return Math.min(...times);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(printRows(precedentsReport()));
