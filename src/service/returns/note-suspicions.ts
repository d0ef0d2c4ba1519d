import { SUSPICION_BANDS } from "../../domain/suspicion.ts";
import type { SuspicionEvidence } from "../../domain/suspicion.ts";
import { openCase, updateCase } from "../../store/cases.ts";
import { insertSuspicion, openCaseOfSuspicion, suspicionsOf, updateSuspicion } from "../../store/suspicions.ts";
import type { SuspicionRow } from "../../store/suspicions.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";
import type { SuspectedMember } from "./compare-styles.ts";

/** New suspicions that one look leads to at most; with more, none of them would mean much. */
const MOST_NEW = 2;

/** Priority of a case: a strong lead before every moderate one, then by score (0 to 100). */
const BAND_PRIORITY = { weak: 0, moderate: 100, strong: 200 } as const;

/** What a look gave. */
interface Looked {
  readonly person: { readonly id: number; readonly name: string };
  readonly model: string;
  readonly suspected: readonly SuspectedMember[];
  /** Banned members compared with. */
  readonly compared: number;
  /** Comments of the newcomer that were read. */
  readonly comments: number;
}

/**
 * Writes down what a look gave. A new suspicion is at least moderate, and opens a case; one that is open is brought up to
 * date, whichever way it went; one that is watched comes back when it has become stronger; one that a moderator has
 * confirmed or dismissed is left alone.
 */
export async function noteSuspicions(context: ServiceContext, looked: Looked): Promise<void> {
  await context.store.transaction(async (tx) => {
    const known = await suspicionsOf(tx, looked.person.id);
    let added = 0;
    for (const suspected of looked.suspected) {
      const before = known.find((suspicion) => suspicion.suspected_id === suspected.id);
      if (before !== undefined) await bringUpToDate(tx, context, { looked, suspected, before });
      else if (suspected.band !== "weak" && added < MOST_NEW) {
        added++;
        await addSuspicion(tx, context, { looked, suspected });
      }
    }
  });
}

async function addSuspicion(
  tx: Db,
  context: ServiceContext,
  { looked, suspected }: { looked: Looked; suspected: SuspectedMember },
): Promise<void> {
  const suspicionId = await insertSuspicion(tx, {
    site_id: context.site().id,
    person_id: looked.person.id,
    suspected_id: suspected.id,
    ...findings(looked, suspected),
    state: "open",
    at: context.now(),
  });
  await openReturnCase(tx, context, { looked, suspected, suspicionId });
}

async function bringUpToDate(
  tx: Db,
  context: ServiceContext,
  args: { looked: Looked; suspected: SuspectedMember; before: SuspicionRow },
): Promise<void> {
  const { looked, suspected, before } = args;
  const at = context.now();
  if (before.state === "open") {
    await updateSuspicion(tx, before, { ...findings(looked, suspected), at });
    const waiting = await openCaseOfSuspicion(tx, { id: before.id, personId: looked.person.id });
    if (waiting === undefined) return;
    await updateCase(tx, waiting.id, { priority: priorityOf(suspected), version: waiting.version + 1 });
    return;
  }
  if (before.state !== "watched") return;
  const stronger = SUSPICION_BANDS.indexOf(suspected.band) > SUSPICION_BANDS.findIndex((band) => band === before.band);
  await updateSuspicion(tx, before, {
    ...findings(looked, suspected),
    at,
    ...(stronger ? { state: "open", decided_by: null, decided_at: null } : {}),
  });
  if (stronger) await openReturnCase(tx, context, { looked, suspected, suspicionId: before.id });
}

async function openReturnCase(
  tx: Db,
  context: ServiceContext,
  args: { looked: Looked; suspected: SuspectedMember; suspicionId: number },
): Promise<void> {
  await openCase(tx, {
    siteId: context.site().id,
    queue: "return",
    articleId: null,
    commentId: null,
    personId: args.looked.person.id,
    suspicionId: args.suspicionId,
    clause: null,
    priority: priorityOf(args.suspected),
    authorName: args.looked.person.name,
    body: "",
    at: context.now(),
  });
}

function priorityOf({ band, score }: SuspectedMember): number {
  return BAND_PRIORITY[band] + Math.round(score * 100);
}

function findings(
  looked: Looked,
  suspected: SuspectedMember,
): Pick<SuspicionRow, "score" | "band" | "evidence" | "model"> {
  const evidence: SuspicionEvidence = {
    rank: suspected.rank,
    compared: looked.compared,
    falseMatchRate: suspected.falseMatchRate,
    comments: looked.comments,
    for: suspected.for,
    against: suspected.against,
    signals: suspected.signals,
  };
  return { score: suspected.score, band: suspected.band, evidence: JSON.stringify(evidence), model: looked.model };
}
