import { cleanExamples, cleanIdentityExamples, type Example, labelledExamples } from "./examples.ts";
import { dictionaryExamples, madeExamples } from "./made-examples.ts";

/** Everything the model is trained and calibrated on. */
export function trainingExamples(directory: string): Example[] {
  return [
    ...labelledExamples(directory),
    ...cleanExamples(directory, 30_000),
    ...cleanIdentityExamples(directory, 12_000),
    ...madeExamples(directory),
    ...dictionaryExamples(directory, 6000),
  ];
}
