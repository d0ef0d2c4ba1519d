import { cleanExamples, cleanIdentityExamples, type Example, labelledExamples } from "./examples.ts";
import { inventedComments } from "./invented-comments.ts";
import { dictionaryExamples, madeExamples } from "./made-examples.ts";
import { mixedExamples } from "./mixed-examples.ts";
import { readLines } from "./read-data.ts";

/** Everything the model is trained and calibrated on. */
export function trainingExamples(directory: string): Example[] {
  const examples = [
    ...labelledExamples(directory),
    ...cleanExamples(directory, 30_000),
    ...cleanIdentityExamples(directory, 12_000),
    ...madeExamples(directory),
    ...inventedComments(),
  ];
  return [...examples, ...mixedExamples(examples, directory, 16_000), ...dictionaryExamples(directory, 6000)];
}

/** Texts from which the company of words is learnt; no label of them is read. */
export function* unlabelledTexts(directory: string): Generator<string> {
  for (const [file, step] of [
    ["abuse/train", 1],
    ["abuse/spans", 1],
    ["authorship/forum", 2],
    ["authorship/blogs", 1],
  ] as const) {
    const lines = readLines(`${directory}/${file}.jsonl.gz`);
    for (let i = 0; i < lines.length; i += step)
      yield String((JSON.parse(lines[i] ?? "{}") as Record<string, unknown>)["text"]);
  }
}
