import { foldCharacters } from "../../src/judgement/abuse/fold-characters.ts";
import { hashText, mix } from "../../src/judgement/abuse/hashing.ts";
import { namesGroup } from "../../src/judgement/abuse/identity.ts";
import { lexiconEntry } from "../../src/judgement/abuse/lexicon.ts";
import { readLines, readRows, unescapeText } from "./read-data.ts";

/** One text with what is known of it, in the order of LABELS; NaN is unknown. */
export interface Example {
  readonly source: string;
  /** For a made-up text, the source of the comment inside. */
  readonly origin?: string;
  readonly text: string;
  readonly labels: readonly number[];
  readonly weight: number;
  /** 0..99, from the text alone, so that doubles fall together. */
  readonly fold: number;
}

const NONE = [0, 0, 0, 0, 0, 0];

/** 0..99 from the letters of a text. */
export function foldOf(text: string): number {
  return mix(hashText(text.toLowerCase().replace(/[^a-z]/g, ""))) % 100;
}

/** Obscenity and sexual words carry no label in most sets: where strong words are there, that is the label. */
function wordLabels(text: string): { obscenity: number; sexual: number; strong: boolean } {
  let obscenity = 0;
  let sexual = 0;
  let strong = false;
  for (const word of foldCharacters(text).text.match(/[a-z']+/g) ?? []) {
    const entry = lexiconEntry(word);
    if (entry === undefined) continue;
    if (entry.kind === "o" && entry.strength >= 2) obscenity = Math.max(obscenity, entry.strength === 3 ? 1 : 0.85);
    if (entry.kind === "s") sexual = Math.max(sexual, [0, 0.35, 0.8, 1][entry.strength] ?? 0);
    if (entry.strength >= 2 && entry.kind !== "t" && entry.kind !== "s") strong = true;
  }
  return { obscenity, sexual, strong };
}

interface Known {
  abuse?: number;
  insult?: number;
  threat?: number;
  identity?: number;
  obscenity?: number;
}

function example(source: string, raw: string, known: Known & { weight?: number }): Example {
  const text = unescapeText(raw);
  const words = wordLabels(text);
  const obscenity = Math.max(known.obscenity ?? 0, words.obscenity);
  const labels = [
    known.abuse ?? NaN,
    known.insult ?? NaN,
    obscenity,
    known.threat ?? NaN,
    known.identity ?? NaN,
    words.sexual,
  ];
  return { source, text, labels, weight: known.weight ?? 1, fold: foldOf(text) };
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function trainRow(row: Record<string, unknown>): Example {
  const source = String(row["source"]);
  const text = String(row["text"]);
  const abusive = number(row["abusive"]);
  switch (source) {
    case "insults":
      return example(source, text, { abuse: abusive ?? NaN, insult: number(row["insult"]) ?? NaN, weight: 4.5 });
    case "olid": {
      const target = row["target"];
      const known: Known = { abuse: abusive ?? NaN };
      if (abusive === 0) Object.assign(known, { insult: 0, identity: 0 });
      if (target === "person") Object.assign(known, { insult: 1 });
      if (target === "group") Object.assign(known, { identity: 0.6 });
      return example(source, text, { ...known, weight: 0.7 });
    }
    case "edos": {
      const identity = number(row["identity"]) ?? NaN;
      const threat = number(row["threat"]) ?? NaN;
      const known: Known = { threat };
      // Not sexist is not the same as not abusive: only its positives say something of abuse.
      if (identity === 1) Object.assign(known, { abuse: 1, identity: 1 });
      else if (!wordLabels(text).strong) Object.assign(known, { abuse: 0.08, identity: 0.08 });
      return example(source, text, { ...known, weight: 0.8 });
    }
    case "davidson": {
      const hate = number(row["hate"]) ?? 0;
      const offensive = number(row["offensive"]) ?? 0;
      return example(source, text, { abuse: Math.min(1, hate + 0.75 * offensive), identity: hate, weight: 0.35 });
    }
    case "convabuse": {
      const severity = number(row["severity"]) ?? 1;
      const abuse = severity < 0 ? 1 : severity === 0 ? 0.4 : 0;
      return example(source, text, { abuse, weight: 0.5 });
    }
    default:
      return example(source, text, { abuse: abusive ?? NaN, identity: number(row["identity"]) ?? NaN, weight: 0.6 });
  }
}

interface SpanRow {
  type: string;
  start: number;
  end: number;
  count: number;
}

function spanRow(row: Record<string, unknown>): Example | undefined {
  const judges = number(row["judges"]) ?? 3;
  const toxic = 1 - (number(row["not_toxic"]) ?? 0) / judges;
  const share = (type: string): number => {
    let most = 0;
    for (const span of row["spans"] as SpanRow[]) if (span.type === type) most = Math.max(most, span.count / judges);
    return Math.min(1, most);
  };
  if (toxic < 0.6) return undefined;
  return example("spans", String(row["text"]), {
    abuse: toxic,
    insult: share("Insult"),
    obscenity: share("Profane/Obscene"),
    threat: share("Threat"),
    identity: share("Identity based Attack"),
    weight: 0.8,
  });
}

/** Every labelled example of the training files, in the order of the files. */
export function labelledExamples(directory: string): Example[] {
  const rows = readRows(`${directory}/abuse/train.jsonl.gz`).map(trainRow);
  for (const row of readRows(`${directory}/abuse/spans.jsonl.gz`)) {
    const made = spanRow(row);
    if (made !== undefined) rows.push(made);
  }
  return rows;
}

/** Ordinary forum posts as clean text: every label 0, but for words that speak against it. */
export function cleanExamples(directory: string, count: number): Example[] {
  const lines = readLines(`${directory}/authorship/forum.jsonl.gz`);
  const step = Math.max(1, Math.floor(lines.length / count));
  const made: Example[] = [];
  for (let i = 0; i < lines.length && made.length < count; i += step) {
    const text = String((JSON.parse(lines[i] ?? "{}") as Record<string, unknown>)["text"]).slice(0, 1500);
    if (text.length < 15) continue;
    const words = wordLabels(text);
    if (words.strong) continue;
    made.push({ source: "forum", text, labels: [...NONE.slice(0, 5), words.sexual], weight: 1, fold: foldOf(text) });
  }
  return made;
}

/** Diary posts that name groups of people, in pieces of a few sentences: names of groups are no abuse. */
export function cleanIdentityExamples(directory: string, count: number): Example[] {
  const made: Example[] = [];
  for (const line of readLines(`${directory}/authorship/blogs.jsonl.gz`)) {
    if (made.length >= count) break;
    const text = String((JSON.parse(line) as Record<string, unknown>)["text"]);
    const sentences = text.split(/(?<=[.!?])\s+/);
    for (let i = 0; i < sentences.length; i += 2) {
      const piece = sentences.slice(i, i + 2).join(" ");
      if (piece.length < 20 || piece.length > 500) continue;
      const words = foldCharacters(piece).text.match(/[a-z']+/g) ?? [];
      if (!words.some(namesGroup) || words.some((word) => lexiconEntry(word) !== undefined)) continue;
      made.push({ source: "blogs", text: piece, labels: NONE, weight: 1, fold: foldOf(piece) });
    }
  }
  return made;
}

/** An example whose labels for words are read off its text; `known`: abuse, insult, threat, identity attack. */
export function withWordLabels(made: {
  source: string;
  text: string;
  known: readonly [number, number, number, number];
  weight: number;
}): Example {
  const [abuse, insult, threat, identity] = made.known;
  return example(made.source, made.text, { abuse, insult, threat, identity, weight: made.weight });
}
