import type { Cell } from "./csv.ts";
import { isoPeriod } from "./dates.ts";
import { MEMBER_STATES, OFFICIAL_LANGUAGES } from "./dsa-codes.ts";
import { APPLIES_TO, INDICATOR_COLUMNS, NOT_KEPT } from "./report-table.ts";
import type { ReportFrame } from "./report-table.ts";

/** What the software knows of the people who moderate. It knows neither their contracts nor their languages. */
export interface ModeratorCounts {
  /** Who decided anything in the period. */
  readonly decided: number;
  /** Who may decide when the report is made. */
  readonly allowed: number;
}

/**
 * Part 9 of the harmonised report: the people who moderate, for very large platforms only. Whether they are employed or
 * contracted, and what languages they know, the provider has to say; what is counted here stands beside it.
 */
export function humanResourcesPart(frame: ReportFrame, moderators: ModeratorCounts): Cell[][] {
  const languages = "Number of total moderators with sufficient linguistic expertise ";
  const counted = `In all, ${moderators.decided} people decided in the software in the period, and ${moderators.allowed} may on the day of the report.`;
  const row = (indicator: string, scope: string, context: string): Cell[] => [
    APPLIES_TO.largest,
    frame.service,
    isoPeriod(frame.period),
    "Human resources dedicated to content moderation ",
    indicator,
    scope,
    null,
    context,
  ];
  return [
    [...INDICATOR_COLUMNS, "Contextual information"],
    row("Number of internal moderators employed by the provider", "Total number", `${NOT_KEPT} ${counted}`),
    row("Number of external moderators contracted by the provider", "Total number", `${NOT_KEPT} ${counted}`),
    row(languages, "Total number", `${NOT_KEPT} ${counted}`),
    ...OFFICIAL_LANGUAGES.map((language) => row(languages, language, NOT_KEPT)),
  ];
}

/**
 * Part 10 of the harmonised report: average monthly active recipients, for very large platforms and search engines only.
 * Readers are not counted here. As this part has no column for it, the first value says so.
 */
export function recipientsPart(frame: ReportFrame): Cell[][] {
  const row = (scope: string, value: Cell): Cell[] => [
    APPLIES_TO.largestAndSearch,
    frame.service,
    isoPeriod(frame.period),
    "AMAR",
    "Number of average monthly active recipients during the reporting period ",
    scope,
    value,
  ];
  return [[...INDICATOR_COLUMNS], row("TOTAL", NOT_KEPT), ...MEMBER_STATES.map((state) => row(state, null))];
}
