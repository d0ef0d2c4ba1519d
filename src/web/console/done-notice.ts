import { APPEAL_OUTCOMES } from "../../service/moderation/appeal.ts";
import { UNDO_MS } from "../../service/moderation/undo-time.ts";
import { articleById } from "../../store/articles.ts";
import { commentById } from "../../store/comments.ts";
import { decisionById, decisionsOfBatch } from "../../store/decisions.ts";
import type { DecisionRow } from "../../store/decisions.ts";
import { personById } from "../../store/people.ts";
import { kindLabel } from "../views/console/kind-label.ts";
import { html } from "../views/html.ts";
import type { Html } from "../views/html.ts";
import type { WebContext } from "../web-context.ts";
import type { ConsoleRequest } from "./console-page.ts";

/** What has just been decided, with the way to undo it while there is time. */
export async function doneNotice(request: ConsoleRequest): Promise<Html | null> {
  const { c, context, member, view } = request;
  const words = view.texts.console;
  if (c.req.query("undone") === "1") return html`<p class="notice done" role="status">${words.undone}</p>`;
  const answered = APPEAL_OUTCOMES.find((outcome) => outcome === c.req.query("answered"));
  if (answered !== undefined) {
    return html`<p class="notice done" role="status">
      ${words.doneOne} <strong>${words.appealOutcomes[answered]}</strong>
    </p>`;
  }
  const decided = await oneDecided(request);
  if (decided !== null) return decided;
  const batch = c.req.query("batch") ?? "";
  if (batch === "") return null;
  const decisions = await decisionsOfBatch(context.store.reader, { siteId: context.site().id, batch });
  const own = decisions.filter((decision) => decision.by_person === member.id && decision.kind !== "reverse");
  const first = own[0];
  if (first === undefined) return null;
  const left = Math.ceil((first.at + UNDO_MS - context.now()) / 1000);
  return html`<div class="notice done" role="status">
    <p>${await whatWasDecided(own, request)}</p>
    ${
      left > 0 &&
      html`<form method="post" action="/console/undo" data-undo-until="${left}">
        <input type="hidden" name="batch" value="${batch}" />
        <input type="hidden" name="back" value="${placeOf(c.req.url)}" /><button>${words.undo}</button>
        <span class="hint">${words.undoHint(left)}</span>
      </form>`
    }
  </div>`;
}

/** A reversal or lift of one's own, which nothing undoes. */
async function oneDecided(request: ConsoleRequest): Promise<Html | null> {
  const { c, context, member } = request;
  const id = /^\d{1,15}$/u.exec(c.req.query("decided") ?? "")?.[0];
  if (id === undefined) return null;
  const row = await decisionById(context.store.reader, context.site().id, Number(id));
  if (row === undefined || row.by_person !== member.id) return null;
  return html`<p class="notice done" role="status">${await whatWasDecided([row], request)}</p>`;
}

/** One decision with whom or what it is on and until when; of several how many there are of each kind. */
async function whatWasDecided(rows: readonly DecisionRow[], { context, view }: ConsoleRequest): Promise<Html> {
  const words = view.texts.console;
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) {
    const whom = await subjectName(context, only);
    const until = only.ends_at === null ? "" : ` ${view.texts.moderating.until(only.ends_at)}`;
    return html`${words.doneOne}
      <strong>${kindLabel(only.kind, view)}</strong>${whom !== "" && html` · <bdi>${whom}</bdi>`}${until}`;
  }
  const kinds = new Map<string, number>();
  for (const { kind } of rows) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const each = [...kinds].map(([kind, n]) =>
    kinds.size === 1 ? kindLabel(kind, view) : `${kindLabel(kind, view)} (${n})`,
  );
  return html`${words.done(rows.length)} <strong>${each.join(", ")}</strong>`;
}

/** Whom or what a decision is on: the author of the comment, the member, else the article. */
async function subjectName(context: WebContext, row: DecisionRow): Promise<string> {
  const db = context.store.reader;
  const siteId = context.site().id;
  const comment = row.comment_id === null ? undefined : await commentById(db, siteId, row.comment_id);
  if (comment !== undefined) return comment.author_name;
  const person = row.person_id === null ? undefined : await personById(db, siteId, row.person_id);
  if (person !== undefined) return person.name;
  return row.article_id === null ? "" : ((await articleById(db, siteId, row.article_id))?.title ?? "");
}

/** The place of a page, by which somebody gets back to it: without what was said on it once. */
function placeOf(url: string): string {
  const { pathname, searchParams } = new URL(url);
  for (const name of SAID_ONCE) searchParams.delete(name);
  const search = searchParams.toString();
  return search === "" ? pathname : `${pathname}?${search}`;
}

const SAID_ONCE = ["batch", "undone", "decided", "answered"] as const;

/**
 * Where a form says that its page was.
 * @returns an address within the console, whatever was sent; `/console/held` where that is none.
 */
export function placeSent(text: string, more: Readonly<Record<string, string>>): string {
  const found = /^\/console\/[\w/-]+(?:\?[^#]*)?$/u.test(text) ? text : "/console/held";
  const [path = "", search = ""] = found.split("?", 2);
  return `${path}?${new URLSearchParams([...new URLSearchParams(search), ...Object.entries(more)]).toString()}`;
}
