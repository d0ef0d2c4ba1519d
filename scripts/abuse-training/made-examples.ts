import { lexiconEntry } from "../../src/judgement/abuse/lexicon.ts";
import { type Example, foldOf, withWordLabels } from "./examples.ts";
import { seeded } from "./fit.ts";
import phrases from "./made-phrases.json" with { type: "json" };
import { readLines } from "./read-data.ts";

/** Known labels in the order abuse, insult, threat, identity attack; NaN is unknown. */
type Known = readonly [number, number, number, number];

const KINDS: readonly (readonly [keyof typeof phrases, Known, number])[] = [
  ["hate", [0.97, NaN, 0.05, 0.97], 500],
  ["hate_plain", [0.97, NaN, 0.1, 0.97], 1400],
  ["hate_threat", [1, NaN, 0.9, 0.95], 300],
  ["threat", [0.98, NaN, 0.97, 0.05], 300],
  ["threat_plain", [0.98, NaN, 0.8, 0.05], 360],
  ["insult", [0.92, 0.95, 0.02, 0.03], 700],
  ["ill_wish", [0.92, NaN, NaN, 0.03], 170],
  ["taunt", [0.5, 0.5, 0.01, NaN], 360],
  ["taunt_open", [0.85, 0.85, 0.01, NaN], 300],
  ["said_of_self", [0.04, 0.03, 0.01, 0.04], 480],
  ["neutral_group", [0.02, 0.02, 0.01, 0.04], 800],
  ["counter", [0.06, 0.05, 0.05, 0.1], 1400],
  ["harmless", [0.04, 0.03, 0.02, 0.01], 800],
];

/** How many sentences beside a quotation, and what is said in them. */
const BESIDE = 1200;
const BESIDE_KINDS = [
  "hate",
  "harmless",
  "insult",
  "neutral_group",
  "hate_plain",
  "harmless",
  "threat",
  "harmless",
] as const;

/** Invented sentences, the same on every run; names of people are made of dictionary words, so that none is learnt. */
export function madeExamples(directory: string): Example[] {
  const random = seeded(11);
  const words = namelessWords(directory);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  const made: Example[] = [];
  const filled = (template: string): string =>
    template
      .replaceAll("{g}", pick(phrases.groups))
      .replace("{p}", pick(phrases.predicates))
      .replace("{v}", pick(phrases.verbs))
      .replace("{d}", pick(phrases.done))
      .replaceAll("{o}", pick(phrases.group_one))
      .replace("{r}", pick(phrases.people))
      .replaceAll("{n}", nameOf(pick, words));
  for (const [kind, known, count] of KINDS) {
    const templates = phrases[kind] as readonly string[];
    for (let i = 0; i < count; i += 1) {
      const body = filled(templates[i % templates.length] ?? "");
      const text = `${pick(phrases.openers)}${body}${pick(phrases.closers)}${pick([".", "", "!", "."])}`;
      made.push(withWordLabels({ source: "made", text, known, weight: 1 }));
    }
  }
  // Attacks, and as many harmless sentences, beside what others said: that somebody is quoted says nothing of the rest.
  const known = new Map(KINDS.map((kind) => [kind[0], kind[1]]));
  for (let i = 0; i < BESIDE; i += 1) {
    const kind = BESIDE_KINDS[i % BESIDE_KINDS.length] ?? "harmless";
    const text = (phrases.beside[Math.floor(i / BESIDE_KINDS.length) % phrases.beside.length] ?? "")
      .replace("{w}", () => pick(phrases.harmless))
      .replace("{x}", () => filled(pick(phrases[kind])));
    made.push(withWordLabels({ source: "made", text, known: known.get(kind) ?? [NaN, NaN, NaN, NaN], weight: 0.7 }));
  }
  return made;
}

function namelessWords(directory: string): string[] {
  return readLines(`${directory}/abuse/english-words.txt.gz`).filter(
    (word) => word.length > 3 && word.length < 12 && lexiconEntry(word) === undefined,
  );
}

function nameOf(pick: (list: readonly string[]) => string, words: readonly string[]): string {
  const word = (): string => pick(words).replace(/^./, (letter) => letter.toUpperCase());
  return pick(["{a}", "{a} {b}", "{a}", "{a} {b}", "user {a}", "Mr {a}", "our {a}", "{a} from {b}", "the {a}"])
    .replace("{a}", word())
    .replace("{b}", word());
}

/** Dictionary words, one to a text and in small frames: a word is no abuse for the letters it is made of. */
export function dictionaryExamples(directory: string, count: number): Example[] {
  const words = namelessWords(directory);
  const step = Math.floor(words.length / count);
  const frames = ["{w}", "the {w}", "a {w} of it", "you {w}", "{w} is here"];
  const made: Example[] = [];
  for (let i = 0; i < count; i += 1) {
    const text = (frames[i % frames.length] ?? "").replace("{w}", words[i * step] ?? "");
    made.push({ source: "made", text, labels: [0.03, 0.03, 0.01, 0.01, 0.03, 0.01], weight: 0.3, fold: foldOf(text) });
  }
  return made;
}
