import type { WatchedName } from "../../domain/screening/phrases/watched-names.ts";
import { RULE_DEFINITION } from "../../domain/screening/rules/rule.ts";
import type { ScreeningSettings } from "../../domain/screening/settings.ts";
import { loadAbuseModel } from "../../judgement/abuse/load-model.ts";
import type { AbuseModel } from "../../judgement/abuse/model.ts";
import type { Site } from "../../store/sites.ts";
import { activeRules, bannedNames } from "../../store/screening.ts";
import { screeningKit } from "../prepare-screening.ts";
import type { ScreeningKit } from "../prepare-screening.ts";
import type { ServiceContext } from "../service-context.ts";

/** Rules and names that changed are noticed within this time, in milliseconds. */
const KIT_AGE_MS = 10_000;

interface KeptKit {
  readonly kit: ScreeningKit;
  readonly settings: Site["settings"];
  readonly madeAt: number;
}

/** Kept by store, so that tests with several databases do not meet. */
const kits = new WeakMap<object, Map<number, KeptKit>>();

let model: AbuseModel | null = null;

/** The trained model that ships; read once, when it is first needed. */
export function abuseModel(): AbuseModel {
  return (model ??= loadAbuseModel());
}

/** What screening the comments of this site needs; made anew when settings, rules or banned names have changed. */
export async function kitOf(context: ServiceContext): Promise<ScreeningKit> {
  const site = context.site();
  const now = context.now();
  let ofStore = kits.get(context.store);
  if (ofStore === undefined) kits.set(context.store, (ofStore = new Map<number, KeptKit>()));
  const kept = ofStore.get(site.id);
  if (kept?.settings === site.settings && now - kept.madeAt < KIT_AGE_MS) return kept.kit;
  const kit = await makeKit(context, { settings: site.settings.screening, names: [], ownRules: true });
  ofStore.set(site.id, { kit, settings: site.settings, madeAt: now });
  return kit;
}

/**
 * The same for one use, with other settings or further names.
 * @param how.ownRules with the site's lists.
 */
export async function makeKit(
  context: ServiceContext,
  how: { settings: ScreeningSettings; names: readonly WatchedName[]; ownRules: boolean },
): Promise<ScreeningKit> {
  const db = context.store.reader;
  const { id } = context.site();
  const rules = how.ownRules ? await activeRules(db, id) : [];
  return screeningKit({
    settings: how.settings,
    rules: rules.map((rule) => ({ ...rule, definition: RULE_DEFINITION.parse(JSON.parse(rule.definition)) })),
    names: [...(await bannedNames(db, id)), ...how.names],
    model: abuseModel(),
  });
}

/** Makes the next comment be screened with rules and names as they are now. */
export function forgetKits(context: ServiceContext): void {
  kits.get(context.store)?.delete(context.site().id);
}
