import { COMMENT_STATES } from "../../domain/comment.ts";
import { Problem } from "../../domain/problem.ts";
import { currentRules } from "../../service/moderation/house-rules.ts";
import { CASES_PER_PAGE, listCases, listDecided } from "../../service/moderation/list-cases.ts";
import { CASE_QUEUES, newestCase } from "../../store/cases.ts";
import type { CaseFilter, CaseQueue } from "../../store/cases.ts";
import { kindLabel } from "../views/console/kind-label.ts";
import { AUTHOR_GROUPS } from "../../store/audited-cases.ts";
import type { AuditedBy } from "../../store/audited-cases.ts";
import { renderDecided, renderQueue } from "../views/console/queue-page.ts";
import type { QueueQuery } from "../views/console/queue-page.ts";
import { answerConsole } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";
import { newBatch } from "./decision-form.ts";
import { doneNotice } from "./done-notice.ts";

/** Most cases that are decided at once, and that a page shows for it. */
export const MOST_AT_ONCE = 200;

/** What can be decided of several cases at once, by queue. */
const BULK = {
  held: ["publish", "reject"],
  reported: ["no-action", "remove"],
  return: [],
  appeal: [],
  new: [],
  heat: ["no-action"],
} as const satisfies Readonly<Record<CaseQueue, readonly string[]>>;

/** A queue of waiting cases. */
export async function queuePage(request: ConsoleRequest): Promise<Response> {
  const { c, context, member, view } = request;
  const queue = CASE_QUEUES.find((name) => name === c.req.param("queue"));
  if (queue === undefined) throw new Problem("not-found", "There is no such queue.");
  const query = queueQuery(request);
  const after = pairOf(c.req.query("after") ?? "");
  const page = await listCases(context, {
    queue,
    order: query.order,
    after: after === null ? null : { priority: after[0], id: after[1] },
    filter: filterOf(query),
    limit: query.many === "1" ? MOST_AT_ONCE : CASES_PER_PAGE,
  });
  const { clauses } = await currentRules(context);
  const newest = await newestCase(context.store.reader, { siteId: context.site().id, queue });
  const bulk = BULK[queue].map((kind) => ({ kind, label: kindLabel(kind, view) }));
  const notice = await doneNotice(request);
  const options = {
    queue,
    query,
    clauses,
    bulk: { choices: bulk, batch: newBatch(), most: MOST_AT_ONCE },
    memberId: member.id,
    now: context.now(),
    notice,
    newest,
  };
  const title = view.texts.console.queues[queue];
  return await answerConsole(request, { title, place: queue, main: renderQueue(page, options, view) });
}

/** The cases that were decided last. */
export async function decidedPage(request: ConsoleRequest): Promise<Response> {
  const { c, context, member, view } = request;
  const query = queueQuery(request);
  const after = pairOf(c.req.query("after") ?? "");
  const page = await listDecided(context, {
    after: after === null ? null : { decidedAt: after[0], id: after[1] },
    filter: filterOf(query),
  });
  const { clauses } = await currentRules(context);
  const options = { query, clauses, memberId: member.id, now: context.now() };
  const title = view.texts.console.decided;
  return await answerConsole(request, { title, place: "decided", main: renderDecided(page, options, view) });
}

function queueQuery({ c }: ConsoleRequest): QueueQuery {
  const text = (name: string): string => (c.req.query(name) ?? "").trim().slice(0, 200);
  return {
    order: text("order") === "oldest" ? "oldest" : "priority",
    text: text("text"),
    author: text("author"),
    clause: text("clause"),
    article: text("article"),
    state: text("state"),
    many: text("many") === "1" ? "1" : "",
    from: text("from"),
    until: text("until"),
    audited: auditedOf(text("audited")) === undefined ? "" : text("audited"),
  };
}

/** What the search form asks for; what cannot be understood is not asked for. */
function filterOf(query: QueueQuery): CaseFilter {
  const clause = wholeNumber(query.clause);
  const articleId = wholeNumber(query.article);
  const state = COMMENT_STATES.find((known) => known === query.state);
  const from = startOfDay(query.from);
  const until = startOfDay(query.until);
  const audited = auditedOf(query.audited);
  return {
    ...(audited === undefined ? {} : { audited }),
    ...(query.text === "" ? {} : { words: query.text }),
    ...(query.author === "" ? {} : { author: query.author }),
    ...(clause === undefined ? {} : { clause }),
    ...(articleId === undefined ? {} : { articleId }),
    ...(state === undefined ? {} : { commentState: state }),
    ...(from === undefined ? {} : { from }),
    // Until the end of that day.
    ...(until === undefined ? {} : { until: until + 86_400_000 }),
  };
}

/** What a link of the audit asks for: `by-7`, `appeals-7` or the name of a group. */
function auditedOf(text: string): AuditedBy | undefined {
  const group = AUTHOR_GROUPS.find((name) => name === text);
  if (group !== undefined) return { group };
  const found = /^(by|appeals)-(\d{1,15})$/u.exec(text);
  return found === null ? undefined : { by: Number(found[2]), appealed: found[1] === "appeals" };
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
}

function startOfDay(text: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** The two whole numbers of a cursor; null where there is none. */
function pairOf(text: string): [number, number] | null {
  const found = /^(\d{1,15})-(\d{1,15})$/u.exec(text);
  return found === null ? null : [Number(found[1]), Number(found[2])];
}
