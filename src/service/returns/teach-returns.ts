import type { Decision } from "../../domain/decisions/decision.ts";
import { SUSPICION_TRANSITIONS } from "../../domain/suspicion.ts";
import { learnFromSuspicion } from "../../judgement/authorship/site-learning.ts";
import { suspicionsOf, updateSuspicion } from "../../store/suspicions.ts";
import type { SuspicionRow } from "../../store/suspicions.ts";
import type { Db } from "../../store/store.ts";
import { appendLedger } from "../moderation/append-ledger.ts";
import type { ServiceContext } from "../service-context.ts";
import { returnsLayerOf, saveSiteModel } from "../site-models.ts";

/**
 * Teaches the site's calibration what became of a suspicion: one more version, with the reason. What was learnt from an
 * earlier confirmation is taken back.
 * @param args.suspicion as it was before.
 * @param args.by who said so; null for the operator.
 */
export async function teachReturns(
  tx: Db,
  context: ServiceContext,
  args: { suspicion: Pick<SuspicionRow, "id" | "score" | "state">; confirmed: boolean; by: number | null },
): Promise<void> {
  const { suspicion, confirmed, by } = args;
  const siteId = context.site().id;
  const confirmedBefore = suspicion.state === "confirmed";
  const decided = { score: suspicion.score, confirmed, confirmedBefore };
  const layer = learnFromSuspicion(await returnsLayerOf(tx, siteId), decided);
  await saveSiteModel(tx, context, {
    kind: "returns",
    data: JSON.stringify(layer),
    by,
    reason: `suspicion ${suspicion.id}: ${confirmed ? "confirmed" : "dismissed"}`,
  });
}

/**
 * After a ban was taken back: if it followed a confirmed suspicion, that was wrong as well. It counts as dismissed from
 * now on, and the site's calibration learns it.
 * @param args.by who took it back; null for the operator.
 */
export async function dismissWithBan(
  tx: Db,
  context: ServiceContext,
  args: { ban: Decision; by: number | null },
): Promise<void> {
  const { ban, by } = args;
  if (ban.kind !== "ban" || ban.personId === null) return;
  for (const suspicion of await suspicionsOf(tx, ban.personId)) {
    const state = SUSPICION_TRANSITIONS[suspicion.state].dismiss;
    const followed = suspicion.state === "confirmed" && (suspicion.decided_at ?? 0) <= ban.at;
    if (!followed || state === undefined) continue;
    const at = context.now();
    if (!(await updateSuspicion(tx, suspicion, { state, decided_by: by, decided_at: at }))) continue;
    await teachReturns(tx, context, { suspicion, confirmed: false, by });
    await appendLedger(tx, context, [
      { kind: "suspicion", at, body: { suspicion: suspicion.id, state, by, model: suspicion.model } },
    ]);
  }
}
