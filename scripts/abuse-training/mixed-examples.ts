import { lexiconEntry } from "../../src/judgement/abuse/lexicon.ts";
import type { Example } from "./examples.ts";
import { seeded } from "./fit.ts";
import { isHeldOut } from "./held-out.ts";
import { readLines } from "./read-data.ts";

const MIXED = new Set(["insults", "olid", "davidson", "spans", "edos", "made"]);
const LONGEST = 600;
const MOST_SENTENCES = 6;
const WEIGHT = 0.4;

/**
 * Comments among ordinary sentences: abuse stays abuse where somebody also speaks about other things, and harmless
 * sentences stay harmless. `count` abusive ones and half as many harmless ones, drawn from what is not held out, each
 * with the labels of the comment inside; the same on every run.
 */
export function mixedExamples(examples: readonly Example[], directory: string, count: number): Example[] {
  const random = seeded(5);
  const sentences = ordinarySentences(directory);
  const base = examples.filter(
    (one) => MIXED.has(one.source) && !isHeldOut(one) && one.text.length < LONGEST && !Number.isNaN(one.labels[0]),
  );
  const abusive = base.filter((one) => (one.labels[0] ?? 0) >= 0.7);
  const harmless = base.filter((one) => (one.labels[0] ?? 0) < 0.3);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const mixed: Example[] = [];
  for (let i = 0; i < count; i += 1) {
    for (const one of i % 2 === 0 ? [pick(abusive), pick(harmless)] : [pick(abusive)]) {
      if (one === undefined) continue;
      const around = Array.from({ length: 1 + Math.floor(random() * MOST_SENTENCES) }, () => pick(sentences) ?? "");
      const place = Math.floor(random() * (around.length + 1));
      const ended = /[.!?]\s*$/.test(one.text) ? one.text : one.text + (random() < 0.5 ? "." : "\n");
      around.splice(place, 0, ended);
      mixed.push({ ...one, source: "mixed", origin: one.source, text: around.join(" "), weight: WEIGHT });
    }
  }
  return mixed;
}

/** Sentences of forum and diary posts without any word of the lexicon. */
function ordinarySentences(directory: string): string[] {
  const found: string[] = [];
  for (const [file, step] of [
    ["forum", 15],
    ["blogs", 8],
  ] as const) {
    const lines = readLines(`${directory}/authorship/${file}.jsonl.gz`);
    for (let i = 3; i < lines.length; i += step) {
      const text = String((JSON.parse(lines[i] ?? "{}") as Record<string, unknown>)["text"]);
      for (const sentence of text.split(/(?<=[.!?])\s+|\n+/)) {
        if (sentence.length < 15 || sentence.length > 200) continue;
        const words = sentence.toLowerCase().match(/[a-z']+/g) ?? [];
        if (words.every((word) => lexiconEntry(word) === undefined)) found.push(sentence);
      }
    }
  }
  return found;
}
