import type { AppealRow } from "./statements.ts";
import { UNDONE } from "./decisions.ts";
import type { DecisionRow } from "./decisions.ts";
import type { Db } from "./store.ts";

/** What public figures read of a decision. */
export type CountedRow = Pick<DecisionRow, "id" | "kind" | "at" | "clause" | "found_by_machine" | "by_machine"> & {
  /** When the case was opened; null where there was none. */
  readonly opened_at: number | null;
  /** 1: it was found wrong later. */
  readonly reversed: number;
};

/**
 * Decisions of a site since a time, newest first, older than the decision `beforeId`. What was undone at once is not
 * among them: nothing of it was ever sent.
 */
export async function countedDecisions(
  db: Db,
  args: { siteId: number; since: number; beforeId: number; limit: number },
): Promise<CountedRow[]> {
  return await db
    .selectFrom("decision as d")
    .leftJoin("moderation_case as c", "c.id", "d.case_id")
    .select((e) => [
      "d.id",
      "d.kind",
      "d.at",
      "d.clause",
      "d.found_by_machine",
      "d.by_machine",
      "c.opened_at",
      e
        .case()
        .when(
          e.exists(
            e
              .selectFrom("decision as r")
              .select("r.id")
              .whereRef("r.reverses_id", "=", "d.id")
              .where("r.kind", "=", "reverse"),
          ),
        )
        .then(1)
        .else(0)
        .end()
        .as("reversed"),
    ])
    .where("d.site_id", "=", args.siteId)
    .where("d.at", ">=", args.since)
    .where("d.id", "<", args.beforeId)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("decision as u")
            .select("u.id")
            .whereRef("u.reverses_id", "=", "d.id")
            .where("u.data", "=", UNDONE),
        ),
      ),
    )
    .orderBy("d.id", "desc")
    .limit(args.limit)
    .execute();
}

/** The newest appeals of a site since a time. */
export async function countedAppeals(
  db: Db,
  args: { siteId: number; since: number; limit: number },
): Promise<Pick<AppealRow, "at" | "state" | "same_person">[]> {
  return await db
    .selectFrom("appeal")
    .select(["at", "state", "same_person"])
    .where("site_id", "=", args.siteId)
    .where("at", ">=", args.since)
    .orderBy("id", "desc")
    .limit(args.limit)
    .execute();
}
