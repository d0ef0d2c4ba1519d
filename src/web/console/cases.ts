import { isMeasure } from "../../domain/decisions/kinds.ts";
import { Problem } from "../../domain/problem.ts";
import { answerAppeal, APPEAL_OUTCOMES } from "../../service/moderation/appeal.ts";
import { decide } from "../../service/moderation/decide.ts";
import { checkDecision } from "../../service/moderation/check-decision.ts";
import { currentRules } from "../../service/moderation/house-rules.ts";
import { addNote, claimCase, readCase } from "../../service/moderation/read-case.ts";
import { decideSuspicion } from "../../service/returns/decide-suspicion.ts";
import { takeUp } from "../../service/moderation/take-up.ts";
import { reverse, undoDecisions } from "../../service/moderation/reverse.ts";
import { caseById } from "../../store/cases.ts";
import type { CaseRow } from "../../store/cases.ts";
import { decisionById, decisionsOfBatch } from "../../store/decisions.ts";
import { idParam } from "../pages/article-address.ts";
import { renderCase } from "../views/console/case-page.ts";
import { answerConsole, fieldOf } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";
import { batchOf, decideForm, decisionForm, isInsert, kindsFor, kindsInstead } from "./decision-form.ts";
import { doneNotice, placeSent } from "./done-notice.ts";
import { filterOf, queueQuery } from "./queue-query.ts";
import { caseAddress, queueAddress } from "../views/console/queue-address.ts";
import type { QueueQuery } from "../views/console/queue-address.ts";
import type { WebContext } from "../web-context.ts";
import { nextCase } from "../../service/moderation/list-cases.ts";

/** One case; opening it says to others that somebody is looking. */
export async function casePage(request: ConsoleRequest): Promise<Response> {
  await claimCase(request.context, { id: idParam(request.c), member: request.member });
  return await caseAnswer(request, null);
}

/** Opens the case of a comment that a moderator came upon while reading. */
export async function takeUpComment({ c, context }: ConsoleRequest): Promise<Response> {
  return c.redirect(`/console/cases/${await takeUp(context, { commentId: idParam(c) })}`, 303);
}

/** Decides a case. */
export async function takeDecision(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const caseId = idParam(c);
  if (isInsert(request)) return await caseAnswer(request, null);
  try {
    const batch = batchOf(request);
    const target = { caseId, version: Number(fieldOf(request, "version")) };
    await decide(context, { decider: member, target, input: decisionForm(request), batch });
    return c.redirect(await afterwards(request, { caseId, batch }), 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await caseAnswer(request, error);
  }
}

/** Where a moderator goes on after a decision: to the next case of the list they are working through, or to the list. */
async function afterwards(request: ConsoleRequest, done: { caseId: number; batch: string }): Promise<string> {
  const { context } = request;
  const { batch } = done;
  const query = queueQuery(fieldOf(request, "query"));
  const row = await caseById(context.store.reader, context.site().id, done.caseId);
  if (row === undefined) return queueAddress("held", query, { batch });
  const next = fieldOf(request, "goOn") === "next" ? await nextOf(context, row, query) : null;
  return next === null ? queueAddress(row.queue, query, { batch }) : caseAddress(next, query, { batch });
}

/** The case that comes after one in the list that somebody is working through. */
async function nextOf(context: WebContext, row: CaseRow, query: QueueQuery): Promise<number | null> {
  const { queue, priority, id } = row;
  const filter = await filterOf(context, query);
  return await nextCase(context, { queue, order: query.order, after: { priority, id }, filter });
}

/** Undoes what one has just decided. */
export async function takeUndo(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const batch = fieldOf(request, "batch");
  const decisions = await decisionsOfBatch(context.store.reader, { siteId: context.site().id, batch });
  const decisionIds = decisions.filter(({ kind }) => kind !== "reverse").map(({ id }) => id);
  if (decisionIds.length === 0) throw new Problem("not-found", "There is nothing to undo.");
  await undoDecisions(context, { decisionIds, member });
  return c.redirect(placeSent(fieldOf(request, "back"), { undone: "1" }), 303);
}

/** Reverses an earlier decision. */
export async function takeReversal(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const decisionId = idParam(c);
  const { reason } = checkDecision(
    { kind: "reverse", reversesId: decisionId, reason: fieldOf(request, "reason") },
    await currentRules(context),
  );
  const done = await reverse(context, { decisionId, decider: member, reason });
  return c.redirect(`${await placeOf(request, decisionId)}?decided=${done.decisionId}`, 303);
}

/** Ends a sanction or measure before its time. */
export async function takeLift(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const decisionId = idParam(c);
  const done = await decide(context, {
    decider: member,
    target: { decisionId },
    input: { kind: "lift", reversesId: decisionId, reason: fieldOf(request, "reason") },
  });
  return c.redirect(`${await placeOf(request, decisionId)}?decided=${done.decisionId}`, 303);
}

/** Where the console shows a decision: with its case, its person, its article. */
async function placeOf({ context }: ConsoleRequest, decisionId: number): Promise<string> {
  const decision = await decisionById(context.store.reader, context.site().id, decisionId);
  if (decision === undefined) return "/console/decided";
  const { case_id: caseId, person_id: personId, article_id: articleId } = decision;
  if (isMeasure(decision.kind) && articleId !== null) return `/console/articles/${articleId}`;
  if (caseId !== null) return `/console/cases/${caseId}`;
  return personId === null ? "/console/decided" : `/console/people/${personId}`;
}

/** Answers an appeal. */
export async function takeAnswer(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  try {
    const outcome = APPEAL_OUTCOMES.find((known) => known === fieldOf(request, "outcome"));
    if (outcome === undefined) throw new Problem("invalid-input", "Please choose how the appeal ends.");
    await answerAppeal(context, {
      caseId: idParam(c),
      version: Number(fieldOf(request, "version")),
      outcome,
      reason: fieldOf(request, "reason"),
      member,
      instead: outcome === "changed" ? decisionForm(request) : null,
    });
    return c.redirect(`/console/appeal?answered=${outcome}`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await caseAnswer(request, error);
  }
}

/** Says whether a newcomer is taken for a banned member. */
export async function takeSuspicion(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const id = idParam(c);
  const suspicionId = (await caseById(context.store.reader, context.site().id, id))?.suspicion_id ?? null;
  if (suspicionId === null) throw new Problem("not-found", "There is no such suspicion.");
  const outcome = (["confirm", "dismiss", "watch"] as const).find((known) => known === fieldOf(request, "outcome"));
  if (outcome === undefined) throw new Problem("invalid-input", "Please choose what to do.");
  await decideSuspicion(context, { suspicionId, outcome, member, note: fieldOf(request, "note") });
  return c.redirect(outcome === "confirm" ? `/console/cases/${id}` : "/console/return", 303);
}

/** Adds a note to the comment of a case. */
export async function takeCaseNote(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const id = idParam(c);
  const { item } = await readCase(context, { id, member });
  await addNote(context, { member, text: fieldOf(request, "text"), commentId: item.commentId, personId: null });
  return c.redirect(`/console/cases/${id}`, 303);
}

async function caseAnswer(request: ConsoleRequest, problem: Problem | null): Promise<Response> {
  const { c, context, member, view } = request;
  const id = idParam(c);
  const page = await readCase(context, { id, member });
  const kinds = page.appeal === null ? kindsFor(page.item) : kindsInstead(page.item);
  const clause = page.item.clause === null ? {} : { clause: String(page.item.clause) };
  const notices = page.reports.filter(({ kind, state }) => kind === "illegal-content" && state !== "dismissed");
  const law = notices.find((notice) => notice.law !== null)?.law ?? view.texts.console.lawNotNamed;
  const suggested = { ...clause, ...(notices.length === 0 ? {} : { law }) };
  const form = await decideForm(request, { kinds, problem, suggested });
  const query = queueQuery(request.form === null ? new URL(c.req.url).search : fieldOf(request, "query"));
  const row = await caseById(context.store.reader, context.site().id, id);
  const next = row === undefined ? null : await nextOf(context, row, query);
  const notice = await doneNotice(request);
  return await answerConsole(request, {
    title: page.item.author,
    place: page.item.queue,
    status: problem?.status ?? 200,
    main: renderCase(page, { form, memberId: member.id, query, next, notice }, view),
  });
}
