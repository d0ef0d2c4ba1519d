import type { Problem } from "../../../domain/problem.ts";
import { nextRuleState, RULE_ACTIONS } from "../../../domain/screening/rules/lifecycle.ts";
import { PAST_DECISIONS } from "../../../domain/screening/rules/back-test.ts";
import { RULE_STATES } from "../../../domain/screening/rules/rule.ts";
import type { FoundComment, FoundSoFar, RuleBackTest } from "../../../service/screening/back-test-rule.ts";
import type { KeptRule } from "../../../service/screening/site-rules.ts";
import type { AbuseDrift } from "../../../service/site-models.ts";
import { commentPath } from "../addresses.ts";
import { time } from "../comment.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import { fieldError, problemNotice } from "../notice.ts";
import type { ViewContext } from "../view-context.ts";
import { markedPassages } from "../marked-text.ts";

/** The page of all lists. */
export interface ListsPage {
  readonly rules: readonly KeptRule[];
  /** Null while the site has taught its judge nothing. */
  readonly drift: AbuseDrift | null;
  readonly versions: readonly { version: number; at: number; reason: string }[];
  readonly mayChange: boolean;
  readonly reset: boolean;
  readonly problem: Problem | null;
}

/** The page of one list. */
export interface ListPage {
  readonly rule: KeptRule;
  /** Null for lists that do not run. */
  readonly soFar: FoundSoFar | null;
  readonly backTest: RuleBackTest | null;
  readonly mayChange: boolean;
  readonly saved: boolean;
  readonly problem: Problem | null;
}

/** All lists by their stage, and what the site taught its judge of abuse. */
export function renderLists(page: ListsPage, view: ViewContext): Html {
  const words = view.texts.consoleScreening;
  return html`<header class="head"><h1>${words.title}</h1></header>
    ${page.reset && html`<p class="notice done" role="status">${words.wasReset}</p>`}
    ${page.problem !== null && problemNotice(page.problem, view.texts)}
    <p class="quiet">${words.intro}${!page.mayChange && html` ${words.readOnly}`}</p>
    ${
      page.mayChange &&
      html`<p class="acts">
        <a class="act" href="/console/screening/new">${words.add.words}</a>
        <a class="act" href="/console/screening/new?kind=hosts">${words.add.hosts}</a>
      </p>`
    }
    ${page.rules.length === 0 && html`<p class="empty">${words.none}</p>`}
    ${RULE_STATES.map((state) => {
      const rules = page.rules.filter((rule) => rule.state === state);
      return (
        rules.length > 0 &&
        html`<h2>${words.states[state]}</h2>
          <ul class="plain">
            ${rules.map((rule) => html`<li><a href="/console/screening/${rule.id}">${rule.definition.name}</a> <span class="quiet">${summary(rule, view)}</span></li>`)}
          </ul>`
      );
    })}
    ${learnt(page, view)}`;
}

function summary({ definition }: KeptRule, view: ViewContext): string {
  const words = view.texts.consoleScreening;
  const { kind, clause, weight } = definition;
  return [
    words.kinds[kind],
    words.entries(entriesOf(definition).length),
    clause === null ? words.noClause : words.clause(clause),
    ...(definition.kind === "words" && definition.language !== null ? [words.language(definition.language)] : []),
    words.leads(words.weights[weight]),
  ].join(" · ");
}

function entriesOf(definition: KeptRule["definition"]): readonly string[] {
  return definition.kind === "words" ? definition.entries : definition.hosts;
}

function learnt({ drift, versions, mayChange, problem }: ListsPage, view: ViewContext): Html {
  const words = view.texts.consoleScreening;
  return html`<h2>${words.learnt}</h2>
    ${drift === null ? html`<p>${words.learntNothing}</p>` : driftTable(drift, view)}
    ${
      versions.length > 0 &&
      html`<details>
        <summary>${words.learntVersions}</summary>
        <ul class="plain">
          ${versions.map(
            ({ version, at, reason }) =>
              html`<li>
                ${words.version(version)} <span class="quiet">· ${time(at, view)} · <bdi>${reason}</bdi></span>
              </li>`,
          )}
        </ul>
      </details>`
    }
    ${
      mayChange &&
      drift !== null &&
      html`<form method="post" action="/console/screening/reset" class="add-note">
        <label class="wide">${words.resetReason}<input name="reason" required maxlength="500" /></label>
        ${fieldError(problem, "reason", view)}
        <button>${words.reset}</button>
        <p class="hint">${words.resetHint}</p>
      </form>`
    }`;
}

function driftTable(drift: AbuseDrift, view: ViewContext): Html {
  const words = view.texts.consoleScreening.drift;
  return html`<dl class="facts">
    <div>
      <dt>${words.decisions}</dt>
      <dd>${words.abusive(drift.abusive)}, ${words.harmless(drift.harmless)}</dd>
    </div>
    <div>
      <dt>${words.lean}</dt>
      <dd>${words.leanText(drift.lean)}</dd>
    </div>
    <div>
      <dt>${words.shift}</dt>
      <dd>${words.shiftText(drift.shift, drift.mostShift)}</dd>
    </div>
  </dl>`;
}

/** One list with what it holds, what it found, a back-test, and what can be done next. */
export function renderList(page: ListPage, view: ViewContext): Html {
  const words = view.texts.consoleScreening;
  const { rule, soFar, backTest } = page;
  return html`<header class="head">
      <h1>${rule.definition.name}</h1>
      <p class="quiet">${words.stateOf[rule.state]} · ${words.version(rule.version)}</p>
    </header>
    ${page.saved && html`<p class="notice done" role="status">${words.saved}</p>`}
    ${page.problem !== null && problemNotice(page.problem, view.texts)}
    <p>${summary(rule, view)}</p>
    ${page.mayChange && actions(rule, view)}
    <h2>${words.contents}</h2>
    <ul class="entries">
      ${entriesOf(rule.definition).map((entry) => html`<li dir="auto">${entry}</li>`)}
    </ul>
    ${
      soFar !== null &&
      html`<h2>${words.soFar}</h2>
        <p class="quiet">${words.soFarSince(rule.changedAt)}</p>
        ${found(soFar, view)}`
    }
    <h2 id="back-test">${words.backTest}</h2>
    <p class="quiet">${words.backTestHint}</p>
    <form method="post" action="/console/screening/${rule.id}/back-test#back-test">
      <button>${words.runBackTest}</button>
    </form>
    ${backTest !== null && backTestResult(backTest, view)}`;
}

function actions({ id, state, version }: KeptRule, view: ViewContext): Html {
  const words = view.texts.consoleScreening;
  const possible = RULE_ACTIONS.filter((action) => nextRuleState(state, action) !== undefined);
  return html`<form method="post" action="/console/screening/${id}/act" class="acts">
    <input type="hidden" name="version" value="${version}" />
    ${possible.map((action) =>
      action === "change"
        ? html`<a class="act" href="/console/screening/${id}/change">${words.actions.change}</a>`
        : html`<button name="action" value="${action}" ${action === "enforce" && html` class="main"`}>
            ${words.actions[action]}
          </button>`,
    )}
  </form>`;
}

function found({ found: count, cut, states, comments }: FoundSoFar, view: ViewContext): Html {
  const words = view.texts.consoleScreening;
  const became = (["published", "held", "rejected", "removed", "withdrawn"] as const)
    .filter((state) => states[state] > 0)
    .map((state) => `${view.texts.formats.number(states[state])} ${words.became[state]}`);
  return html`<p>${words.foundIn(count, cut)}${became.length > 0 && html`: ${became.join(", ")}`}</p>
    ${commentList(comments)}`;
}

function backTestResult(test: RuleBackTest, view: ViewContext): Html {
  const words = view.texts.consoleScreening;
  const decided = PAST_DECISIONS.filter((decision) => test.decided[decision] > 0);
  return html`<div role="status">
      <p>${words.looked(test.looked, test.cut)} ${words.would(test.found)}</p>
      ${
        decided.length > 0 &&
        html`<table class="narrow">
          <tbody>
            ${decided.map(
              (decision) =>
                html`<tr>
                  <th scope="row">${words.past[decision]}</th>
                  <td class="number">${view.texts.formats.number(test.decided[decision])}</td>
                </tr>`,
            )}
          </tbody>
        </table>`
      }
      ${test.agreed !== null && html`<p>${words.agreed(test.agreed)}</p>`}
    </div>
    ${test.comments.length > 0 && html`<h3>${words.sample}</h3>`} ${commentList(test.comments)}`;
}

function commentList(comments: readonly FoundComment[]): Html | null {
  if (comments.length === 0) return null;
  return html`<ul class="plain">
    ${comments.map(
      ({ id, author, text, passages }) =>
        html`<li>
          <a href="${commentPath(id)}"><bdi>${author}</bdi></a>
          <p class="text" dir="auto">${markedPassages(text, passages)}</p>
        </li>`,
    )}
  </ul>`;
}
