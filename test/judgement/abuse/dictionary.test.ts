import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { judgeComment } from "../../../src/judgement/abuse/judge-comment.ts";
import { lexiconEntry } from "../../../src/judgement/abuse/lexicon.ts";
import { loadAbuseModel } from "../../../src/judgement/abuse/load-model.ts";

const directory = process.env["HUSTINGS_DATA"] ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const file = `${directory}/abuse/english-words.txt.gz`;
const missing = !existsSync(file);
if (missing)
  process.stderr.write(`Dictionary sweep skipped: no word list at ${file} (set HUSTINGS_DATA to its directory)\n`);

it.skipIf(missing)(
  "flags no dictionary word outside the reviewed lexicon",
  () => {
    const model = loadAbuseModel();
    const flagged: string[] = [];
    for (const word of gunzipSync(readFileSync(file)).toString("utf8").split("\n")) {
      if (word === "" || lexiconEntry(word) !== undefined) continue;
      const { scores, spans } = judgeComment(word, { model });
      if (spans.length > 0 || Object.values(scores).some((score) => score >= 0.5)) flagged.push(word);
    }
    expect(flagged).toEqual([]);
  },
  120_000,
);
