import type { Cell } from "./csv.ts";
import { countOf, isOwnInitiative } from "./measure-tally.ts";
import type { Measures } from "./measure-tally.ts";
import { APPLIES_TO, categoriesWithout, categoryTable } from "./report-table.ts";
import type { Figure, ReportFrame } from "./report-table.ts";

/** Columns of the two parts, in the order of the template; each after what it counts. */
const RESTRICTIONS: readonly (readonly [string, string | null])[] = [
  ["Visibility restriction Removal", "visibility REMOVED"],
  ["Visibility restriction Disable", "visibility DISABLED"],
  ["Visibility restriction Demoted", null],
  ["Visibility restriction Age restricted", null],
  ["Visibility restriction Interaction restricted", null],
  ["Visibility restriction Labelled ", null],
  ["Visibility restriction Other", "visibility OTHER"],
  ["Monetary restriction Suspension", null],
  ["Monetary restriction Termination", null],
  ["Monetary restriction Other", null],
  ["Provision of the service Suspension", "provision PARTIAL_SUSPENSION"],
  ["Provision of the service Termination", "provision PARTIAL_TERMINATION"],
  ["Account restriction Suspension", "account SUSPENDED"],
  ["Account restriction Termination", "account TERMINATED"],
];

/**
 * Part 5 (measures against illegal content) or part 6 (measures under the house rules) of the harmonised report: measures
 * taken of the publisher's own accord, by category and by what they restrict.
 */
export function ownInitiativePart(
  frame: ReportFrame,
  ground: "illegal" | "terms",
  measures: readonly Measures[],
): Cell[][] {
  const items = measures.filter((one) => isOwnInitiative(one) && one.illegal === (ground === "illegal"));
  return categoryTable(frame, {
    applicability: APPLIES_TO.all,
    column:
      ground === "illegal"
        ? "Category of illegal content"
        : "Category of incompatibility with the provider's terms and conditions",
    contextLabel: "Contextual Information",
    categories:
      ground === "illegal"
        ? categoriesWithout("OTHER_VIOLATION_TC", "NOT_SPECIFIED_NOTICE")
        : categoriesWithout("NOT_SPECIFIED_NOTICE"),
    items,
    figures: measureFigures,
  });
}

function measureFigures(measures: readonly Measures[]): Figure[] {
  return [
    { name: "Number of measures taken at the provider's own initiative ", value: countOf(measures) },
    {
      name: "Number of measures taken after detection with solely automated means ",
      value: countOf(measures.filter(({ foundByMachine, source }) => foundByMachine && source === "own")),
    },
    ...RESTRICTIONS.map(([name, counted]) => ({
      name,
      value: countOf(measures.filter(({ restriction }) => restriction === counted)),
    })),
  ];
}
