import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { signsEn } from "../../../src/domain/messages/signs-en.ts";
import { judgeAuthors } from "../../../src/cli/judge-authors.ts";
import { judgeAccounts, type Suspicions } from "../../../src/judgement/authorship/judge-authors.ts";
import { loadAuthorshipModel } from "../../../src/judgement/authorship/load-model.ts";
import { type Account, profileOfAccount, readAccounts } from "../../../src/judgement/authorship/read-accounts.ts";
import { type NamedProfile, prepareSearch } from "../../../src/judgement/authorship/search.ts";
import { siteCaution } from "../../../src/judgement/authorship/site-caution.ts";
import type { Trait } from "../../../src/judgement/authorship/traits.ts";
import { inventedAccount } from "./invented-writers.ts";

const model = loadAuthorshipModel();

function accounts(people: number, side: string, how: { comments: number; seed: number; from?: number }): Account[] {
  return Array.from({ length: people }, (_, at) => {
    const person = (how.from ?? 0) + at;
    return inventedAccount(person, `${side}-${person}`, how);
  });
}

function named(all: readonly Account[]): NamedProfile[] {
  return all.map((one) => ({ account: one.account, profile: profileOfAccount(one) }));
}

function sentence(trait: Trait | undefined): string {
  return trait === undefined ? "" : signsEn.sign(trait.says);
}

function lines(list: readonly Account[]): string {
  return list.map((account) => `${JSON.stringify(account)}\n`).join("\n");
}

/** Turns every letter into another one: a language of its own, with all other habits kept. */
function ciphered({ account, comments }: Account): Account {
  return { account, comments: comments.map(({ text, at }) => ({ text: shifted(text), at })) };
}

function shifted(text: string): string {
  return text.replaceAll(/[a-z]/gu, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + 7) % 26)));
}

function person(account: string): string {
  return account.slice(account.indexOf("-") + 1);
}

describe("judging newcomers against banned accounts", () => {
  const known = accounts(40, "banned", { comments: 12, seed: 1 });
  const unknown = accounts(40, "new", { comments: 12, seed: 2 });
  const all = [...judgeAccounts(known, unknown, "all", model)];
  const top = [...judgeAccounts(known, unknown, 3, model)].slice(0, 8);

  it("finds most returns among the first three", () => {
    const found = all.filter(({ account, candidates }) =>
      candidates.slice(0, 3).some((candidate) => person(candidate.account) === person(account)),
    );
    expect(found.length).toBeGreaterThanOrEqual(30);
  });

  it("lists every known account by falling score, account and score only", () => {
    for (const { candidates } of all) {
      expect(candidates.length).toBe(known.length);
      expect(Object.keys(candidates[0] ?? {})).toEqual(["account", "score"]);
      const scores = candidates.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    }
  });

  it("gives the same scores whether all or a few are asked for", () => {
    top.forEach(({ candidates }, at) => {
      const first = all[at]?.candidates.slice(0, 3);
      expect(candidates.map(({ account, score }) => ({ account, score }))).toEqual(first);
    });
  });

  it("gives 5 to 8 shared traits quoted from both accounts, and the evidence against", () => {
    top.forEach(({ candidates }, at) => {
      const best = candidates[0];
      if (!best?.for || !best.against) throw new Error("no reasons were given");
      expect(["weak", "moderate", "strong"]).toContain(best.band);
      if (person(best.account) === person(top[at]?.account ?? "")) {
        expect(best.for.length).toBeGreaterThanOrEqual(5);
        expect(best.for.some((trait) => trait.known !== "" && trait.unknown !== "")).toBe(true);
      }
      expect(best.for.length).toBeLessThanOrEqual(8);
      expect(best.against.length).toBeGreaterThanOrEqual(1);
      expect(sentence(best.against.at(-1))).toMatch(
        /^Of 1,000 unrelated newcomers, about \d+ would find someone who writes this alike on a list of 40 accounts$/u,
      );
      const texts = unknown[at]?.comments.map(({ text }) => text) ?? [];
      for (const trait of [...best.for, ...best.against]) {
        expect(texts.some((text) => text.includes(trait.unknown))).toBe(true);
        if (best.for.includes(trait)) expect(signsEn.rarity(trait.oneIn ?? 0)).toMatch(/here$/u);
        else expect(trait.oneIn).toBeNull();
      }
    });
  });

  it("marks hardly any innocent newcomer strong", () => {
    const innocent = accounts(60, "new", { comments: 12, seed: 3, from: 1000 });
    const judged = [...judgeAccounts(known, innocent, 1, model)];
    expect(judged.filter(({ candidates }) => candidates[0]?.band === "strong").length).toBeLessThanOrEqual(3);
  });

  it("does not depend on the order of the accounts", () => {
    const turned = [...judgeAccounts(known.toReversed(), unknown.toReversed(), "all", model)].toReversed();
    turned.forEach(({ account, candidates }, at) => {
      expect(account).toBe(all[at]?.account);
      candidates.forEach(({ score }, rank) => expect(score).toBeCloseTo(all[at]?.candidates[rank]?.score ?? -1, 4));
    });
  });
});

describe("a person who was banned twice", () => {
  const once = accounts(40, "banned", { comments: 12, seed: 1 });
  const again = inventedAccount(7, "second-7", { comments: 12, seed: 5 });
  const newcomer = inventedAccount(7, "new-7", { comments: 12, seed: 2 });
  const first = (known: readonly Account[]): Suspicions["candidates"] =>
    ([...judgeAccounts(known, [newcomer], 3, model)] as [Suspicions])[0].candidates;

  it("is found a third time, by both accounts", () => {
    const [alone] = first(once);
    expect(alone).toMatchObject({ account: "banned-7", band: "strong" });
    const [one, other] = first([...once, again]);
    expect([one?.account, other?.account].toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      "banned-7",
      "second-7",
    ]);
    expect([one?.band, other?.band]).toEqual(["strong", "strong"]);
    expect(other?.score).toBeGreaterThan(0.5);
  });
});

describe("too little text", () => {
  const known = accounts(5, "banned", { comments: 12, seed: 1 });
  const cases: [what: string, account: Account][] = [
    ["four comments", inventedAccount(1, "new-1", { comments: 4, seed: 2 })],
    [
      "six comments of a few words",
      { account: "new-1", comments: Array.from({ length: 6 }, () => ({ text: "No way, i say.." })) },
    ],
    ["only quotations", { account: "new-1", comments: Array.from({ length: 9 }, () => ({ text: "> you said this" })) }],
    ["nothing", { account: "new-1", comments: [] }],
  ];
  it.each(cases)("%s: style says nothing", (_, account) => {
    const [judged] = [...judgeAccounts(known, [account], 5, model)] as [Suspicions];
    for (const candidate of judged.candidates) {
      expect(candidate.band).toBe("weak");
      expect(candidate.score).toBe(judged.candidates[0]?.score);
      expect(candidate.for).toEqual([]);
      expect(sentence(candidate.against?.[0])).toContain("Style says nothing");
    }
  });

  it("a short banned account is passed over, the others are judged", () => {
    const short = inventedAccount(77, "banned-77", { comments: 2, seed: 1 });
    const newcomer = inventedAccount(2, "new-2", { comments: 20, seed: 9 });
    const [judged] = [...judgeAccounts([short, ...known], [newcomer], 6, model)] as [Suspicions];
    expect(judged.candidates.find(({ account }) => account === "banned-77")?.for).toEqual([]);
    expect(judged.candidates[0]?.account).toBe("banned-2");
  });

  it.each([
    ["no banned account", [], accounts(1, "new", { comments: 8, seed: 2 })],
    ["no newcomer", known, []],
    ["one of each", known.slice(0, 1), accounts(1, "new", { comments: 8, seed: 2 })],
  ])("%s", (_, some, others) => {
    const judged = [...judgeAccounts(some, others, 3, model)];
    expect(judged.map(({ candidates }) => candidates.length)).toEqual(others.map(() => Math.min(3, some.length)));
  });
});

describe("accounts that do not write English", () => {
  const known = [
    ...accounts(30, "banned", { comments: 15, seed: 1 }),
    ciphered(inventedAccount(300, "banned-x", { comments: 15, seed: 1 })),
  ];

  it.each([301, 302, 300])("are no suspicion, however alike their language makes them: person %i", (person) => {
    const newcomer = ciphered(inventedAccount(person, "new-x", { comments: 15, seed: 2 }));
    const [judged] = [...judgeAccounts(known, [newcomer], 31, model)] as [Suspicions];
    const [first] = judged.candidates;
    expect(first?.account).toBe("banned-x");
    for (const candidate of judged.candidates) {
      expect(candidate.band).toBe("weak");
      expect(candidate.for).toEqual([]);
      expect(sentence(candidate.against?.[0])).toMatch(/^Style says nothing: “.+” writes little or no English/u);
    }
  });
});

describe("traits", () => {
  it("are never said to be done more than by most where they were not done at all", () => {
    // Of somebody who wrote little an estimate is near what is usual; among people who write much that seems a lot.
    const short = accounts(6, "banned", { comments: 6, seed: 1 });
    const others = [
      ...accounts(6, "new", { comments: 6, seed: 4 }),
      ...accounts(40, "new", { comments: 40, seed: 2, from: 100 }),
    ];
    for (const { candidates } of [...judgeAccounts(short, others, 6, model)].slice(0, 6)) {
      for (const text of candidates.flatMap((candidate) => candidate.for ?? []).map(sentence)) {
        if (text.includes("more than most") || text.includes("more often than most")) {
          expect(text).not.toMatch(/\((?:known|.*unknown) 0 /u);
        }
      }
    }
  });
});

describe("hustings judge authors", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "hustings-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function file(name: string, lines: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, lines);
    return path;
  }

  it("reads two files and writes a line per unknown account", async () => {
    const known = await file("known.jsonl", lines(accounts(3, "banned", { comments: 9, seed: 1 })));
    const unknown = await file("unknown.jsonl", lines(accounts(2, "new", { comments: 9, seed: 2 })));
    let written = "";
    const output = new Writable({
      highWaterMark: 1,
      write(chunk, _encoding, done) {
        written += String(chunk);
        setImmediate(done);
      },
    });
    await judgeAuthors({ known, unknown, top: 2 }, output);
    const judged = written
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Suspicions);
    expect(judged.map(({ account }) => account)).toEqual(["new-0", "new-1"]);
    expect(judged.map(({ candidates }) => candidates.length)).toEqual([2, 2]);
  });

  it.each([
    ["{", "Line 1 is not JSON"],
    ['{"account":"a"}', 'Line 1 needs "account" (a string) and "comments" (a list)'],
    ['\n{"account":"a","comments":[{}]}', 'Line 2 has a comment without "text"'],
    ["null", 'Line 1 needs "account" (a string) and "comments" (a list)'],
  ])("refuses %j by line", (text, message) => {
    expect(() => readAccounts(text)).toThrow(message);
  });

  it("names the file that cannot be read, or holds something else", async () => {
    const good = await file("good.jsonl", lines(accounts(1, "banned", { comments: 9, seed: 1 })));
    const bad = await file("bad.jsonl", "{");
    const output = new Writable({ write: (_chunk, _encoding, done) => done() });
    const judging = (known: string): Promise<void> => judgeAuthors({ known, unknown: good, top: 2 }, output);
    await expect(judging(bad)).rejects.toMatchObject({ code: "invalid-input", message: `${bad}: Line 1 is not JSON` });
    const nowhere = join(folder, "nowhere");
    await expect(judging(nowhere)).rejects.toMatchObject({ code: "invalid-input", message: `There is no ${nowhere}.` });
    await expect(judging(folder)).rejects.toMatchObject({ code: "invalid-input", message: `${folder} is not a file.` });
  });

  it("takes several lines of one account for one account, and a line that is there twice once", () => {
    const [account] = accounts(1, "banned", { comments: 9, seed: 1 }) as [Account];
    const halves = [account.comments.slice(0, 4), account.comments.slice(4)];
    const split = halves.map((comments) => ({ account: account.account, comments }));
    expect(readAccounts(lines(split))).toEqual([account]);
    expect(readAccounts(lines([account, account]))).toEqual([account]);
  });
});

describe("how careful a site makes", () => {
  it("is not told by the likeness of accounts that are known to be one person's", () => {
    const once = accounts(24, "banned", { comments: 12, seed: 1 });
    const again = Array.from({ length: 24 }, (_, person) =>
      inventedAccount(person, `again-${person}`, { comments: 12, seed: 5 }),
    );
    const alone = siteCaution(prepareSearch(named(once), [], model));
    const index = prepareSearch(named([...once, ...again]), [], model);
    const pairs = once.map(({ account }, at) => [account, again[at]?.account ?? ""] as const);
    expect(siteCaution(index)).toBeGreaterThan(alone + 1);
    expect(siteCaution(index, undefined, pairs)).toBeLessThan(alone + 0.5);
  });

  it.each([
    ["one person twice", [0]],
    ["one person three times", [0, 0]],
    ["a quarter of them twice", [0, 1, 2, 3, 4, 5]],
  ])("is not told either by whoever was banned again: %s", (_, persons) => {
    const once = accounts(24, "banned", { comments: 12, seed: 1 });
    const again = persons.map((person, at) => inventedAccount(person, `again-${at}`, { comments: 12, seed: 50 + at }));
    const alone = siteCaution(prepareSearch(named(once), [], model));
    expect(siteCaution(prepareSearch(named([...once, ...again]), [], model))).toBeLessThan(alone + 0.3);
  });
});
