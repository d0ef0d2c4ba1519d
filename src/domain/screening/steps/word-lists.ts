import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { originalPassage, wordText } from "../phrases/word-text.ts";
import { hasAccents } from "../rules/compiled-rules.ts";
import type { WordEntry } from "../rules/compiled-rules.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

/** So many passages of one list are shown; more say nothing more. */
const PASSAGES_OF_RULE = 5;

/** Words and phrases of the site's lists, also where they are disguised. */
export function findListedWords(
  comment: Pick<ScreenedComment, "text" | "normal" | "language">,
  { rules }: Pick<ScreeningTools, "rules">,
): Finding[] {
  const words = wordText(comment.normal);
  const found: Finding[] = [];
  const passages = new Map<number, Set<string>>();
  rules.words.find(words, (phrase, range) => {
    const entry = rules.entries[phrase];
    if (entry === undefined || !isFor(entry, comment.language)) return true;
    const passage = originalPassage(words, comment.normal, range);
    if (entry.accented && !hasAccents(comment.text.slice(passage.start, passage.end))) return true;
    const { id, version, state, definition } = entry.rule;
    const known = passages.get(id) ?? new Set();
    passages.set(id, known);
    const key = `${passage.start}-${passage.end}`;
    if (known.size >= PASSAGES_OF_RULE || known.has(key)) return true;
    known.add(key);
    found.push(
      finding({
        step: "word-lists",
        clause: definition.clause,
        what: { code: "listed-word", entry: entry.entry, list: definition.name },
        passage,
        weight: definition.weight,
        rule: { id, version },
        shadow: state === "shadow",
      }),
    );
    return true;
  });
  return found;
}

/** A list for one language is for texts in it, and for texts too short to tell. */
function isFor({ rule }: WordEntry, language: string): boolean {
  const wanted = rule.definition.language;
  return wanted === null || language === "und" || language.split("-")[0] === wanted;
}
