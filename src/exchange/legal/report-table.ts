import { LEGAL_CATEGORIES } from "../../domain/house-rules/legal-category.ts";
import type { Cell } from "./csv.ts";
import { isoPeriod } from "./dates.ts";
import type { Period } from "./dates.ts";
import { CATEGORY_KEYWORDS, keywordWithin } from "./dsa-codes.ts";
import type { LegalCategory, LegalKeyword } from "./dsa-codes.ts";

/** Whose report it is and for what time. */
export interface ReportFrame {
  /** Name of the service, for providers that report on several; may be empty. */
  readonly service: string;
  readonly period: Period;
}

/** To whom a row of the templates applies. */
export const APPLIES_TO = {
  all: "All",
  hosting: "Only for providers of hosting services, including online platforms",
  platforms: "Only for providers of online platforms",
} as const;

/** A figure, with what one has to know to read it. */
export interface Figure {
  readonly name: string;
  readonly value: Cell;
  readonly context?: string;
}

/** Something that is counted by category. */
export interface Categorised {
  readonly category: LegalCategory;
  readonly keyword: LegalKeyword | null;
}

/**
 * A part of the harmonised report whose rows are categories and keywords: a header, TOTAL, then every category with its
 * keywords, each with every figure and, after all figures, the context of each.
 * @param part.column header of the column of categories.
 * @param part.categories those that this part has rows for.
 * @param part.figures what is told of the items of one row, always the same figures in the same order.
 */
export function categoryTable<T extends Categorised>(
  frame: ReportFrame,
  part: {
    readonly applicability: string;
    readonly column: string;
    readonly contextLabel: string;
    readonly categories: readonly LegalCategory[];
    readonly items: readonly T[];
    readonly figures: (items: readonly T[]) => readonly Figure[];
  },
): Cell[][] {
  const names = part.figures([]).map(({ name }) => name);
  const header = [
    "Applicability",
    "Service",
    "Reporting period",
    part.column,
    'Description of the sub-category "Other"',
    ...names,
    ...names.map((name) => `${part.contextLabel} on ${name}`),
  ];
  const row = (label: string, other: string, items: readonly T[]): Cell[] => {
    const figures = part.figures(items);
    return [
      part.applicability,
      frame.service,
      isoPeriod(frame.period),
      label,
      other,
      ...figures.map(({ value }) => value),
      ...figures.map(({ context }) => (items.length === 0 ? null : (context ?? null))),
    ];
  };
  const rows = [header, row("TOTAL", "", part.items)];
  for (const category of part.categories) {
    const within = part.items.filter((item) => item.category === category);
    rows.push(row(`STATEMENT_CATEGORY_${category}`, "", within));
    if (category === "NOT_SPECIFIED_NOTICE") continue;
    for (const keyword of [...CATEGORY_KEYWORDS[category], "OTHER"]) {
      const items = within.filter((item) => keywordWithin(category, item.keyword) === keyword);
      const other = keyword === "OTHER" && items.length > 0 ? "Clauses of the house rules without a keyword here" : "";
      rows.push(row(`KEYWORD_${keyword}`, other, items));
    }
  }
  return rows;
}

/** Categories in the order of the templates, without those that a part has no rows for. */
export function categoriesWithout(...left: readonly LegalCategory[]): LegalCategory[] {
  // The templates have these two at the end.
  const last: readonly LegalCategory[] = ["OTHER_VIOLATION_TC", "NOT_SPECIFIED_NOTICE"];
  const ordered = [...LEGAL_CATEGORIES.filter((category) => !last.includes(category)), ...last];
  return ordered.filter((category) => !left.includes(category));
}
