import { APPEAL_WORDS } from "../../domain/decisions/appeal.ts";
import { fieldMessage } from "../../domain/messages/texts.ts";
import type { Problem } from "../../domain/problem.ts";
import { statementOfReasons } from "../../domain/statement-text.ts";
import type { StatementSection } from "../../domain/statement-text.ts";
import type { OwnAppeal, OwnStatement } from "../../service/moderation/read-statements.ts";
import { commentPath } from "./addresses.ts";
import { time } from "./comment.ts";
import { markedPassages } from "./marked-text.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { fieldState, problemNotice } from "./notice.ts";
import type { ViewContext } from "./view-context.ts";

/** A statement with the forms that belong to it. */
export interface StatementPage {
  readonly statement: OwnStatement;
  /** Address of this page, which the forms are sent below. */
  readonly path: string;
  /** True where the address itself is the key to it. */
  readonly privateLink: boolean;
  readonly ticket: string;
  /** Within how many days an appeal is answered. */
  readonly answerDays: number;
  /** Words of an appeal that was refused. */
  readonly words: string;
  readonly problem: Problem | null;
  readonly done: "appealed" | "acknowledged" | null;
  /** When the page is made (milliseconds since 1970-01-01 UTC). */
  readonly now: number;
}

/** The list of all statements for somebody. Personal. */
export function renderStatements(
  page: { statements: readonly OwnStatement[]; next: number | null },
  view: ViewContext,
): Html {
  const { decisions, account } = view.texts;
  const main = html`<section class="account wide">
    <p class="back"><a href="/me">${account.account}</a></p>
    <h1>${decisions.title}</h1>
    <p class="hint">${page.statements.length === 0 ? decisions.none : decisions.intro}</p>
    ${
      page.statements.length > 0 &&
      html`<ul class="entries">
        ${page.statements.map(
          (statement) =>
            html`<li>
              <p>
                <a href="/me/decisions/${statement.id}">${statementTitle(statement, view)}</a>
                · <span class="quiet">${time(statement.at, view)}</span>
                ${statement.parts.articleTitle !== null && html`<br /><cite>${statement.parts.articleTitle}</cite>`}
                ${needsReading(statement) && html`<br /><strong>${decisions.warning}</strong>`}
                ${statement.reversed && statement.appeal?.state !== "reversed" && html`<br /><span class="quiet">${decisions.reversed}</span>`}
                ${statement.appeal !== null && html`<br /><span class="quiet">${decisions.appealStates[statement.appeal.state]}</span>`}
              </p>
            </li>`,
        )}
      </ul>`
    }
    ${page.next !== null && html`<p><a href="/me/decisions?before=${page.next}">${decisions.older}</a></p>`}
  </section>`;
  return renderPage({ title: decisions.title, canonical: null, type: "website", main }, view);
}

/** One statement of reasons, with what can be done about it. Personal. */
export function renderStatement(page: StatementPage, view: ViewContext): Html {
  const { statement, problem, privateLink } = page;
  const { decisions } = view.texts;
  const text = statementOfReasons(statement.parts, {
    language: view.texts.language,
    site: view.siteName,
    appealUntil: statement.door === "open" ? statement.appealUntil : null,
  });
  const main = html`<section class="account wide statement">
    ${!privateLink && html`<p class="back"><a href="/me/decisions">${decisions.all}</a></p>`}
    <h1>${text.title}</h1>
    <p class="quiet">${decisions.at(view.texts.formats.dateTime(statement.at))}</p>
    ${problem !== null && problemNotice(problem, view.texts)}
    ${page.done === "appealed" && html`<p class="notice done" role="status">${decisions.appealed}</p>`}
    ${statement.reversed && html`<p class="notice done">${decisions.reversed}</p>`}
    ${!statement.reversed && statement.lifted && html`<p class="notice done">${decisions.lifted}</p>`}
    ${acknowledgement(page, view)} ${text.sections.map((section) => renderSection(section, statement, view))}
    ${statement.appeal === null ? appealForm(page, view) : ownAppeal(statement.appeal, page.now, view)}
    ${privateLink && html`<p class="hint">${decisions.privateLink}</p>`}
  </section>`;
  return renderPage({ title: text.title, canonical: null, type: "website", main }, view);
}

function renderSection(section: StatementSection, { parts, door }: OwnStatement, view: ViewContext): Html {
  const { decisions } = view.texts;
  const lines = section.text.split("\n");
  // What became of the appeal, or of the time for one, is said below.
  const saidBelow = section.name === "redress" && door !== "open" && door !== "not-appealable";
  const paragraphs = lines.slice(saidBelow ? 1 : 0).map((line) => html`<p dir="auto">${line}</p>`);
  // Named here, because the white space around it would be shown.
  const said = markedPassages(section.quotation ?? "", parts.comment?.passages ?? []);
  return html`<h2>${section.heading}</h2>
    ${paragraphs}
    ${
      section.quotation !== null &&
      parts.comment !== null &&
      html`<blockquote class="typed" dir="auto">${said}</blockquote>
        <p><a href="${commentPath(parts.comment.id)}">${decisions.showComment}</a></p>`
    }
    ${
      section.name === "clause" &&
      parts.clause !== null &&
      html`<p><a href="/rules#clause-${parts.clause.number}">${decisions.rule}</a></p>`
    }`;
}

function acknowledgement({ statement, path, ticket }: StatementPage, view: ViewContext): Html | null {
  const { decisions, formats } = view.texts;
  if (statement.parts.kind !== "warn") return null;
  if (statement.acknowledgedAt !== null) {
    return html`<p class="notice done" role="status">
      ${decisions.acknowledged(formats.dateTime(statement.acknowledgedAt))}
    </p>`;
  }
  if (!needsReading(statement)) return null;
  return html`<form class="form" method="post" action="${path}/acknowledge">
    <p>${decisions.warning}</p>
    <input type="hidden" name="ticket" value="${ticket}" />
    <p class="buttons"><button class="main">${decisions.acknowledge}</button></p>
  </form>`;
}

function appealForm(page: StatementPage, view: ViewContext): Html | null {
  const { statement, path, ticket, words, problem, answerDays } = page;
  const { decisions, formats } = view.texts;
  const { appealUntil } = statement;
  if (appealUntil === null) return null;
  if (statement.door === "expired") {
    return html`<h2>${decisions.appeal}</h2>
      <p>${decisions.expired(formats.dateTime(appealUntil))}</p>`;
  }
  if (statement.door !== "open") return null;
  const wrong = problem?.fields.find(({ field }) => field === "words");
  return html`<h2 id="appeal">${decisions.appeal}</h2>
    <form class="form" method="post" action="${path}/appeal">
      <p>${decisions.appealHelp(answerDays)}</p>
      <div class="field">
        <label for="words">${decisions.appealWords}</label
        ><textarea
          id="words"
          name="words"
          rows="6"
          dir="auto"
          required
          minlength="${APPEAL_WORDS.min}"
          maxlength="${APPEAL_WORDS.max}"
          ${fieldState(problem, "words")}
        >
${words}</textarea>
        ${wrong !== undefined && html`<p class="error" id="words-error">${decisions.fieldProblems[`words.${wrong.code}`] ?? fieldMessage(view.texts, wrong)}</p>`}
      </div>
      <input type="hidden" name="ticket" value="${ticket}" />
      <p class="buttons"><button class="main">${decisions.sendAppeal}</button></p>
    </form>`;
}

function ownAppeal(appeal: OwnAppeal, now: number, view: ViewContext): Html {
  const { decisions, formats } = view.texts;
  const due = formats.dateTime(appeal.dueAt);
  return html`<h2 id="appeal">${decisions.yourAppeal}</h2>
    <p class="quiet">${decisions.madeAt(formats.dateTime(appeal.at))}</p>
    <blockquote class="typed" dir="auto">${appeal.words}</blockquote>
    <p>${decisions.appealStates[appeal.state]}</p>
    ${
      appeal.state === "open"
        ? html`<p>${now >= appeal.dueAt ? decisions.overdue(due) : decisions.dueAt(due)}</p>`
        : html`<h2>${decisions.answer}</h2>
            <p class="typed" dir="auto">${appeal.reason ?? ""}</p>
            ${appeal.decidedAt !== null && html`<p class="quiet">${decisions.answeredAt(formats.dateTime(appeal.decidedAt))}</p>`}
            ${appeal.samePerson && html`<p>${decisions.samePerson}</p>`}`
    }`;
}

/** True for a warning that keeps somebody from posting. */
export function needsReading({ parts, acknowledgedAt, reversed }: OwnStatement): boolean {
  return parts.kind === "warn" && acknowledgedAt === null && !reversed;
}

/** On the page of a comment, for its author: that something was decided about it, and where it says why. */
export function statementNotice(statement: OwnStatement, view: ViewContext): Html {
  return html`<p class="notice">
    <strong>${statementTitle(statement, view)}.</strong>
    ${statement.reversed && view.texts.decisions.reversed}
    <a href="/me/decisions/${statement.id}">${view.texts.decisions.link}</a>
  </p>`;
}

/** "Your comment was removed". */
export function statementTitle({ parts }: Pick<OwnStatement, "parts">, view: ViewContext): string {
  const frame = { language: view.texts.language, site: view.siteName, appealUntil: null };
  return statementOfReasons(parts, frame).title;
}
