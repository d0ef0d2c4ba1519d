import type { DecisionLine } from "../../domain/case-view.ts";
import { isInForce, standingDecisions } from "../../domain/decisions/in-force.ts";
import { DECISION_RULES, isLiftable } from "../../domain/decisions/kinds.ts";
import { decisionsNamingAny } from "../../store/decisions.ts";
import type { DecisionRow } from "../../store/decisions.ts";
import { peopleByIds } from "../../store/people.ts";
import { appealsOfDecisions } from "../../store/statements.ts";
import type { Db } from "../../store/store.ts";
import { decisionOf } from "./read-decisions.ts";

/** Names of moderators, each read once. */
export class Names {
  readonly #db: Db;
  readonly #siteId: number;
  readonly #known = new Map<number, string>();

  constructor(db: Db, siteId: number) {
    this.#db = db;
    this.#siteId = siteId;
  }

  async learn(ids: readonly (number | null)[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id): id is number => id !== null && !this.#known.has(id));
    for (const person of await peopleByIds(this.#db, this.#siteId, missing)) this.#known.set(person.id, person.name);
  }

  of(id: number | null): string | null {
    return id === null ? null : (this.#known.get(id) ?? null);
  }
}

/** Decisions as the console lists them, in the order of the rows: with what became of each by time `at`. */
export async function decisionLines(
  db: Db,
  rows: readonly DecisionRow[],
  { names, at }: { names: Names; at: number },
): Promise<DecisionLine[]> {
  await names.learn(rows.map((row) => row.by_person));
  const ids = rows.map((row) => row.id);
  const later = await decisionsNamingAny(db, ids);
  const appeals = await appealsOfDecisions(db, ids);
  // What is appealed against is reversed by the answer to the appeal.
  const appealed = new Set(appeals.flatMap((made) => (made.state === "open" ? [made.decision_id] : [])));
  const all = new Map([...rows, ...later].map((row) => [row.id, decisionOf(row)]));
  const standing = new Map(standingDecisions([...all.values()], at).map((one) => [one.decision.id, one]));
  return rows.map((row) => {
    const { kind } = decisionOf(row);
    const stands = standing.get(row.id);
    return {
      id: row.id,
      kind: row.kind,
      clause: row.clause,
      reason: row.reason,
      internalNote: row.internal_note,
      by: names.of(row.by_person),
      byMachine: row.by_machine === 1,
      at: row.at,
      endsAt: stands === undefined ? row.ends_at : stands.endsAt,
      reversed: stands === undefined,
      reversible: DECISION_RULES[kind].reversible && !appealed.has(row.id),
      liftable: isLiftable(kind) && stands !== undefined && isInForce(stands, at),
      allSites: row.scope === "all-sites",
    };
  });
}
