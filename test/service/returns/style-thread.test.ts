import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { packProfile } from "../../../src/judgement/authorship/pack-profile.ts";
import { profileOfAccount } from "../../../src/judgement/authorship/read-accounts.ts";
import { StyleMatcher } from "../../../src/service/returns/style-matcher.ts";
import { inventedAccount } from "../../judgement/authorship/invented-writers.ts";
import { built } from "../../support/built.ts";

function profile(person: number, seed: number): string {
  return packProfile(profileOfAccount(inventedAccount(person, `account ${person}`, { comments: 12, seed })));
}

/** Six invented people with ids from `from` on. */
function people(from: number): { id: number; profile: string }[] {
  return Array.from({ length: 6 }, (_, n) => ({ id: from + n, profile: profile(from + n, 1) }));
}

describe("the thread that compares styles", () => {
  it("answers as comparing right here does, and its failure is told to who asked", async () => {
    const answers = [];
    for (const script of [null, pathToFileURL(built("service/returns/compare-styles.worker.js"))]) {
      const matcher = new StyleMatcher(script);
      await matcher.load(
        { kind: "load", site: 1, known: people(1), others: people(20), samePerson: [] },
        { key: "a", others: [] },
      );
      answers.push(
        await matcher.rank({
          kind: "rank",
          site: 1,
          profile: profile(3, 2),
          traces: {},
          knownTraces: [],
          signals: {
            network: false,
            device: false,
            name: false,
            mail: false,
            arrival: false,
            company: false,
            copied: false,
          },
          keep: 6,
          further: [],
          listed: 0,
        }),
      );
      await expect(
        matcher.rank({
          kind: "rank",
          site: 2,
          profile: profile(3, 2),
          traces: {},
          knownTraces: [],
          signals: {
            network: false,
            device: false,
            name: false,
            mail: false,
            arrival: false,
            company: false,
            copied: false,
          },
          keep: 6,
          further: [],
          listed: 0,
        }),
      ).rejects.toThrow("site 2");
      await matcher.close();
    }
    expect(answers[0]?.[0]).toBe(3);
    expect(answers[1]).toEqual(answers[0]);
  });

  it("comes with the models that it reads", () => {
    expect(readdirSync(built("cli/model/"))).toContain("authorship.json");
  });
});
