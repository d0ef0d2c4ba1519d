/**
 * Trains the abuse model: `npx tsx scripts/train-abuse.ts [--data DIR]`. Reads only the training files; the
 * development file is never looked at. Writes `src/judgement/abuse/model/abuse.bin`.
 */
import { writeFileSync } from "node:fs";
import { encodeModel } from "../src/judgement/abuse/model.ts";
import { dataDirectory } from "./abuse-training/read-data.ts";
import { trainingMatter, trainModel } from "./abuse-training/train-model.ts";

const started = Date.now();
const matter = trainingMatter(dataDirectory(), report);
const model = trainModel(matter, { version: "abuse-6", seeds: [1, 2, 3] });
const bytes = encodeModel(model);
writeFileSync(new URL("../src/judgement/abuse/model/abuse.bin", import.meta.url), bytes);
report(`${bytes.length} bytes; ${JSON.stringify(model.facts)}`);

function report(what: string): void {
  process.stdout.write(`${((Date.now() - started) / 1000).toFixed(0)} s: ${what}\n`);
}
