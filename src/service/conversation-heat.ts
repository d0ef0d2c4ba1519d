import { beginningOf } from "../domain/excerpt.ts";
import type { HeatReason, HeatView } from "../domain/heat.ts";
import { Problem } from "../domain/problem.ts";
import { judgeComment } from "../judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../judgement/abuse/load-model.ts";
import { conversationHeat, HOT } from "../judgement/heat/conversation-heat.ts";
import type { Turn } from "../judgement/heat/heat-signs.ts";
import { openCase, updateCase } from "../store/cases.ts";
import { commentById } from "../store/comments.ts";
import { exchangeAround, heatCasesOf, newestBelow, turnsUpTo } from "../store/exchanges.ts";
import type { TurnRow } from "../store/exchanges.ts";
import { findingsOf } from "../store/findings.ts";
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

/** Comments of an exchange that are shown: the latest. */
const SHOWN_TURNS = 12;

/** Length of the texts shown, in UTF-16 code units. */
const EXCERPT_LENGTH = 160;

/**
 * The heat of the exchange that goes on below a comment, with its reasons: a score of the conversation, of no comment
 * and of nobody.
 * @throws Problem `not-found`.
 */
export async function heatBelow(context: ServiceContext, commentId: number): Promise<HeatView> {
  const { reader } = context.store;
  const siteId = context.site().id;
  const newest = await commentById(reader, siteId, await newestBelow(reader, commentId));
  if (newest === undefined) throw new Problem("not-found", "There is no such comment.");
  const rows = await exchangeAround(reader, newest, TURNS);
  const turns = await turnsOf(context, rows);
  const { score, peak, began, reasons } = conversationHeat(turns);
  const names = new Map(rows.map((row) => [authorOf(row), row.author_name]));
  const abuse = new Map(turns.map((turn) => [turn.id, turn.abuse]));
  return {
    score,
    peak,
    hot: score >= HOT,
    reasons: reasons.map((reason) => named(reason, (author) => names.get(author) ?? "")),
    began: began ?? null,
    turns: rows.slice(-SHOWN_TURNS).map((row) => ({
      id: row.id,
      number: row.number,
      author: row.author_name,
      at: row.created_at,
      excerpt: beginningOf(row.body_source, EXCERPT_LENGTH),
      abuse: abuse.get(row.id) ?? 0,
    })),
    offer: score >= HOT ? SLOW_OFFER_SECONDS : null,
  };
}

function named(reason: HeatReason, nameOf: (author: string) => string): HeatReason {
  if (reason.sign !== "pingPong") return reason;
  const [one, other] = reason.between;
  return { ...reason, between: [nameOf(one), nameOf(other)] };
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
  const heat = conversationHeat(await turnsOf(context, turns));
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

async function turnsOf(context: ServiceContext, rows: readonly TurnRow[]): Promise<Turn[]> {
  const model = loadAbuseModel();
  const site = await loadSiteLayer(context);
  const texts = new Map(rows.map((row) => [row.id, row.body_source]));
  return rows.map((row) => {
    const parent = row.parent_id === null ? undefined : texts.get(row.parent_id);
    return turnOf(row, judgeComment(row.body_source, { model, parent, site }).scores.abuse);
  });
}

/** Comments that lead to one, looked at to say how heated it was there. */
const LEADING_TURNS = 8;

/**
 * How heated the conversation was that led to some comments (0-1 each): of what each answers, one above the other, with
 * the strength that screening gave each. Comparing cases can wait for no new judgement of a hundred comments.
 */
export async function heatsUpTo(context: ServiceContext, commentIds: readonly number[]): Promise<Map<number, number>> {
  const { reader } = context.store;
  const leading = await turnsUpTo(reader, { commentIds, limit: LEADING_TURNS });
  const abuse = new Map<number, number>();
  for (const row of await findingsOf(reader, [...new Set(leading.map(({ turn }) => turn.id))])) {
    if (row.step === "abuse") abuse.set(row.comment_id, Math.max(row.strength, abuse.get(row.comment_id) ?? 0));
  }
  const turns = new Map<number, Turn[]>(commentIds.map((id) => [id, []]));
  for (const { to, turn } of leading) turns.get(to)?.push(turnOf(turn, abuse.get(turn.id) ?? 0));
  return new Map([...turns].map(([id, all]) => [id, conversationHeat(all).score]));
}

function turnOf(row: TurnRow, abuse: number): Turn {
  return {
    id: row.id,
    author: authorOf(row),
    parent: row.parent_id ?? undefined,
    at: row.created_at,
    text: row.body_source,
    abuse,
  };
}

/** Who wrote it: a member, a device, or for imported comments whoever has the name. */
function authorOf(turn: TurnRow): string {
  if (turn.person_id !== null) return `p:${turn.person_id}`;
  return turn.device_id === null ? `n:${turn.author_name}` : `d:${turn.device_id}`;
}
