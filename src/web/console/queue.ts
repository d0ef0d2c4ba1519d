import { DECISION_RULES } from "../../domain/decisions/kinds.ts";
import type { DecisionKind } from "../../domain/decisions/kinds.ts";
import { Problem } from "../../domain/problem.ts";
import { currentRules } from "../../service/moderation/house-rules.ts";
import { CASES_PER_PAGE, listCases, listDecided } from "../../service/moderation/list-cases.ts";
import { repliesToChoose } from "../../service/moderation/saved-replies.ts";
import { newestArticles } from "../../store/articles.ts";
import { CASE_QUEUES } from "../../store/case-queues.ts";
import { newestCase } from "../../store/case-lists.ts";
import type { CaseQueue } from "../../store/case-queues.ts";
import type { BulkChoice, BulkOptions } from "../views/console/bulk-bar.ts";
import { kindLabel } from "../views/console/kind-label.ts";
import { renderDecided, renderQueue } from "../views/console/queue-page.ts";
import type { QueueQuery } from "../views/console/queue-address.ts";
import type { SearchOptions } from "../views/console/search-form.ts";
import { answerConsole } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";
import { newBatch } from "./decision-form.ts";
import { doneNotice } from "./done-notice.ts";
import { caseCursor, filterOf, pairOf, queueQuery } from "./queue-query.ts";

/** Most cases that are decided at once, and that a page shows for it. */
export const MOST_AT_ONCE = 200;

/** Articles that the search form offers. */
const ARTICLES_OFFERED = 50;

/** What can be decided of several cases at once, by queue; the first is what the form begins with. */
const BULK = {
  held: ["publish", "reject"],
  reported: ["no-action", "remove"],
  return: [],
  appeal: [],
  new: ["no-action", "remove"],
  heat: ["no-action"],
} as const satisfies Readonly<Record<CaseQueue, readonly DecisionKind[]>>;

/** What was sent with the form of a list and could not be done. */
export interface RefusedBulk {
  readonly problem: Problem;
  readonly chosen: ReadonlySet<string>;
  readonly values: BulkOptions["values"];
}

/** A queue of waiting cases. */
export async function queuePage(request: ConsoleRequest): Promise<Response> {
  const { c } = request;
  const queue = CASE_QUEUES.find((name) => name === c.req.param("queue"));
  if (queue === undefined) throw new Problem("not-found", "There is no such queue.");
  const query = queueQuery(new URL(c.req.url).search);
  return await queueAnswer(request, { queue, query, after: c.req.query("after") ?? "", refused: null });
}

/** Answers with a page of a queue: as asked for, or as it was when what was sent with it was refused. */
export async function queueAnswer(
  request: ConsoleRequest,
  asked: { queue: CaseQueue; query: QueueQuery; after: string; refused: RefusedBulk | null },
): Promise<Response> {
  const { context, member, view } = request;
  const { queue, query, refused } = asked;
  const page = await listCases(context, {
    queue,
    order: query.order,
    after: caseCursor(asked.after),
    filter: await filterOf(context, query),
    limit: query.many === "1" ? MOST_AT_ONCE : CASES_PER_PAGE,
  });
  const search = await searchOptions(request, query);
  const options = {
    ...search,
    queue,
    bulk: BULK[queue].length === 0 ? null : await bulkOptions(request, { queue, refused, after: asked.after, search }),
    memberId: member.id,
    now: context.now(),
    notice: await doneNotice(request),
    newest: await newestCase(context.store.reader, { siteId: context.site().id, queue }),
  };
  return await answerConsole(request, {
    title: view.texts.console.queues[queue],
    place: queue,
    ...(refused === null ? {} : { status: refused.problem.status }),
    main: renderQueue(page, options, view),
  });
}

/** The cases that were decided last. */
export async function decidedPage(request: ConsoleRequest): Promise<Response> {
  const { c, context, member, view } = request;
  const query = queueQuery(new URL(c.req.url).search);
  const after = pairOf(c.req.query("after") ?? "");
  const page = await listDecided(context, {
    after: after === null ? null : { decidedAt: after[0], id: after[1] },
    filter: await filterOf(context, query),
  });
  const options = { ...(await searchOptions(request, query)), memberId: member.id, now: context.now() };
  const title = view.texts.console.decided;
  return await answerConsole(request, { title, place: "decided", main: renderDecided(page, options, view) });
}

async function searchOptions({ context }: ConsoleRequest, query: QueueQuery): Promise<Omit<SearchOptions, "orders">> {
  const { clauses } = await currentRules(context);
  const articles = await newestArticles(context.store.reader, context.site().id, { limit: ARTICLES_OFFERED });
  return { query, clauses, articles };
}

async function bulkOptions(
  { context, view }: ConsoleRequest,
  args: { queue: CaseQueue; refused: RefusedBulk | null; after: string; search: Pick<SearchOptions, "clauses"> },
): Promise<BulkOptions> {
  const { queue, refused } = args;
  const choices: BulkChoice[] = BULK[queue].map((kind) => ({
    kind,
    label: kindLabel(kind, view),
    needsClause: DECISION_RULES[kind].clause === "required",
    needsReason: DECISION_RULES[kind].reason === "required",
  }));
  // Of newcomers in whose first comment nothing is wrong there is nothing more to say than that.
  const usualReason = queue === "new" ? view.texts.moderating.nothingAgainst : "";
  return {
    choices: usualReason === "" ? choices : choices.map((choice) => ({ ...choice, needsReason: false })),
    batch: newBatch(),
    after: args.after,
    most: MOST_AT_ONCE,
    clauses: args.search.clauses,
    replies: await repliesToChoose(context),
    usualReason,
    values: refused?.values ?? { kind: "", clause: "", reason: usualReason },
    chosen: refused?.chosen ?? new Set(),
    problem: refused?.problem ?? null,
  };
}
