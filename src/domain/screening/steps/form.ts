import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

const CAPITALS = /\p{Lu}/gu;
const SMALL = /\p{Ll}/gu;

/** How a comment is written, whatever it says: shouting, very short, very long. */
export function findForm({ text, sketch }: ScreenedComment, { settings }: ScreeningTools): Finding[] {
  const found: Finding[] = [];
  const clause = settings.clauses.disruption;
  const capitals = countOf(text, CAPITALS);
  const cased = capitals + (capitals === 0 ? 0 : countOf(text, SMALL));
  const percent = cased === 0 ? 0 : Math.floor((capitals / cased) * 100);
  if (cased >= settings.capitalsLetters && percent > settings.capitalsPercent) {
    const what = { code: "capitals", percent } as const;
    found.push(finding({ step: "form", clause, what, strength: percent / 100, weight: settings.capitalsWeight }));
  }
  if (sketch.letters < settings.shortest) {
    found.push(finding({ step: "form", what: { code: "too-short", least: settings.shortest }, weight: "hold" }));
  }
  if (text.length > settings.longest) {
    found.push(finding({ step: "form", what: { code: "too-long", most: settings.longest }, weight: "hold" }));
  }
  return found;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
