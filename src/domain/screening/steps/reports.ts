import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { ScreenedComment, ScreenedReport } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

/** What a report weighs while nobody knows how often its sender is right. */
const UNKNOWN_ACCURACY = 0.5;

/** Readers' reports, each as heavy as its sender was right before. */
export function findReports(
  { reports }: Pick<ScreenedComment, "reports">,
  { settings }: Pick<ScreeningTools, "settings">,
): Finding[] {
  if (reports.length === 0) return [];
  const points = Math.round(reports.reduce((sum, report) => sum + weightOf(report), 0) * 100) / 100;
  const holdFrom = settings.reportsHold;
  return [
    finding({
      step: "reports",
      clause: heaviestClause(reports),
      what: { code: "reports", count: reports.length, points },
      strength: holdFrom === null ? 0 : points / holdFrom,
      weight: holdFrom !== null && points >= holdFrom ? "hold" : "note",
    }),
  ];
}

function weightOf({ accuracy }: ScreenedReport): number {
  return Math.min(1, Math.max(0, accuracy ?? UNKNOWN_ACCURACY));
}

function heaviestClause(reports: readonly ScreenedReport[]): number | null {
  const sums = new Map<number | null, number>();
  for (const report of reports) sums.set(report.clause, (sums.get(report.clause) ?? 0) + weightOf(report));
  const [heaviest] = [...sums].toSorted(([a, one], [b, other]) => other - one || (a ?? 1000) - (b ?? 1000));
  return heaviest?.[0] ?? null;
}
