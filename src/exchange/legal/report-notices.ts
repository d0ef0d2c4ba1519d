import { median } from "../../domain/median.ts";
import type { Cell } from "./csv.ts";
import { hours, isWithin } from "./dates.ts";
import { APPLIES_TO, categoriesWithout, categoryTable } from "./report-table.ts";
import type { Categorised, Figure, ReportFrame } from "./report-table.ts";

/** A notice under DSA Article 16. Times are milliseconds since 1970-01-01 UTC. */
export interface LegalNotice extends Categorised {
  readonly at: number;
  /** When it was decided upon; null: not yet. */
  readonly decidedAt: number | null;
  readonly trustedFlagger: boolean;
  /** What was done: something because of the law or of the house rules, or nothing; null: not yet decided. */
  readonly action: "law" | "terms" | "none" | null;
  /** How many comments it is about. */
  readonly items: number;
  readonly byMachine: boolean;
}

/** Part 4 of the harmonised report: notices received, by category; median times in hours. */
export function noticesPart(frame: ReportFrame, notices: readonly LegalNotice[]): Cell[][] {
  return categoryTable(frame, {
    applicability: APPLIES_TO.hosting,
    column: "Category of illegal content",
    contextLabel: "Contextual information",
    categories: categoriesWithout("OTHER_VIOLATION_TC"),
    items: notices.filter(({ at }) => isWithin(frame.period, at)),
    figures: noticeFigures,
  });
}

const IN_HOURS = "In hours, from arrival to decision; notices without a decision yet are left out.";

function noticeFigures(all: readonly LegalNotice[]): Figure[] {
  const flagged = all.filter(({ trustedFlagger }) => trustedFlagger);
  const items = (notices: readonly LegalNotice[]): number => notices.reduce((sum, notice) => sum + notice.items, 0);
  const acted = (notices: readonly LegalNotice[], action: LegalNotice["action"]): number =>
    notices.filter((notice) => notice.action === action).length;
  const time = (notices: readonly LegalNotice[]): number | null =>
    hours(median(notices.flatMap(({ at, decidedAt }) => (decidedAt === null ? [] : [decidedAt - at]))));
  return [
    { name: "Number of notices received ", value: all.length },
    { name: "Number of notices received from Trusted flaggers", value: flagged.length },
    {
      name: "Number of specific items of information included in the total number of notices",
      value: items(all),
    },
    {
      name: "Number of specific items of information included in the total number of notices by Trusted Flaggers (Trusted Flagger notices)",
      value: items(flagged),
    },
    { name: "Median time to take action", value: time(all), context: IN_HOURS },
    { name: "Median time to take action (Trusted Flagger notices)", value: time(flagged), context: IN_HOURS },
    { name: "Number of actions taken on the basis of the law", value: acted(all, "law") },
    {
      name: "Number of actions taken on the basis of the law (Trusted Flagger notices)",
      value: acted(flagged, "law"),
    },
    {
      name: "Number of actions taken on the basis of the terms and conditions of the service",
      value: acted(all, "terms"),
    },
    {
      name: "Number of actions taken on the basis of the terms and conditions of the service (Trusted Flagger notices)",
      value: acted(flagged, "terms"),
    },
  ];
}
