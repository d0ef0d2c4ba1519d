import type { Problem } from "../../../domain/problem.ts";
import { LANGUAGES } from "../../../domain/language.ts";
import type { KeptReply } from "../../../service/moderation/saved-replies.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { problemNotice } from "../notice.ts";
import type { ViewContext } from "../view-context.ts";
import type { ClauseChoice } from "./decide-box.ts";

/** What the form for a saved reply is filled in with. */
export type ReplyValues = Readonly<Record<"id" | "clause" | "language" | "title" | "text", string>>;

/** What the page of saved replies shows beside them. */
export interface RepliesOptions {
  readonly clauses: readonly ClauseChoice[];
  readonly problem: Problem | null;
  /** As it was sent, where it was refused. */
  readonly values: ReplyValues;
  readonly done: "saved" | "deleted" | null;
}

/** The saved replies of a site, by clause, each with its form. */
export function renderReplies(replies: readonly KeptReply[], options: RepliesOptions, view: ViewContext): Html {
  const words = view.texts.moderating;
  const own = replies.some(({ id }) => id !== null);
  const used = [...new Set(replies.map(({ clause }) => clause))].sort((a, b) => a - b);
  return html`<header class="head">
      <h1>${words.manageReplies}</h1>
      <p class="quiet">${words.repliesIntro}</p>
    </header>
    ${options.problem !== null && problemNotice(options.problem, view.texts)}
    ${options.done !== null && html`<p class="notice done" role="status">${options.done === "saved" ? words.replySaved : words.replyDeleted}</p>`}
    ${
      !own &&
      html`<form method="post" action="/console/replies/adopt" class="inline">
        <p>${words.shippedReplies}</p>
        <button>${words.adoptReplies}</button>
      </form>`
    }
    <h2>${words.addReply}</h2>
    ${replyForm(options.values, options, view)}
    ${used.map(
      (clause) =>
        html`<section>
          <h2>${clauseTitle(clause, options.clauses, view)}</h2>
          <ul class="plain">
            ${replies.filter((reply) => reply.clause === clause).map((reply) => html`<li>${oneReply(reply, options, view)}</li>`)}
          </ul>
        </section>`,
    )}`;
}

function clauseTitle(clause: number, clauses: readonly ClauseChoice[], view: ViewContext): string {
  const title = clauses.find(({ number }) => number === clause)?.title;
  const name = view.texts.console.clause(clause);
  return title === undefined ? name : `${name}: ${title}`;
}

function oneReply(reply: KeptReply, options: RepliesOptions, view: ViewContext): Html {
  const words = view.texts.moderating;
  const shown = html`<b>${reply.title}</b> <span class="quiet">${words.languages[reply.language]}</span><br />
    <span dir="auto" lang="${reply.language}">${reply.text}</span>`;
  if (reply.id === null) return shown;
  const values = { ...reply, id: String(reply.id), clause: String(reply.clause) };
  return html`<details>
    <summary>${shown}</summary>
    ${replyForm(values, options, view)}
  </details>`;
}

function replyForm(values: ReplyValues, { clauses }: RepliesOptions, view: ViewContext): Html {
  const words = view.texts.moderating;
  return html`<form method="post" action="/console/replies" class="decide">
    <input type="hidden" name="id" value="${values.id}" />
    <label
      >${view.texts.console.clauseField}<select name="clause" required>
        ${clauses.map(({ number, title }) => choice(String(number), `${number} ${title}`, values.clause))}
      </select></label
    >
    <label
      >${words.replyLanguage}<select name="language">
        ${LANGUAGES.map((language) => choice(language, words.languages[language], values.language))}
      </select></label
    >
    <label class="wide"
      >${words.replyTitle}<input name="title" required maxlength="80" value="${values.title}"
    /></label>
    <label class="wide"
      >${words.replyText}<textarea name="text" rows="3" required maxlength="2000" dir="auto">${values.text}</textarea>
    </label>
    <p class="buttons">
      <button class="main">${words.saveReply}</button>
      ${values.id !== "" && html`<button name="action" value="delete" formnovalidate>${words.deleteReply}</button>`}
    </p>
  </form>`;
}

function choice(value: string, label: string, chosen: string): Html {
  return html`<option value="${value}" ${value === chosen && html` selected`}>${label}</option>`;
}
