/**
 * How well the abuse model does on a community it never saw: trained anew without each source, one order of the texts,
 * and tested on its held-out texts: `npm run judge:other-sources [-- --data DIR]`. Takes three minutes of one core.
 */
import { judgeComment } from "../../src/judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../../src/judgement/abuse/load-model.ts";
import type { AbuseModel } from "../../src/judgement/abuse/model.ts";
import type { Example } from "../abuse-training/examples.ts";
import { isHeldOut } from "../abuse-training/held-out.ts";
import { calibrationError, rocAuc } from "../abuse-training/metrics.ts";
import { dataDirectory } from "../abuse-training/read-data.ts";
import { trainingMatter, trainModel } from "../abuse-training/train-model.ts";
import { bootstrap } from "./bootstrap.ts";
import { printRows, type ReportRow } from "./row.ts";

const SOURCES = ["insults", "olid", "convabuse", "edos", "davidson"];
/** A share of judges of this much is a "yes". */
const MAJORITY = 0.5;

const matter = trainingMatter(dataDirectory(), progress);
for (const source of SOURCES) {
  const model = trainModel(matter, { version: `without ${source}`, seeds: [1], without: source });
  progress(`trained without ${source}`);
  const tests = matter.examples.filter(
    (example) => example.source === source && isHeldOut(example) && !Number.isNaN(example.labels[0]),
  );
  const pairs = [
    [`Trained without ${source}`, model],
    [`As shipped, trained with ${source}`, loadAbuseModel()],
  ] as const;
  process.stdout.write(printRows(pairs.flatMap(([figure, judge]) => rowsOf(figure, judge, tests))));
}

function rowsOf(figure: string, model: AbuseModel, tests: readonly Example[]): ReportRow[] {
  const scores = tests.map(({ text }) => judgeComment(text, { model }).scores.abuse);
  const shares = tests.map(({ labels }) => labels[0] ?? 0);
  const auc = bootstrap(tests.length, (picked) =>
    rocAuc(
      of(scores, picked),
      of(shares, picked).map((share) => (share >= MAJORITY ? 1 : 0)),
    ),
  );
  const error = bootstrap(tests.length, (picked) => calibrationError(of(scores, picked), of(shares, picked)));
  return [
    { figure: `${figure}: ROC AUC`, ...auc, note: "", target: "none" },
    { figure: `${figure}: calibration error`, ...error, note: "", target: "none" },
  ];
}

function of(list: readonly number[], picked: readonly number[]): number[] {
  return picked.map((i) => list[i] ?? 0);
}

function progress(what: string): void {
  process.stderr.write(`${what}\n`);
}
