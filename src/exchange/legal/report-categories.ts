import { CATEGORY_NAMES, NOT_SPECIFIED_ORDER } from "./category-names.ts";
import type { Cell } from "./csv.ts";
import type { Clause } from "../../domain/house-rules/clause.ts";
import { belongsTo, categoriesWithout, categoryRows } from "./report-table.ts";
import type { CategoryRow } from "./report-table.ts";

/**
 * Part 2 of the harmonised report: what the codes of the other parts mean, and which clauses of the house rules are
 * counted under each.
 * @param clauses those that were in force in the period, in any version.
 */
export function categoriesPart(clauses: readonly Clause[]): Cell[][] {
  const items = clauses.map(({ number, title, category, keyword }) => ({
    name: `${number}. ${title}`,
    category,
    keyword: keyword ?? null,
  }));
  const row = (label: string, one: CategoryRow): Cell[] => {
    const names = new Set(belongsTo(one, items).map(({ name }) => name));
    const context = names.size === 0 ? null : `Clauses of the house rules: ${[...names].join("; ")}`;
    return [label, CATEGORY_NAMES[one.keyword ?? one.category], one.label, context];
  };
  const ordinary = categoriesWithout("NOT_SPECIFIED_NOTICE");
  return [
    [
      "Category label",
      "Category description",
      "Category of illegal content / incompatible with the terms and conditions",
      "Contextual information",
    ],
    ["TOTAL", "All the entries", "TOTAL", null],
    ...ordinary.flatMap((category, n) =>
      categoryRows([category]).map((one, at) => row(`Category ${n + 1}${LETTERS.charAt(at - 1)}`, one)),
    ),
    [`Category ${ordinary.length + 1}`, NOT_SPECIFIED_ORDER, "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER", null],
    ...categoryRows(["NOT_SPECIFIED_NOTICE"]).map((one) => row(`Category ${ordinary.length + 2}`, one)),
  ];
}

/** Of the keywords within a category. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
