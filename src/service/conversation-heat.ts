import { Problem } from "../domain/problem.ts";
import { judgeComment } from "../judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../judgement/abuse/load-model.ts";
import { conversationHeat, HOT } from "../judgement/heat/conversation-heat.ts";
import type { ConversationHeat } from "../judgement/heat/conversation-heat.ts";
import { openCase, updateCase } from "../store/cases.ts";
import { commentById } from "../store/comments.ts";
import { exchangeAround, heatCasesOf } from "../store/exchanges.ts";
import type { TurnRow } from "../store/exchanges.ts";
import { loadSiteLayer } from "./learn-from-decisions.ts";
import type { ServiceContext } from "./service-context.ts";

/** Name of the job that takes the heat of an exchange. */
export const TAKE_HEAT = "take-heat";

/** Comments of an exchange that are looked at: those that are answered, and those beside. */
const TURNS = 24;

/** An exchange is busy with so many comments within so long (milliseconds). */
export const BUSY = { turns: 5, withinMs: 3 * 60 * 60_000 } as const;

/** After a moderator has decided about a heated thread it is not brought before them again for so long, in milliseconds. */
const QUIET_MS = 6 * 60 * 60_000;

/** Pause between two comments of one author that is offered to moderators for a heated thread, in seconds. */
export const SLOW_OFFER_SECONDS = 300;

/** What is told of a heated exchange. */
export interface HeatView extends ConversationHeat {
  /** The pause of slow mode that is offered, in seconds; null while the exchange is cool. */
  readonly offer: number | null;
}

/**
 * The heat of the exchange that a comment belongs to: a score of the conversation, of no comment and of nobody.
 * @throws Problem `not-found`.
 */
export async function heatAround(context: ServiceContext, commentId: number): Promise<HeatView> {
  const { reader } = context.store;
  const comment = await commentById(reader, context.site().id, commentId);
  if (comment === undefined) throw new Problem("not-found", "There is no such comment.");
  const heat = await heatOf(context, await exchangeAround(reader, comment, TURNS));
  return { ...heat, offer: heat.score >= HOT ? SLOW_OFFER_SECONDS : null };
}

/**
 * After a comment in a busy exchange: takes its heat and, where it is hot, brings the thread before the moderators, with
 * the comment where that began. One case for a thread, brought up to date as it goes on. Nothing happens by itself.
 * @returns the case; null where there is none to be looked at.
 */
export async function takeHeat(context: ServiceContext, args: { commentId: number }): Promise<number | null> {
  const { reader } = context.store;
  const { id: siteId } = context.site();
  const comment = await commentById(reader, siteId, args.commentId);
  if (comment === undefined || comment.state !== "published") return null;
  const turns = await exchangeAround(reader, comment, TURNS);
  if (!isBusy(turns, comment.created_at)) return null;
  const heat = await heatOf(context, turns);
  if (heat.score < HOT) return null;
  const began = await commentById(reader, siteId, heat.began ?? comment.id);
  if (began === undefined) return null;
  const place = { articleId: comment.article_id, rootId: comment.root_id ?? comment.id };
  const priority = Math.round(heat.score * 100);
  return await context.store.transaction(async (tx) => {
    const at = context.now();
    const [latest] = await heatCasesOf(tx, place);
    if (latest !== undefined && latest.state !== "decided") {
      const changes = { priority: Math.max(priority, latest.priority), version: latest.version + 1 };
      if (priority > latest.priority) await updateCase(tx, latest.id, changes);
      return latest.id;
    }
    if (latest !== undefined && at - (latest.decided_at ?? 0) < QUIET_MS) return null;
    const { id } = await openCase(tx, {
      siteId,
      queue: "heat",
      articleId: began.article_id,
      commentId: began.id,
      personId: began.person_id,
      clause: null,
      priority,
      authorName: began.author_name,
      body: began.body_source,
      at,
    });
    return id;
  });
}

function isBusy(turns: readonly Pick<TurnRow, "created_at">[], at: number): boolean {
  return turns.filter((turn) => at - turn.created_at <= BUSY.withinMs).length >= BUSY.turns;
}

async function heatOf(context: ServiceContext, turns: readonly TurnRow[]): Promise<ConversationHeat> {
  const model = loadAbuseModel();
  const site = await loadSiteLayer(context);
  const texts = new Map(turns.map((turn) => [turn.id, turn.body_source]));
  return conversationHeat(
    turns.map((turn) => {
      const parent = turn.parent_id === null ? undefined : texts.get(turn.parent_id);
      return {
        id: turn.id,
        author: authorOf(turn),
        parent: turn.parent_id ?? undefined,
        at: turn.created_at,
        text: turn.body_source,
        abuse: judgeComment(turn.body_source, { model, parent, site }).scores.abuse,
      };
    }),
  );
}

/** Who wrote it: a member, a device, or for imported comments whoever has the name. */
function authorOf(turn: TurnRow): string {
  if (turn.person_id !== null) return `p:${turn.person_id}`;
  return turn.device_id === null ? `n:${turn.author_name}` : `d:${turn.device_id}`;
}
