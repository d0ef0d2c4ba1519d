import type { Passage } from "../../domain/case-view.ts";
import type { OwnNotice } from "../../domain/own-notice.ts";
import type { Explanation } from "../../domain/screening/explain-findings.ts";
import { clausePath, rulesPath } from "./addresses.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { markedPassages } from "./marked-text.ts";
import type { ViewContext } from "./view-context.ts";

/** So much of the text is shown around words in question, in UTF-16 code units. */
const AROUND = 50;

/** More excerpts than this of one cause are not shown. */
const MOST_EXCERPTS = 5;

/** A part of the text with the words in question in it, in their order. */
interface Excerpt {
  readonly start: number;
  readonly end: number;
  readonly passages: readonly Passage[];
}

/** Says to its author where a comment stands that is not public: every cause, what happens next, what can be done. */
export function renderOwnNotice(notice: OwnNotice, view: ViewContext): Html {
  const words = view.texts.rules.held;
  const { state, causes, decided, text } = notice;
  const { confirm } = view.texts.done;
  if (notice.confirm && notice.waitingSince === null && decided === null) {
    return html`<div class="standing">
      <p><strong>${words.title}.</strong> ${confirm}</p>
    </div>`;
  }
  const returned = decided?.kind === "return-for-revision";
  const what = returned ? words.returned : state === "held" ? words.waiting : words[state];
  return html`<div class="standing">
    <p><strong>${words.title}.</strong> ${what}</p>
    ${notice.confirm && html`<p>${words.confirm}</p>`}
    ${causes.length > 0 && html`<h4>${words.causes(causes.length)}</h4>`} ${renderCauses(causes, text, view)}
    ${decided !== null && decision(decided, view)}
    ${notice.statementPath !== null && html`<p><a href="${view.base}${notice.statementPath}">${words.statement}</a></p>`}
    ${
      state === "held" &&
      html`<h4>${words.next}</h4>
        <p>
          ${returned ? words.returnedNext : words.heldNext}
          ${notice.usualWait !== null && words.usual(notice.usualWait)}
        </p>
        <p>${returned || notice.readFirst ? words.returnedHint : words.reviseHint}</p>`
    }
    <p><a href="${view.base}${rulesPath(null)}">${words.allRules}</a></p>
  </div>`;
}

/** The causes as a list, each with its clause and the words in question marked. */
export function renderCauses(causes: readonly Explanation[], text: string, view: ViewContext): Html | null {
  if (causes.length === 0) return null;
  return html`<ul>
    ${causes.map(
      ({ clause, sentence, passages }) =>
        html`<li>
          ${clause !== null && html`<a href="${view.base}${clausePath(clause.number)}">${view.texts.rules.clause(clause.number, clause.title)}</a>`}
          <p>${sentence}</p>
          ${excerpts(text, passages)
            .slice(0, MOST_EXCERPTS)
            .map((excerpt) => html`<blockquote dir="auto">${marked(text, excerpt)}</blockquote>`)}
        </li>`,
    )}
  </ul>`;
}

/** The words in question with a little of what stands around them; what runs into one another is one excerpt. */
function excerpts(text: string, passages: readonly Passage[]): Excerpt[] {
  const found: Excerpt[] = [];
  for (const passage of passages.toSorted((a, b) => a.start - b.start)) {
    const start = wordStart(text, passage.start - AROUND);
    const end = wordEnd(text, passage.end + AROUND);
    const last = found.at(-1);
    if (last === undefined || start > last.end) found.push({ start, end, passages: [passage] });
    else {
      found[found.length - 1] = {
        start: last.start,
        end: Math.max(last.end, end),
        passages: [...last.passages, passage],
      };
    }
  }
  return found;
}

/** An excerpt, with marks on the words in question. */
function marked(text: string, { start, end, passages }: Excerpt): Html {
  const shifted = passages.map((passage) => ({ start: passage.start - start, end: passage.end - start }));
  return html`${start > 0 && "… "}${markedPassages(text.slice(start, end), shifted)}${end < text.length && " …"}`;
}

/** The beginning of the word after `at`, so that no word (and no surrogate pair) is cut. */
function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.slice(at, at + AROUND).search(/\s/u);
  return space < 0 ? at + AROUND : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.slice(at - AROUND, at).search(/\s\S*$/u);
  return space < 0 ? at - AROUND : at - AROUND + space;
}

function decision(decided: NonNullable<OwnNotice["decided"]>, view: ViewContext): Html {
  const words = view.texts.rules;
  const { clause, rulesVersion, reason } = decided;
  return html`<h4>${words.held.reason}</h4>
    ${clause !== null && html`<p><a href="${view.base}${clausePath(clause.number, rulesVersion)}">${words.clause(clause.number, clause.title)}</a></p>`}
    ${reason !== "" && html`<p class="said" dir="auto">${reason}</p>`}`;
}
