import type { Cell } from "./csv.ts";
import { isoPeriod } from "./dates.ts";
import { APPLIES_TO, categoriesWithout, categoryRows, NOT_KEPT } from "./report-table.ts";
import type { ReportFrame } from "./report-table.ts";

/** Figures in the order of the template, each with the header of its context, which the template spells in two ways. */
const FIGURES: readonly (readonly [name: string, context: string])[] = [
  [
    "Number of orders to act against illegal content received",
    "Contextual information on number of orders to act against illegal content received",
  ],
  [
    "Number of specific items of information included in the total number of orders to act against illegal content",
    "Contextual information on number of specific items of information included in the total number of orders to act against illegal content",
  ],
  ...[
    "Median time to inform the authority of the receipt of the order to act against illegal content",
    "Median time to give effect to the order to act against illegal content",
    "Number of orders to provide information",
    "Median time to inform the authority of the receipt of the order to provide information",
    "Median time to give effect to the order to provide information",
  ].map((name) => [name, `Contextual information on ${name}`] as const),
];

const STATES = "For each Member State that gave orders, rows with its code as scope follow these.";

/**
 * Part 3 of the harmonised report: orders of Member States' authorities, by category. They reach the publisher outside of
 * the software, so that every figure is left empty; the first row says so.
 */
export function ordersPart(frame: ReportFrame): Cell[][] {
  const labels = [
    ...categoryRows(categoriesWithout("OTHER_VIOLATION_TC", "NOT_SPECIFIED_NOTICE")).map(({ label }) => label),
    "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER",
  ];
  const row = (label: string, context: string | null): Cell[] => [
    APPLIES_TO.all,
    frame.service,
    isoPeriod(frame.period),
    label,
    "",
    "TOTAL",
    ...FIGURES.map(() => null),
    ...FIGURES.map(() => context),
  ];
  return [
    [
      "Applicability",
      "Service",
      "Reporting period",
      "Category of illegal content",
      'Description of the sub-category "Other"',
      "Scope",
      ...FIGURES.map(([name]) => name),
      ...FIGURES.map(([, context]) => context),
    ],
    row("TOTAL", `${NOT_KEPT} ${STATES}`),
    ...labels.map((label) => row(label, null)),
  ];
}
