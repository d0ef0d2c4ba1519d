import { CLAUSES } from "../../domain/house-rules/clause.ts";
import { defaultClauses } from "../../domain/house-rules/default-clauses.ts";
import type { Clause } from "../../domain/house-rules/clause.ts";
import { latestHouseRules } from "../../store/house-rules.ts";
import type { ServiceContext } from "../service-context.ts";

/** A site's house rules as they are now. */
export interface CurrentRules {
  /** 0: the shipped set, which nobody has changed yet. */
  readonly version: number;
  readonly clauses: readonly Clause[];
}

/** The present version of the site's house rules; the shipped set until somebody changes it. */
export async function currentRules(context: ServiceContext): Promise<CurrentRules> {
  const site = context.site();
  const kept = await latestHouseRules(context.store.reader, site.id);
  if (kept === undefined) return { version: 0, clauses: defaultClauses(site.settings.language) };
  return { version: kept.version, clauses: CLAUSES.parse(JSON.parse(kept.clauses)) };
}
