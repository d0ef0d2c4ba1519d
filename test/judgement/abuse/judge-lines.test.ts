import { PassThrough, Readable } from "node:stream";
import { text as readAll } from "node:stream/consumers";
import { expect, it } from "vitest";
import { judgeAbuse } from "../../../src/cli/judge-abuse.ts";
import { judgeLines } from "../../../src/judgement/abuse/judge-lines.ts";
import { loadAbuseModel } from "../../../src/judgement/abuse/load-model.ts";

const model = loadAbuseModel();

async function answers(pieces: readonly string[]): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  for await (const line of judgeLines(Readable.from(pieces), model)) lines.push(line);
  return lines
    .join("")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

it("answers each line with the documented fields, in order", async () => {
  const [first, second] = await answers([
    '{"text":"You are an idiot."}\n{"text":"Thank you!","parent":"Here it is."}\n',
  ]);
  expect(Object.keys(first ?? {})).toEqual([
    "abuse",
    "insult",
    "obscenity",
    "threat",
    "identity_attack",
    "sexual",
    "spans",
    "language",
  ]);
  expect(first?.["spans"]).toEqual([{ start: 11, end: 16, label: "insult", quoted: false, disguised: false }]);
  expect(first?.["language"]).toBe("en");
  expect(Number(first?.["abuse"])).toBeGreaterThan(Number(second?.["abuse"]));
});

it("does not mind how the input is cut, blank lines, or a missing last newline", async () => {
  const source = '{"text":"Ça va? You 1d10t"}\n\r\n{"text":"two"}\r\n   \n{"text":"three"}';
  const whole = await answers([source]);
  expect(whole).toHaveLength(3);
  expect(await answers(source.split(""))).toEqual(whole);
});

it("marks a language it does not judge and keeps the scores numbers", async () => {
  const [only] = await answers(['{"text":"Das ist nicht wahr und du weißt es auch."}']);
  expect(only).toMatchObject({ language: "de", abstained: true, abuse: 0, sexual: 0, spans: [] });
});

it.each([
  ['{"text":"a"}\n{"text":', "Line 2: not JSON"],
  ['{"text":"a"}\n\n[1]\n', 'Line 3: an object {"text", "parent"?} is needed'],
  ['{"parent":"a"}', 'Line 1: "text" is needed and must be a string'],
  ['{"text":"a","parent":7}', 'Line 1: "parent" must be a string'],
])("refuses %j and names the line", async (source, message) => {
  await expect(answers([source])).rejects.toThrow(message);
});

it("has answered the lines before a malformed one", async () => {
  const output = new PassThrough();
  const written = readAll(output);
  await expect(judgeAbuse(Readable.from([Buffer.from('{"text":"a"}\nno\n')]), output)).rejects.toThrow("Line 2");
  output.end();
  expect((await written).trim().split("\n")).toHaveLength(1);
});

it("streams: the first answer comes before the input ends", async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const done = judgeAbuse(input, output);
  input.write('{"text":"first"}\n');
  const line = (await new Promise((resolve) => output.once("data", resolve))) as Buffer;
  expect(JSON.parse(line.toString())).toHaveProperty("abuse");
  input.end();
  await done;
});
