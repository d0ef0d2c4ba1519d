import type { Cell } from "./csv.ts";
import { isoDay, isoPeriod } from "./dates.ts";
import { APPLIES_TO } from "./report-table.ts";
import type { ReportFrame } from "./report-table.ts";

/** Part 1 of the harmonised report: who reports, when, and for what time. */
export function summaryPart(
  frame: ReportFrame,
  summary: {
    readonly provider: string;
    /** Milliseconds since 1970-01-01 UTC; null where there was none before. */
    readonly publishedAt: number;
    readonly previousAt: number | null;
  },
): Cell[][] {
  const row = (indicator: string, value: string): Cell[] => [APPLIES_TO.all, frame.service, indicator, value];
  return [
    ["Applicability", "Service", "Indicator", "Value"],
    row("Name of the service provider", summary.provider),
    row("Date of the publication of the report", isoDay(summary.publishedAt)),
    row(
      "Date of the publication of the latest previous report",
      summary.previousAt === null ? "" : isoDay(summary.previousAt),
    ),
    row("Starting date of reporting period", isoDay(frame.period.from)),
    row("Ending date of reporting period", isoDay(frame.period.until - 1)),
  ];
}

/** What only people can write for the report. Plain text. */
export interface ReportTexts {
  readonly summary: string;
  readonly information: string;
  readonly automatedMeans: string;
  readonly accuracy: string;
  readonly purposes: string;
  readonly safeguards: string;
}

/** Part 11 of the harmonised report: what is said in words. */
export function qualitativePart(frame: ReportFrame, texts: ReportTexts): Cell[][] {
  const row = (indicator: string, value: string): Cell[] => [
    APPLIES_TO.all,
    frame.service,
    isoPeriod(frame.period),
    indicator,
    value,
  ];
  return [
    ["Applicability", "Service", "Reporting period", "Indicator", "Value"],
    row("Summary of the content moderation engaged in at the providers’ own initiative", texts.summary),
    row(
      "Meaningful and comprehensible information regarding content moderation engaged in at the providers' own initiative",
      texts.information,
    ),
    row("Qualitative description of the automated means", texts.automatedMeans),
    row(
      "Qualitative description of indicators of accuracy and possible rate of error of automated means",
      texts.accuracy,
    ),
    row("Specification of the precise purposes to apply automated means", texts.purposes),
    row("Safeguards applied to the use of automated means", texts.safeguards),
  ];
}
