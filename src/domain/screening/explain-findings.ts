import type { Passage } from "../case-view.ts";
import type { Clause } from "../house-rules/clause.ts";
import { clauseOf } from "../house-rules/versions.ts";
import { findingsDe, unknownFindingDe } from "../messages/findings-de.ts";
import { findingsEn, unknownFindingEn } from "../messages/findings-en.ts";
import type { FindingSentences } from "../messages/findings-en.ts";
import type { Language } from "../language.ts";
import type { Finding, What } from "./finding.ts";

const SENTENCES: Readonly<Record<Language, { known: FindingSentences; unknown: string }>> = {
  en: { known: findingsEn, unknown: unknownFindingEn },
  de: { known: findingsDe, unknown: unknownFindingDe },
};

/** One cause as the notice at a held or refused comment shows it to its author. */
export interface Explanation {
  /** Null where no clause of the house rules is meant, such as in slow mode. */
  readonly clause: Pick<Clause, "number" | "title" | "text"> | null;
  readonly sentence: string;
  /** The words in question, in UTF-16 units of the text as written, by place; none where all of it is meant. */
  readonly passages: readonly Passage[];
}

/** What was seen, in one sentence for people. Also for what an older or newer version kept and this one does not know. */
export function findingSentence(what: What | { readonly code: string }, language: Language): string {
  const { known, unknown } = SENTENCES[language];
  if (!Object.hasOwn(known, what.code)) return unknown;
  return (known as unknown as Record<string, (values: unknown) => string>)[what.code]?.(what) ?? unknown;
}

/**
 * Every cause in the author's language, each once with all its passages. Notes for moderators and findings of what is
 * only being watched are left out: they are no causes, and may name other people.
 */
export function explainFindings(
  findings: readonly Finding[],
  rules: { readonly clauses: readonly Clause[] },
  language: Language,
): Explanation[] {
  const causes = new Map<string, { finding: Finding; sentence: string; passages: Map<string, Passage> }>();
  for (const finding of findings) {
    if (finding.weight === "note" || finding.shadow) continue;
    const sentence = findingSentence(finding.what, language);
    const key = `${finding.clause ?? ""} ${sentence}`;
    const cause = causes.get(key) ?? { finding, sentence, passages: new Map<string, Passage>() };
    causes.set(key, cause);
    if (finding.passage !== null)
      cause.passages.set(`${finding.passage.start}-${finding.passage.end}`, finding.passage);
  }
  return [...causes.values()].map(({ finding, sentence, passages }) => ({
    clause: clauseWords(clauseOf(rules, finding.clause)),
    sentence,
    passages: [...passages.values()].toSorted((a, b) => a.start - b.start || a.end - b.end),
  }));
}

function clauseWords(clause: Clause | undefined): Explanation["clause"] {
  return clause === undefined ? null : { number: clause.number, title: clause.title, text: clause.text };
}
