import type { ClauseSubject } from "../../house-rules/default-clauses.ts";
import type { AbuseLabel, AbuseView } from "../abuse-view.ts";
import { finding } from "../finding.ts";
import type { Finding, Sureness, Weight } from "../finding.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

type Kind = Exclude<AbuseLabel, "abuse">;

/** Which clause kinds of abuse break. Foul language is a way of insulting; it has no clause of its own. */
const SUBJECTS: readonly (readonly [ClauseSubject, readonly Kind[]])[] = [
  ["insult", ["insult", "obscenity"]],
  ["threat", ["threat"]],
  ["hate", ["identity_attack"]],
  ["sexual", ["sexual"]],
];

const KINDS = SUBJECTS.flatMap(([, kinds]) => kinds);

/** Kinds that are grave enough to be looked at by themselves, however mild the whole is judged to be. */
const GRAVE: ReadonlySet<Kind> = new Set<Kind>(["threat", "identity_attack", "sexual"]);

const PASSAGES_OF_CLAUSE = 4;

/** What a judge of abuse saw: for each clause in question how sure it is, and the words that speak for it. */
export function findAbuse({ abuse, text }: ScreenedComment, { settings }: ScreeningTools): Finding[] {
  if (abuse === null || abuse.abstained) return [];
  const weight: Weight = abuse.scores.abuse >= settings.abuseHold ? "hold" : "note";
  const found: Finding[] = [];
  const leading = strongest(abuse, KINDS);
  for (const [subject, kinds] of SUBJECTS) {
    const kind = strongest(abuse, kinds);
    const score = abuse.scores[kind];
    const grave = GRAVE.has(kind) && score >= settings.abuseGraveHold;
    // Beside what leads, something grave is said of nobody on a weak suspicion.
    const beside = weight === "hold" && !GRAVE.has(kind) && score >= settings.abuseHold;
    const told = kind === leading ? abuse.scores.abuse >= settings.abuseNote : beside;
    if (!told && !grave) continue;
    const clause = settings.clauses[subject];
    const what = { code: "abuse", label: kind, sureness: surenessOf(score), model: abuse.model } as const;
    for (const passage of passagesOf(abuse, kinds, text.length)) {
      found.push(finding({ step: "abuse", clause, what, passage, strength: score, weight: grave ? "hold" : weight }));
    }
  }
  return found;
}

function strongest({ scores }: AbuseView, kinds: readonly Kind[]): Kind {
  return kinds.reduce((best, kind) => (scores[kind] > scores[best] ? kind : best), kinds[0] ?? "insult");
}

/** The words for it; null, meaning all of the comment, where no single words are to blame. */
function passagesOf({ spans }: AbuseView, kinds: readonly Kind[], length: number): Finding["passage"][] {
  const own = spans
    .filter(
      ({ label, quoted, start, end }) =>
        !quoted && kinds.some((kind) => kind === label) && start < end && end <= length,
    )
    .slice(0, PASSAGES_OF_CLAUSE)
    .map(({ start, end }) => ({ start, end }));
  return own.length > 0 ? own : [null];
}

function surenessOf(score: number): Sureness {
  if (score >= 0.8) return "very-likely";
  return score >= 0.5 ? "likely" : "possible";
}
