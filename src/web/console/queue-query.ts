import { COMMENT_STATES } from "../../domain/comment.ts";
import { Problem } from "../../domain/problem.ts";
import { nameArticle } from "../../service/name-article.ts";
import { AUTHOR_GROUPS } from "../../store/audited-cases.ts";
import type { AuditedBy } from "../../store/audited-cases.ts";
import type { CaseCursor, CaseFilter } from "../../store/case-lists.ts";
import type { WebContext } from "../web-context.ts";
import type { QueueQuery } from "../views/console/queue-address.ts";

/** No article has this number. */
const NO_ARTICLE = 0;

/** What a list is searched with, from the part of an address after the question mark. */
export function queueQuery(search: string): QueueQuery {
  const parameters = new URLSearchParams(search);
  const text = (name: string): string => (parameters.get(name) ?? "").trim().slice(0, 200);
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
export async function filterOf(context: WebContext, query: QueueQuery): Promise<CaseFilter> {
  const clause = wholeNumber(query.clause);
  const state = COMMENT_STATES.find((known) => known === query.state);
  const from = startOfDay(query.from);
  const until = startOfDay(query.until);
  const audited = auditedOf(query.audited);
  return {
    ...(audited === undefined ? {} : { audited }),
    ...(query.text === "" ? {} : { words: query.text }),
    ...(query.author === "" ? {} : { author: query.author }),
    ...(clause === undefined ? {} : { clause }),
    ...(query.article === "" ? {} : { articleId: await articleNamed(context, query.article) }),
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

/** Where a page of a queue begins, from its address; null for the first. */
export function caseCursor(text: string): CaseCursor | null {
  const pair = pairOf(text);
  return pair === null ? null : { priority: pair[0], id: pair[1] };
}

/** The two whole numbers of a cursor; null where there is none. */
export function pairOf(text: string): [number, number] | null {
  const found = /^(\d{1,15})-(\d{1,15})$/u.exec(text);
  return found === null ? null : [Number(found[1]), Number(found[2])];
}

/** An article by its number or address; one that nothing matches where there is none of that name. */
async function articleNamed(context: WebContext, name: string): Promise<number> {
  try {
    return (await nameArticle(context, name)).id;
  } catch (error) {
    if (error instanceof Problem) return NO_ARTICLE;
    throw error;
  }
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
}

function startOfDay(text: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
