import { CLAUSE } from "../../domain/house-rules/clause.ts";
import type { Clause } from "../../domain/house-rules/clause.ts";
import { clauseOf, nextHouseRules } from "../../domain/house-rules/versions.ts";
import { Problem } from "../../domain/problem.ts";
import { insertHouseRules } from "../../store/house-rules.ts";
import { isUniqueViolation } from "../../store/unique-violation.ts";
import type { ServiceContext } from "../service-context.ts";
import { appendLedger, sha256 } from "./append-ledger.ts";
import { rulesHistory } from "./house-rules.ts";
import type { CurrentRules, RulesVersion } from "./house-rules.ts";

/** What is done to the house rules, a clause at a time. */
export type RulesChange =
  /** A new clause with the next number where `number` is null. Not yet checked. */
  | { readonly do: "write"; readonly number: number | null; readonly clause: Readonly<Record<string, unknown>> }
  | { readonly do: "drop"; readonly number: number }
  /** A dropped clause, as it was last. */
  | { readonly do: "bring-back"; readonly number: number };

/**
 * Makes a new version of the site's house rules, with an entry in the ledger; the same again changes nothing.
 * @param args.version the version that the change was made from.
 * @param args.by the admin who makes it.
 * @returns the version in force afterwards.
 * @throws Problem `conflict` when somebody else changed the rules meanwhile, `not-found` for a clause that there is not,
 *   `invalid-input` with a field of the clause for what it cannot be.
 */
export async function changeHouseRules(
  context: ServiceContext,
  args: { change: RulesChange; version: number; by: number },
): Promise<number> {
  const { change, version, by } = args;
  try {
    return await context.store.transaction(async (tx) => {
      const history = await rulesHistory(context, tx);
      const last = history.at(-1);
      if (last === undefined || last.version !== version) throw changedMeanwhile();
      const next = nextHouseRules(history, changed(last, change, history));
      if (next.version === last.version) return last.version;
      const at = context.now();
      const clauses = JSON.stringify(next.clauses);
      await insertHouseRules(tx, { siteId: context.site().id, version: next.version, clauses, byPerson: by, at });
      await appendLedger(tx, context, [
        { kind: "rules", at, body: { version: next.version, hash: sha256(clauses), by } },
      ]);
      return next.version;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw changedMeanwhile();
    throw error;
  }
}

/** Clauses that were dropped, as they were last, by number. */
export function droppedClauses(history: readonly RulesVersion[]): Clause[] {
  const last = history.at(-1);
  const known = new Map(history.flatMap(({ clauses }) => clauses).map((clause) => [clause.number, clause]));
  return [...known.values()]
    .filter(({ number }) => last !== undefined && clauseOf(last, number) === undefined)
    .toSorted((a, b) => a.number - b.number);
}

/**
 * A clause as it would be kept.
 * @param number null: a new clause, which takes the number after the highest that was ever given.
 * @throws Problem `invalid-input` with a field for each part that cannot be so.
 */
export function checkedClause(history: readonly RulesVersion[], number: number | null, clause: object): Clause {
  const highest = Math.max(0, ...history.flatMap(({ clauses }) => clauses.map((one) => one.number)));
  const parsed = CLAUSE.safeParse({ ...clause, number: number ?? highest + 1 });
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, code, message }) => ({ field: path.join("."), code, message }));
  throw new Problem("invalid-input", "The clause cannot be kept like this.", { fields });
}

function changed(last: CurrentRules, change: RulesChange, history: readonly RulesVersion[]): Clause[] {
  switch (change.do) {
    case "write": {
      const { number } = change;
      if (number !== null && clauseOf(last, number) === undefined) throw noSuchClause();
      const clause = checkedClause(history, number, change.clause);
      return [...last.clauses.filter((one) => one.number !== clause.number), clause];
    }
    case "drop":
      if (clauseOf(last, change.number) === undefined) throw noSuchClause();
      if (last.clauses.length === 1) throw new Problem("invalid-input", "The house rules need at least one clause.");
      return last.clauses.filter(({ number }) => number !== change.number);
    case "bring-back": {
      const clause = droppedClauses(history).find(({ number }) => number === change.number);
      if (clause === undefined) throw noSuchClause();
      return [...last.clauses, clause];
    }
  }
}

function noSuchClause(): Problem {
  return new Problem("not-found", "There is no such clause.");
}

function changedMeanwhile(): Problem {
  return new Problem("conflict", "Somebody else has changed the house rules meanwhile. Please look at them again.");
}
