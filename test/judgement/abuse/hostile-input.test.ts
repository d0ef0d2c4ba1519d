import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { judgeComment } from "../../../src/judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../../../src/judgement/abuse/load-model.ts";

const model = loadAbuseModel();
const MEGABYTE = 1_000_000;

function costOf(text: string): number {
  const before = process.cpuUsage();
  judgeComment(text, { model, parent: text });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

it.each([
  "a",
  "f u c k ",
  "'x ",
  '"a" "b ',
  "> \n",
  "\u200b",
  "ﷺ",
  "e\u0301",
  "fuck",
  "$$",
  "*",
  "not not a the ",
  "aaab",
  "@",
  "https://a ",
  "1d10t.",
  "idiot. ",
  "I'm ",
  "called me ",
  "\n\n",
  "a.b-c_d/",
  "😀",
  "f**k ",
  "((((",
  "“",
  "“a” ",
  "x1",
  "women ",
  "not all say women ",
])("one megabyte of %j takes time in proportion to its length", (piece) => {
  const text = piece.repeat(Math.ceil(MEGABYTE / piece.length));
  const eighth = Math.min(costOf(text.slice(0, MEGABYTE / 8)), costOf(text.slice(0, MEGABYTE / 8)));
  // Eight times the text, about eight times the work; quadratic work would be sixty-four times. The floor keeps noise out,
  // and so does the cheapest of three: collecting what earlier tests have left only adds.
  const limit = Math.max(eighth, 40) * 24;
  let whole = Infinity;
  for (let times = 0; times < 3 && whole >= limit; times++) whole = Math.min(whole, costOf(text.slice(0, MEGABYTE)));
  expect(whole).toBeLessThan(limit);
});

it("gives the same answer in a worker thread", async () => {
  const text = 'You 1d10t! He said "go away" and f**k that.';
  const here = judgeComment(text, { model });
  const judge = new URL("../../../src/judgement/abuse/judge-comment.ts", import.meta.url).href;
  const load = new URL("../../../src/judgement/abuse/load-model.ts", import.meta.url).href;
  const source = `import { register } from "tsx/esm/api"; import { parentPort } from "node:worker_threads"; register();
    const { judgeComment } = await import(${JSON.stringify(judge)});
    const { loadAbuseModel } = await import(${JSON.stringify(load)});
    parentPort.postMessage(judgeComment(${JSON.stringify(text)}, { model: loadAbuseModel() }));`;
  const tsx = import.meta.resolve("tsx/esm/api");
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source.replace("tsx/esm/api", tsx))}`));
  const there = await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  await worker.terminate();
  expect(there).toEqual(here);
});
