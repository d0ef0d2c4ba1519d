import type { CaseItem, CaseListPage, FindingView, QueuePage } from "../../domain/case-view.ts";
import { claimHolder } from "../../domain/decisions/case.ts";
import { findingSentence } from "../../domain/screening/explain-findings.ts";
import { SUSPICION_BANDS } from "../../domain/suspicion.ts";
import type { Language } from "../../domain/language.ts";
import { articlesByIds } from "../../store/articles.ts";
import { casesDecided, casesWaiting } from "../../store/case-lists.ts";
import { waitingCounts } from "../../store/case-queues.ts";
import type { CaseCursor, CaseFilter, CaseOrder, DecidedCursor } from "../../store/case-lists.ts";
import type { CaseQueue } from "../../store/case-queues.ts";
import type { CaseRow } from "../../store/cases.ts";
import { commentsByIds } from "../../store/comments.ts";
import { decisionsByIds } from "../../store/decisions.ts";
import { findingsOf } from "../../store/findings.ts";
import type { FindingRow } from "../../store/findings.ts";
import { peopleByIds } from "../../store/people.ts";
import { openReportCounts } from "../../store/reports.ts";
import { appealsByIds } from "../../store/statements.ts";
import { suspicionsByIds } from "../../store/suspicions.ts";
import type { ServiceContext } from "../service-context.ts";
import { usualWait } from "./usual-wait.ts";

/** Cases on one page of a queue. */
export const CASES_PER_PAGE = 30;

/** One page of a queue, with what moderators need to tell the cases apart. */
export async function listCases(
  context: ServiceContext,
  args: { queue: CaseQueue; order: CaseOrder; after: CaseCursor | null; filter: CaseFilter; limit: number },
): Promise<QueuePage> {
  const db = context.store.reader;
  const siteId = context.site().id;
  const rows = await casesWaiting(db, { ...args, siteId, limit: args.limit + 1 });
  const page = rows.slice(0, args.limit);
  const last = rows.length > args.limit ? page.at(-1) : undefined;
  return {
    items: await caseItems(context, page),
    waiting: (await waitingCounts(db, siteId))[args.queue],
    next: last === undefined ? null : `${last.priority}-${last.id}`,
    usualWait: await usualWait(context, args.queue),
  };
}

/**
 * The case that is to be looked at after another one in a queue: the next in its order, or else the first.
 * @returns null where no other one is waiting.
 */
export async function nextCase(
  context: ServiceContext,
  args: { queue: CaseQueue; order: CaseOrder; after: CaseCursor; filter: CaseFilter },
): Promise<number | null> {
  const db = context.store.reader;
  const siteId = context.site().id;
  const [next] = await casesWaiting(db, { ...args, siteId, limit: 1 });
  if (next !== undefined) return next.id;
  const first = await casesWaiting(db, { ...args, siteId, after: null, limit: 2 });
  return first.find(({ id }) => id !== args.after.id)?.id ?? null;
}

/** One page of the cases that were decided last, newest decision first. */
export async function listDecided(
  context: ServiceContext,
  args: { after: DecidedCursor | null; filter: CaseFilter },
): Promise<CaseListPage> {
  const siteId = context.site().id;
  const rows = await casesDecided(context.store.reader, { ...args, siteId, limit: CASES_PER_PAGE + 1 });
  const page = rows.slice(0, CASES_PER_PAGE);
  const last = rows.length > CASES_PER_PAGE ? page.at(-1) : undefined;
  return {
    items: await caseItems(context, page),
    next: last === undefined ? null : `${last.decided_at}-${last.id}`,
  };
}

/** Cases as moderators see them in a list; read together, so that their number does not matter. */
export async function caseItems(context: ServiceContext, rows: readonly CaseRow[]): Promise<CaseItem[]> {
  const db = context.store.reader;
  const site = context.site();
  const at = context.now();
  const ids = <T>(pick: (row: CaseRow) => T | null): T[] => [
    ...new Set(rows.flatMap((row) => pick(row) ?? ([] as T[]))),
  ];
  const commentIds = ids((row) => row.comment_id);
  const comments = new Map((await commentsByIds(db, site.id, commentIds)).map((comment) => [comment.id, comment]));
  const articleIds = ids((row) => row.article_id);
  const articles = new Map((await articlesByIds(db, site.id, articleIds)).map((article) => [article.id, article]));
  const suspicionIds = ids((row) => row.suspicion_id);
  const suspicions = new Map((await suspicionsByIds(db, site.id, suspicionIds)).map((row) => [row.id, row]));
  const named = [...ids((row) => row.claimed_by), ...[...suspicions.values()].map((row) => row.suspected_id)];
  const people = new Map((await peopleByIds(db, site.id, named)).map((person) => [person.id, person]));
  const appealIds = ids((row) => row.appeal_id);
  const appeals = new Map((await appealsByIds(db, site.id, appealIds)).map((row) => [row.id, row]));
  const appealedIds = [...appeals.values()].map((row) => row.decision_id);
  const decisionIds = [...new Set([...ids((row) => row.decision_id), ...appealedIds])];
  const kinds = new Map((await decisionsByIds(db, site.id, decisionIds)).map(({ id, kind }) => [id, kind]));
  const reports = await openReportCounts(db, commentIds);
  const findings = new Map<number, FindingView[]>();
  for (const row of await findingsOf(db, commentIds)) {
    const list = findings.get(row.comment_id) ?? [];
    list.push(findingView(row, site.settings.language));
    findings.set(row.comment_id, list);
  }
  return rows.map((row) => {
    const comment = row.comment_id === null ? undefined : comments.get(row.comment_id);
    const article = row.article_id === null ? undefined : articles.get(row.article_id);
    const facts = {
      state: row.state,
      version: row.version,
      claimedBy: row.claimed_by,
      claimedUntil: row.claimed_until,
    };
    const holder = people.get(claimHolder(facts, at) ?? 0);
    const suspicion = suspicions.get(row.suspicion_id ?? 0);
    const suspect = people.get(suspicion?.suspected_id ?? 0);
    const appeal = appeals.get(row.appeal_id ?? 0);
    const band = SUSPICION_BANDS.find((known) => known === suspicion?.band);
    return {
      id: row.id,
      version: row.version,
      queue: row.queue,
      author: comment?.author_name ?? row.author_name,
      personId: row.person_id,
      text: comment?.body_source ?? row.body,
      commentId: row.comment_id,
      commentState: comment?.state ?? null,
      number: comment?.number ?? null,
      article: article === undefined ? null : { id: article.id, title: article.title },
      openedAt: row.opened_at,
      clause: row.clause,
      findings: row.comment_id === null ? [] : (findings.get(row.comment_id) ?? []),
      appealed: appeal === undefined ? null : { kind: kinds.get(appeal.decision_id) ?? "", words: appeal.words },
      // The priority of a case about a conversation is its heat in percent.
      heat: row.queue === "heat" ? row.priority / 100 : null,
      reportCount: row.comment_id === null ? 0 : (reports.get(row.comment_id) ?? 0),
      suspected: suspect === undefined || band === undefined ? null : { name: suspect.name, band },
      claimedBy: holder === undefined ? null : { id: holder.id, name: holder.name },
      decided:
        row.decided_at === null
          ? null
          : { kind: kinds.get(row.decision_id ?? 0) ?? null, moot: row.moot, at: row.decided_at },
    };
  });
}

/** A finding in words. */
export function findingView(row: FindingRow, language: Language): FindingView {
  return {
    step: row.step,
    clause: row.clause,
    sentence: findingSentence(JSON.parse(row.what) as { code: string }, language),
    passage:
      row.passage_start === null || row.passage_end === null
        ? null
        : { start: row.passage_start, end: row.passage_end },
    strength: row.strength,
    weight: row.weight,
    shadow: row.shadow === 1,
  };
}
