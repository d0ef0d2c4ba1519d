import { CLAUSES } from "../../domain/house-rules/clause.ts";
import { defaultClauses } from "../../domain/house-rules/default-clauses.ts";
import type { Clause } from "../../domain/house-rules/clause.ts";
import { houseRulesVersions, latestHouseRules } from "../../store/house-rules.ts";
import type { HouseRulesRow } from "../../store/house-rules.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";

/** A site's house rules as they are now. */
export interface CurrentRules {
  /** 0: the shipped set, which nobody has changed yet. */
  readonly version: number;
  readonly clauses: readonly Clause[];
}

/** The house rules as they were, or are. */
export interface RulesVersion extends CurrentRules {
  /** When it came into force (milliseconds since 1970-01-01 UTC); null for the shipped set. */
  readonly at: number | null;
}

/** The present version of the site's house rules; the shipped set until somebody changes it. */
export async function currentRules(context: ServiceContext): Promise<CurrentRules> {
  const kept = await latestHouseRules(context.store.reader, context.site().id);
  return kept === undefined ? shippedRules(context) : rulesOf(kept);
}

/**
 * All versions, the shipped set first.
 * @param db where to read, so that a change can read what it builds upon in its own transaction.
 */
export async function rulesHistory(context: ServiceContext, db: Db = context.store.reader): Promise<RulesVersion[]> {
  const kept = await houseRulesVersions(db, context.site().id);
  return [shippedRules(context), ...kept.toReversed().map(rulesOf)];
}

/**
 * The clauses of every version that was in force at some time of a period, the earliest first.
 * @param period milliseconds since 1970-01-01 UTC; `until` is not part of it.
 */
export async function clausesInForce(
  context: ServiceContext,
  period: { readonly from: number; readonly until: number },
): Promise<Clause[]> {
  const versions = await rulesHistory(context);
  return versions.flatMap(({ at, clauses }, n) => {
    const replacedAt = versions[n + 1]?.at ?? Infinity;
    return (at ?? -Infinity) < period.until && replacedAt > period.from ? clauses : [];
  });
}

function shippedRules(context: ServiceContext): RulesVersion {
  return { version: 0, clauses: defaultClauses(context.site().settings.language), at: null };
}

function rulesOf({ version, clauses, at }: HouseRulesRow): RulesVersion {
  return { version, clauses: CLAUSES.parse(JSON.parse(clauses)), at };
}
