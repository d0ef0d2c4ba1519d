import type { FieldProblem } from "../problem.ts";
import { Problem } from "../problem.ts";
import { CLAUSES } from "./clause.ts";
import type { Clause } from "./clause.ts";

/** The house rules of a site as they were for some time. */
export interface HouseRules {
  /** Counted from 1; 0 is the shipped set. */
  readonly version: number;
  readonly clauses: readonly Clause[];
}

/** Less of a text's words than this kept, and its title changed as well: another clause has taken the number. */
const KEPT_SHARE = 1 / 3;

/**
 * The version that follows `history` when the clauses become `clauses`. A number is an address that decisions point to,
 * so it keeps its meaning: it may be dropped and brought back, but not given to another clause.
 * @param history earlier versions, oldest first, with the shipped set at the beginning.
 * @param clauses not yet checked.
 * @returns the new version, sorted by number; the last one of `history` where nothing is changed.
 * @throws Problem `invalid-input` with a field for each clause: `malformed`, `number-twice`, `renumbered`,
 *   `number-reused`, `replaced`.
 */
export function nextHouseRules(history: readonly HouseRules[], clauses: unknown): HouseRules {
  const parsed = CLAUSES.safeParse(clauses);
  if (!parsed.success) {
    throw refused(
      parsed.error.issues.map(({ path, code, message }) => ({
        field: ["clauses", ...path].join("."),
        code: code === "custom" ? "number-twice" : "malformed",
        message,
      })),
    );
  }
  const next = parsed.data.toSorted((a, b) => a.number - b.number);
  const problems = next.flatMap((clause) => meaningProblems(clause, history));
  if (problems.length > 0) throw refused(problems);
  const last = history.at(-1);
  if (last !== undefined && sameClauses(last.clauses, next)) return last;
  return { version: (last?.version ?? 0) + 1, clauses: next };
}

/** The clause of that number, or undefined where these rules have none. */
export function clauseOf(rules: { readonly clauses: readonly Clause[] }, number: number | null): Clause | undefined {
  return number === null ? undefined : rules.clauses.find((clause) => clause.number === number);
}

function meaningProblems(clause: Clause, history: readonly HouseRules[]): FieldProblem[] {
  const field = `clauses.${clause.number}`;
  const moved = earlierNumber(clause, history);
  if (moved !== undefined) {
    const message = `This clause has the number ${moved}. Decisions point to it, so it keeps that number.`;
    return [{ field, code: "renumbered", message }];
  }
  const before = history.findLast((rules) => clauseOf(rules, clause.number) !== undefined);
  const earlier = before === undefined ? undefined : clauseOf(before, clause.number);
  if (earlier === undefined || !isReplaced(earlier, clause)) return [];
  const dropped = before !== history.at(-1);
  return dropped
    ? [{ field, code: "number-reused", message: `Number ${clause.number} was another clause. Please take a new one.` }]
    : [{ field, code: "replaced", message: `Clause ${clause.number} says something else now. Please add a new one.` }];
}

/** The number under which this very title or text stood before, if it never stood under its present one. */
function earlierNumber(clause: Clause, history: readonly HouseRules[]): number | undefined {
  let number: number | undefined;
  for (const { clauses } of history) {
    for (const one of clauses) {
      if (plain(one.title) !== plain(clause.title) && plain(one.text) !== plain(clause.text)) continue;
      if (one.number === clause.number) return undefined;
      number = one.number;
    }
  }
  return number;
}

function isReplaced(before: Clause, after: Clause): boolean {
  if (plain(before.title) === plain(after.title)) return false;
  const old = new Set(plain(before.text).split(" "));
  const kept = new Set(
    plain(after.text)
      .split(" ")
      .filter((word) => old.has(word)),
  );
  return kept.size < old.size * KEPT_SHARE;
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function sameClauses(one: readonly Clause[], other: readonly Clause[]): boolean {
  return contentOf(one) === contentOf(other);
}

/** The same for the same clauses, whatever the order of them and of their fields. */
function contentOf(clauses: readonly Clause[]): string {
  const byNumber = clauses.toSorted((a, b) => a.number - b.number);
  return JSON.stringify(byNumber.map((clause) => Object.entries(clause).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

function refused(fields: readonly FieldProblem[]): Problem {
  return new Problem("invalid-input", "The house rules cannot be changed like this.", { fields });
}
