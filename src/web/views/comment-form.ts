import { withMentionsAt } from "../../domain/mentions.ts";
import { MAX_NAME_LENGTH } from "../../domain/comment.ts";
import { fieldMessage } from "../../domain/messages/texts.ts";
import type { Problem } from "../../domain/problem.ts";
import type { SiteSettings } from "../../domain/site-settings.ts";
import type { CommentView } from "../../domain/thread-page.ts";
import type { Nudge } from "../../service/screening/nudge.ts";
import { rulesPath } from "./addresses.ts";
import { html, rawHtml } from "./html.ts";
import type { Html } from "./html.ts";
import { fieldState, problemNotice } from "./notice.ts";
import { renderOwnBar } from "./own-bar.ts";
import type { ShownBar } from "./own-bar.ts";
import { renderCauses } from "./own-notice.ts";
import type { ViewContext } from "./view-context.ts";

/** What a form writes: a new root, a reply to a comment, or a new text of one's own comment. */
export type FormPurpose =
  | { readonly kind: "write"; readonly articleId: number }
  | { readonly kind: "reply"; readonly to: CommentView }
  | { readonly kind: "edit"; readonly comment: CommentView; /** It is held. */ readonly revises?: boolean };

/** What was typed into a form. */
export interface FormText {
  readonly name: string;
  readonly email: string;
  readonly body: string;
  /** A guest wants to be told of answers by mail. */
  readonly tellMe?: boolean;
}

/** A form as it is given out, or given back with what was typed. */
export interface CommentForm {
  readonly purpose: FormPurpose;
  /** Display name of the member who writes; null for guests, who give a name. */
  readonly memberName: string | null;
  /** Which guests may post here: the site's setting. */
  readonly whoMayPost: SiteSettings["whoMayPost"];
  /** Signed; says when the form was given out and makes its sending once. */
  readonly ticket: string;
  readonly values: FormText;
  /** Why it was not taken, with what is wrong with each field. */
  readonly problem: Problem | null;
  /** Sanitised HTML of what was typed, when a preview was asked for. */
  readonly previewHtml: string | null;
  /** With a preview: what would hold or refuse the text. */
  readonly nudge: Nudge | null;
  /** What keeps whoever asks from writing; null: nothing. */
  readonly bar: ShownBar | null;
  /** Something was typed into it, which is given back whatever became of it. */
  readonly typed: boolean;
}

/** The fields that can be wrong, as they follow one another in the form. */
const FIELDS = ["body", "name", "email"] as const;

type Field = (typeof FIELDS)[number];

/** Address that a form is read from and sent to, below the server's origin. */
export function formPath(purpose: FormPurpose): string {
  switch (purpose.kind) {
    case "write":
      return `/conversations/${purpose.articleId}/write`;
    case "reply":
      return `/comments/${purpose.to.id}/reply`;
    case "edit":
      return `/comments/${purpose.comment.id}/edit`;
  }
}

/** Heading of a form. */
export function formTitle(purpose: FormPurpose, { texts }: ViewContext): string {
  switch (purpose.kind) {
    case "write":
      return texts.writeTitle;
    case "reply":
      return texts.replyTitle(purpose.to.author, purpose.to.number);
    case "edit":
      return purpose.revises === true
        ? texts.rules.reviseTitle(purpose.comment.number)
        : texts.editTitle(purpose.comment.number);
  }
}

/**
 * The form for writing, replying and editing.
 * @param cancel address to go back to without sending.
 */
export function renderCommentForm(form: CommentForm, cancel: string, view: ViewContext): Html {
  const { purpose, problem, previewHtml, values } = form;
  const { texts, base } = view;
  const id = formId(purpose);
  const send =
    purpose.kind === "edit"
      ? purpose.revises === true
        ? texts.rules.send
        : texts.save
      : purpose.kind === "reply"
        ? texts.postReply
        : texts.post;
  return html`<form
    class="form"
    id="${id}"
    data-load
    method="post"
    action="${base}${formPath(purpose)}"
    aria-label="${formTitle(purpose, view)}"
  >
    ${form.bar === null ? problem !== null && problemNotice(problem, texts, base) : renderOwnBar(form.bar, view)}
    ${needsAccount(form) && accountNotice(cancel, view)} ${previewHtml !== null && preview(previewHtml, form, view)}
    <div class="field">
      <label for="${id}-body">${texts.body}</label
      ><textarea id="${id}-body" name="body" rows="7" dir="auto" required ${state(form, "body")}>
${values.body}</textarea>
      <p class="hint" id="${id}-body-hint">${texts.bodyHint}</p>
      ${error(form, "body", view)}
    </div>
    ${markdownHelp(view)}
    <p class="hint">
      ${texts.rules.agree} <a href="${base}${rulesPath(null)}" target="_blank" rel="noopener">${texts.rules.title}</a>
    </p>
    ${purpose.kind !== "edit" && !needsAccount(form) && (form.memberName === null ? guest(form, view) : member(form.memberName, view))}
    <input type="hidden" name="ticket" value="${form.ticket}" />
    <p class="buttons">
      <button class="main" name="action" value="post">${send}</button
      ><button name="action" value="preview" formnovalidate>${texts.preview}</button
      ><a href="${cancel}" data-close>${texts.cancel}</a>
    </p>
  </form>`;
}

function formId(purpose: FormPurpose): string {
  switch (purpose.kind) {
    case "write":
      return "write";
    case "reply":
      return `reply-${purpose.to.id}`;
    case "edit":
      return `edit-${purpose.comment.id}`;
  }
}

/** True when nobody who is not signed in may send this form; whoever posted before may still edit. */
function needsAccount({ purpose, memberName, whoMayPost }: CommentForm): boolean {
  return purpose.kind !== "edit" && memberName === null && whoMayPost === "members";
}

/** Says before anything is written that it takes an account, and leads there and back. */
function accountNotice(back: string, { texts, base }: ViewContext): Html {
  const { pathname, hash } = new URL(back, "http://localhost");
  return html`<p class="notice sign-in-first">
    ${texts.membersOnly}
    <a href="${base}/sign-in?return=${encodeURIComponent(pathname + hash)}" data-sign-in>${texts.account.signIn}</a>
  </p>`;
}

/** Under which name a member writes. */
function member(name: string, { texts, base }: ViewContext): Html {
  return html`<p class="hint as">
    ${texts.account.signedInAs} <bdi>${name}</bdi> · <a href="${base}/me">${texts.account.account}</a>
  </p>`;
}

/** The guest's name and address, and the field that only programs fill in. */
function guest(form: CommentForm, view: ViewContext): Html {
  const { texts } = view;
  const id = formId(form.purpose);
  const confirmed = form.whoMayPost === "confirmed";
  return html`<div class="person">
      <div class="field">
        <label for="${id}-name">${texts.name}</label
        ><input
          id="${id}-name"
          name="name"
          autocomplete="nickname"
          required
          maxlength="${MAX_NAME_LENGTH}"
          value="${form.values.name}"
          ${state(form, "name")}
        />
        <p class="hint" id="${id}-name-hint">${texts.nameHint}</p>
        ${error(form, "name", view)}
      </div>
      <div class="field">
        <label for="${id}-email">${texts.email}${!confirmed && html` <span>(${texts.optional})</span>`}</label
        ><input
          id="${id}-email"
          name="email"
          type="email"
          autocomplete="email"
          ${confirmed && html`required`}
          value="${form.values.email}"
          ${state(form, "email")}
        />
        <p class="hint" id="${id}-email-hint">${confirmed ? texts.emailConfirmedHint : texts.emailHint}</p>
        ${error(form, "email", view)}
      </div>
    </div>
    <p class="hint">
      <label
        ><input type="checkbox" name="tellMe" value="1" ${form.values.tellMe === true && html`checked`} />
        ${texts.notices.tellMe}.</label
      >
      ${texts.notices.tellMeHint}
    </p>
    <div class="trap" aria-hidden="true">
      <label for="${id}-website">${texts.trap}</label
      ><input id="${id}-website" name="website" tabindex="-1" autocomplete="off" />
    </div>`;
}

function problemOf(form: CommentForm, field: Field): Problem["fields"][number] | undefined {
  return form.problem?.fields.find((problem) => problem.field === field);
}

function state(form: CommentForm, field: Field): Html {
  const id = `${formId(form.purpose)}-${field}`;
  const fields = FIELDS.flatMap((candidate) => problemOf(form, candidate) ?? []);
  return fieldState({ fields }, field, { hint: `${id}-hint`, id });
}

function error(form: CommentForm, field: Field, { texts }: ViewContext): Html | null {
  const problem = problemOf(form, field);
  if (problem === undefined) return null;
  return html`<p class="error" id="${formId(form.purpose)}-${field}-error">${fieldMessage(texts, problem)}</p>`;
}

function preview(previewHtml: string, form: CommentForm, view: ViewContext): Html {
  const { texts } = view;
  const id = `${formId(form.purpose)}-preview`;
  const name = form.memberName ?? form.values.name;
  return html`<section class="preview" aria-labelledby="${id}" tabindex="-1">
    <p class="hint" id="${id}">${texts.preview}</p>
    ${
      previewHtml === ""
        ? html`<p class="hint">${texts.previewEmpty}</p>`
        : html`${
              name !== "" &&
              html`<p>
                <b><bdi>${name}</bdi></b>
              </p>`
            }
            <div class="body" dir="auto">${rawHtml(withMentionsAt(previewHtml, view.base))}</div>`
    }
    ${form.nudge !== null && nudge(form.nudge, view)}
  </section>`;
}

/** What would hold the text, each cause with its words; whoever wants to can post it as it is. */
function nudge({ state, text, causes }: Nudge, view: ViewContext): Html {
  const words = view.texts.rules.nudge;
  return html`<div class="standing">
    <p><strong>${words[state]}</strong></p>
    ${renderCauses(causes, text, view)}
    <p>${state === "hold" ? words.advice : words.refuseAdvice}</p>
  </div>`;
}

function markdownHelp({ texts }: ViewContext): Html {
  return html`<details class="help">
    <summary>${texts.markdown}</summary>
    <dl>
      ${texts.markdownHelp.map(
        ([typed, meaning]) =>
          html`<div>
            <dt><code>${typed}</code></dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}
