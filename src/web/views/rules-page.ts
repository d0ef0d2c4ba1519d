import type { Clause } from "../../domain/house-rules/clause.ts";
import { rulesPath } from "./addresses.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { ViewContext } from "./view-context.ts";

/** The house rules as one page shows them. */
export interface RulesPage {
  readonly version: number;
  readonly clauses: readonly Clause[];
  /** When they came into force (milliseconds since 1970-01-01 UTC); null for the shipped set. */
  readonly at: number | null;
  /** Every version, newest first. */
  readonly versions: readonly { readonly version: number; readonly at: number | null }[];
}

/** The house rules, each clause with an address of its own. The same for everybody. */
export function renderRulesPage(rules: RulesPage, view: ViewContext): Html {
  const { texts, publicUrl } = view;
  const words = texts.rules;
  const present = rules.versions[0]?.version ?? rules.version;
  const isPresent = rules.version === present;
  return renderPage(
    {
      title: words.title,
      description: words.intro,
      canonical: publicUrl + rulesPath(isPresent ? null : rules.version),
      type: "website",
      main: html`<div class="single rules">
        <h1>${words.title}</h1>
        <p>${words.intro}</p>
        <p class="hint">${words.version(rules.version)}${rules.at !== null && html`, ${words.since(rules.at)}`}</p>
        ${!isPresent && html`<p class="notice">${words.superseded} <a href="${rulesPath(null)}">${words.current}</a></p>`}
        <ol class="clauses">
          ${rules.clauses.map((clause) => clauseItem(clause, view))}
        </ol>
        ${rules.versions.length > 1 && versionList(rules, present, view)}
      </div>`,
    },
    view,
  );
}

function clauseItem({ number, title, text, severity, sanction }: Clause, { texts }: ViewContext): Html {
  const words = texts.rules;
  return html`<li value="${number}" id="clause-${number}">
    <h2><a href="#clause-${number}">${words.clause(number, title)}</a></h2>
    <p>${text}</p>
    <p class="hint">
      ${words.severity}: ${words.severities[severity]} · ${words.follows}: ${words.sanctions[sanction]}
    </p>
  </li>`;
}

function versionList({ version, versions }: RulesPage, present: number, { texts }: ViewContext): Html {
  const words = texts.rules;
  return html`<section aria-labelledby="versions">
    <h2 id="versions">${words.versions}</h2>
    <ul>
      ${versions.map(
        (one) =>
          html`<li>
            <a
              href="${rulesPath(one.version === present ? null : one.version)}"
              ${one.version === version && html` aria-current="page"`}
              >${words.version(one.version)}</a
            >${one.at !== null && html`, ${words.since(one.at)}`}${one.version === present && html` (${words.present})`}
          </li>`,
      )}
    </ul>
  </section>`;
}
