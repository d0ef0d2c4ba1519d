import { LEGAL_CATEGORIES } from "../../domain/house-rules/legal-category.ts";
import type { Cell } from "./csv.ts";
import { isoPeriod } from "./dates.ts";
import type { Period } from "./dates.ts";
import { CATEGORY_KEYWORDS, keywordWithin } from "./dsa-codes.ts";
import type { LegalCategory, LegalKeyword, ReportKeyword } from "./dsa-codes.ts";

/** Whose report it is and for what time. */
export interface ReportFrame {
  /** Name of the service, for providers that report on several; may be empty. */
  readonly service: string;
  readonly period: Period;
}

/** To whom a row of the templates applies: of the largest, platforms (VLOPs) and search engines (VLOSEs). */
export const APPLIES_TO = {
  all: "All",
  hosting: "Only for providers of hosting services, including online platforms",
  platforms: "Only for providers of online platforms",
  largest: "Only for VLOPs",
  largestAndSearch: "Only for VLOPs and VLOSEs",
} as const;

/** Columns of the parts that tell of one indicator in each row; what follows them is the context. */
export const INDICATOR_COLUMNS = [
  "Applicability",
  "Service",
  "Reporting period",
  "Section",
  "Indicator",
  "Scope",
  "Value",
] as const;

/** Stands beside a figure that the software cannot know. */
export const NOT_KEPT = "Not kept by the software; to be filled in by the provider.";

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

/** One row of the templates that tells of a category or of one of its keywords. */
export interface CategoryRow {
  /** Code with its prefix. */
  readonly label: string;
  readonly category: LegalCategory;
  /** Null: the row is about the whole category. */
  readonly keyword: ReportKeyword | null;
}

/** The rows of each category, itself and then its keywords with OTHER as the last one, in the order of the templates. */
export function categoryRows(categories: readonly LegalCategory[]): CategoryRow[] {
  return categories.flatMap((category): CategoryRow[] => {
    const keywords: readonly ReportKeyword[] =
      category === "NOT_SPECIFIED_NOTICE" ? [] : [...CATEGORY_KEYWORDS[category], "OTHER"];
    return [
      { label: `STATEMENT_CATEGORY_${category}`, category, keyword: null },
      ...keywords.map((keyword) => ({ label: `KEYWORD_${keyword}`, category, keyword })),
    ];
  });
}

/** What belongs into a row. */
export function belongsTo<T extends Categorised>(row: CategoryRow, items: readonly T[]): T[] {
  const within = items.filter(({ category }) => category === row.category);
  if (row.keyword === null) return within;
  return within.filter(({ keyword }) => keywordWithin(row.category, keyword) === row.keyword);
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
  const rows = categoryRows(part.categories).map((one) => {
    const items = belongsTo(one, part.items);
    const other =
      one.keyword === "OTHER" && items.length > 0 ? "Clauses of the house rules without a keyword here" : "";
    return row(one.label, other, items);
  });
  return [header, row("TOTAL", "", part.items), ...rows];
}

/** Categories in the order of the templates, without those that a part has no rows for. */
export function categoriesWithout(...left: readonly LegalCategory[]): LegalCategory[] {
  // The templates have these two at the end.
  const last: readonly LegalCategory[] = ["OTHER_VIOLATION_TC", "NOT_SPECIFIED_NOTICE"];
  const ordered = [...LEGAL_CATEGORIES.filter((category) => !last.includes(category)), ...last];
  return ordered.filter((category) => !left.includes(category));
}
