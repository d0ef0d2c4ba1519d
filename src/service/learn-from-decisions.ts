import { DEFAULT_CLAUSE_NUMBERS } from "../domain/house-rules/default-clauses.ts";
import { learnFromDecision } from "../judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../judgement/abuse/load-model.ts";
import type { SiteLayer } from "../judgement/abuse/site-layer.ts";
import { decisionsToLearn } from "../store/decided-comments.ts";
import type { LearnableDecision } from "../store/decided-comments.ts";
import { latestSiteModel } from "../store/site-models.ts";
import type { Db, Store } from "../store/store.ts";
import { freshAbuseLesson, packAbuseLesson, unpackAbuseLesson } from "./abuse-lesson.ts";
import type { AbuseLesson } from "./abuse-lesson.ts";
import { UNDO_MS } from "./moderation/undo-time.ts";
import type { ServiceContext } from "./service-context.ts";
import { saveSiteModel } from "./site-models.ts";

/** Name of the job that lets a site's judge of abuse learn from its moderators. */
export const LEARN_FROM_DECISIONS = "learn-from-decisions";

/** How long after a decision it is learnt from, in milliseconds: by then it cannot be undone any more. */
export const LEARN_AFTER_MS = 10 * 60_000;

/** Decisions in one version: some milliseconds of work each. */
const BATCH = 200;

/** The shipped clauses that are about abuse; what is taken down for another reason teaches nothing about it. */
const ABUSE_CLAUSES: ReadonlySet<number> = new Set(
  (["insult", "threat", "hate", "harassment", "sexual"] as const).map((subject) => DEFAULT_CLAUSE_NUMBERS[subject]),
);

/**
 * Lets the site's layer of the judge of abuse learn from decisions that moderators have made since the last time: a new
 * version, as long as there was something to learn. The layer is bounded, so that it tips close cases only. Decisions of
 * the machine teach nothing: it would only agree with itself.
 * @returns how many decisions were learnt from.
 */
export async function learnFromDecisions(context: ServiceContext): Promise<number> {
  const { store } = context;
  const siteId = context.site().id;
  const until = context.now() - UNDO_MS;
  let learnt = 0;
  for (;;) {
    const lesson = await abuseLessonOf(store.reader, siteId);
    const upTo = lesson?.upTo ?? 0;
    const decisions = await decisionsToLearn(store.reader, { siteId, afterId: upTo, until, limit: BATCH });
    const last = decisions.at(-1);
    if (last === undefined) return learnt;
    const before = lesson ?? { ...(await freshAbuseLesson(store.reader, siteId)), upTo: 0 };
    const layer = decisions.reduce(withDecision, before.layer);
    const count = layer.version - before.layer.version;
    // A few decisions that teach nothing are read again the next time; a whole batch of them would be in the way.
    if (count === 0 && decisions.length < BATCH) return learnt;
    const data = packAbuseLesson({ layer, upTo: last.id });
    const saved = await store.transaction(async (tx) => {
      // Another node may have learnt the same meanwhile, or somebody has reset the site.
      if (((await abuseLessonOf(tx, siteId))?.upTo ?? 0) !== upTo) return false;
      const reason = `${count} decisions, up to ${last.id}`;
      await saveSiteModel(tx, context, { kind: "abuse", data, reason, by: null });
      return true;
    });
    if (!saved) return learnt;
    learnt += count;
    if (decisions.length < BATCH) return learnt;
  }
}

function withDecision(layer: SiteLayer, decision: LearnableDecision): SiteLayer {
  const abusive = holdsAbusive(decision);
  if (abusive === null || decision.body.trim() === "") return layer;
  return learnFromDecision(decision.body, { model: loadAbuseModel(), site: layer, abusive });
}

/** Whether a decision says that a comment is abusive; null where it says nothing about that. */
export function holdsAbusive({ kind, clause, reversedKind, reversedClause }: LearnableDecision): boolean | null {
  switch (kind) {
    case "publish":
    case "restore":
      return false;
    case "reject":
    case "remove":
      return clause !== null && ABUSE_CLAUSES.has(clause) ? true : null;
    case "reverse":
      // Taking down for abuse was wrong.
      return (reversedKind === "reject" || reversedKind === "remove") && ABUSE_CLAUSES.has(reversedClause ?? 0)
        ? false
        : null;
    default:
      return null;
  }
}

async function abuseLessonOf(db: Db, siteId: number): Promise<AbuseLesson | undefined> {
  const kept = await latestSiteModel(db, { siteId, kind: "abuse" });
  return kept === undefined ? undefined : unpackAbuseLesson(kept.data);
}

/** How long a layer is used before it is looked whether there is a newer one, in milliseconds. */
const CACHE_MS = 30_000;

const cached = new WeakMap<Store, Map<number, { at: number; layer: Promise<SiteLayer | undefined> }>>();

/**
 * What the site has taught its judge of abuse, for screening; undefined while it has taught nothing. Kept in memory, and
 * read anew every half minute.
 */
export async function loadSiteLayer(context: ServiceContext): Promise<SiteLayer | undefined> {
  const { store } = context;
  const siteId = context.site().id;
  const at = context.now();
  const sites = cached.get(store) ?? new Map<number, { at: number; layer: Promise<SiteLayer | undefined> }>();
  cached.set(store, sites);
  const known = sites.get(siteId);
  if (known !== undefined && at - known.at < CACHE_MS) return await known.layer;
  const layer = abuseLessonOf(store.reader, siteId).then((lesson) => lesson?.layer);
  sites.set(siteId, { at, layer });
  // What could not be read is not remembered.
  layer.catch(() => sites.delete(siteId));
  return await layer;
}
