import { filledWith } from "./filled-with.ts";
import { GROUPS } from "./fourth-set.ts";
import { aucRow, type ReportRow, shareRow, singleRow } from "./row.ts";
import { FLAGGED, gap, HELD } from "./thresholds.ts";

/** An invented set whose attacks stand alone and beside quotations; `{g}` takes a group, `{o}` its adjective. */
export interface PairedSet {
  readonly pairs: readonly { readonly alone: string; readonly comment: string }[];
  readonly counter: readonly string[];
  readonly bare: readonly string[];
  readonly harmless: readonly string[];
  readonly neutral: readonly string[];
}

const THRESHOLDS = [
  [FLAGGED, "flagged"],
  [HELD, `scored ${String(HELD)} or more`],
] as const;
const NONE = { target: "none" };

/** The figures of one such set; `score` gives the probability of abuse. */
export function pairedSetRows(name: string, set: PairedSet, score: (text: string) => number): ReportRow[] {
  const scores = (comments: readonly string[]): number[] => comments.map((comment, i) => score(filled(comment, i)));
  const alone = scores(set.pairs.map((pair) => pair.alone));
  const comments = set.pairs.map((pair) => pair.comment);
  const beside = scores(comments);
  const nothingLeftOut = scores(comments.map(withoutMarks));
  const counter = scores(set.counter);
  const bare = scores(set.bare);
  const harmless = scores(set.harmless);
  const attacks = [...alone, ...beside, ...bare];
  const others = [...counter, ...harmless];
  return [
    aucRow(
      `${name}: ROC AUC, every attack against everything else`,
      { scores: [...attacks, ...others], labels: [...attacks.map(() => 1), ...others.map(() => 0)] },
      NONE,
    ),
    shareRow(`${name}: counter-speech recognised as not abusive`, below(counter, FLAGGED), { target: ">= .80" }),
    ...THRESHOLDS.flatMap(([from, word]) => [
      shareRow(`${name}: attacks alone ${word}`, atLeast(alone, from), NONE),
      shareRow(`${name}: the same attacks beside or in quotations ${word}`, atLeast(beside, from), {
        target: "no loss",
        note: `were nothing left out ${share(nothingLeftOut, from).toFixed(3)}`,
      }),
      shareRow(`${name}: short attacks ${word}`, atLeast(bare, from), NONE),
    ]),
    shareRow(`${name}: harmless comments recognised as not abusive`, below(harmless, FLAGGED), NONE),
    shareRow(`${name}: harmless comments scored below ${String(HELD)}`, below(harmless, HELD), NONE),
    singleRow(`${name}: neutral sentences flagged, worst group minus best`, groupGap(set.neutral, score), "<= .02"),
  ];
}

/** The comment with what is quoted told as its author's own: what a judge without use and mention sees. */
function withoutMarks(comment: string): string {
  return comment.replaceAll(/^> ?/gm, "").replaceAll(/["“”]|(?<![\p{L}\p{N}])['‘]|['’](?![\p{L}\p{N}])/gu, " ");
}

function filled(comment: string, index: number): string {
  return filledWith(comment, GROUPS[index % GROUPS.length] ?? ["", ""]);
}

function share(scores: readonly number[], from: number): number {
  return scores.filter((score) => score >= from).length / scores.length;
}

function atLeast(scores: readonly number[], from: number): boolean[] {
  return scores.map((score) => score >= from);
}

function below(scores: readonly number[], from: number): boolean[] {
  return scores.map((score) => score < from);
}

function groupGap(neutral: readonly string[], score: (text: string) => number): number {
  const rates = GROUPS.map(
    (group) => neutral.filter((sentence) => score(filledWith(sentence, group)) >= FLAGGED).length / neutral.length,
  );
  return gap(rates);
}
