import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { articlesByIds } from "../../src/store/articles.ts";
import { facesOf } from "../../src/store/avatars.ts";
import { appealCasesOfLeavers, casesByIds, openReturnCasesOf } from "../../src/store/cases.ts";
import { touchArticlesOf } from "../../src/store/comments-of-person.ts";
import { commentsByIds } from "../../src/store/comments.ts";
import { decisionsBetween, decisionsByIds, decisionsOfAppeals } from "../../src/store/decisions.ts";
import { lockPerson, peopleByIds } from "../../src/store/people.ts";
import { appealsByIds } from "../../src/store/statements.ts";
import type { Db } from "../../src/store/store.ts";
import { suspicionsByIds } from "../../src/store/suspicions.ts";
import { openTestStore } from "../support/engines.ts";
import { planOf } from "../support/plan.ts";

const IDS = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89];

/** On a fresh database, which knows nothing yet of the size of its tables. */
describe("plans of SQLite", () => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  beforeEach(async () => {
    store = await openTestStore("sqlite");
  });
  afterEach(() => store.dispose());

  const BY_IDS: Readonly<Record<string, (db: Db) => Promise<unknown>>> = {
    articles: async (db) => await articlesByIds(db, 1, IDS),
    cases: async (db) => await casesByIds(db, 1, IDS),
    comments: async (db) => await commentsByIds(db, 1, IDS),
    decisions: async (db) => await decisionsByIds(db, 1, IDS),
    people: async (db) => await peopleByIds(db, 1, IDS),
    appeals: async (db) => await appealsByIds(db, 1, IDS),
    suspicions: async (db) => await suspicionsByIds(db, 1, IDS),
  };

  for (const [name, work] of Object.entries(BY_IDS)) {
    it(`${name} are found by their ids, not by walking through the site`, async () => {
      const plan = await planOf("sqlite", store.reader, work);
      expect(plan).toEqual([expect.stringContaining("USING INTEGER PRIMARY KEY")]);
    });
  }

  /** What is found otherwise than by ids alone, each with the only ways in which its tables may be searched. */
  const OTHERS: Readonly<Record<string, readonly [RegExp, (db: Db) => Promise<unknown>]>> = {
    "faces of members": [/INTEGER PRIMARY KEY/u, async (db) => await facesOf(db, 1, IDS)],
    "articles that a member wrote under": [
      /article USING INTEGER PRIMARY KEY|comment_person/u,
      async (db) => await touchArticlesOf(db, { siteId: 1, personId: 1, at: 1 }),
    ],
    "what appeals led to": [
      /decision_appeal/u,
      async (db) => await decisionsOfAppeals(db, { siteId: 1, appealIds: IDS }),
    ],
    "decisions of a time": [
      /INTEGER PRIMARY KEY/u,
      async (db) => await decisionsBetween(db, { siteId: 1, from: 1, until: 2, afterId: 5, limit: 10 }),
    ],
    "appeals of people who left": [
      /case_oldest|person (?:EXISTS )?USING INTEGER PRIMARY KEY/u,
      async (db) => await appealCasesOfLeavers(db, { siteId: 1, limit: 10 }),
    ],
    "returns that concern somebody": [
      /case_oldest|suspicion (?:EXISTS )?USING INTEGER PRIMARY KEY/u,
      async (db) => await openReturnCasesOf(db, { siteId: 1, personId: 1 }),
    ],
  };

  for (const [name, [ways, work]] of Object.entries(OTHERS)) {
    it(`${name} are found without walking through the site`, async () => {
      const plan = await store.transaction(async (tx) => await planOf("sqlite", tx, work));
      const searches = plan.filter((step) => /^(?:SEARCH|SCAN)/u.test(step));
      expect(searches).not.toEqual([]);
      for (const step of searches) expect(step).toMatch(ways);
    });
  }

  it("locking a member looks through no other table", async () => {
    const plan = await store.transaction(
      async (tx) => await planOf("sqlite", tx, async (db) => await lockPerson(db, 1)),
    );
    expect(plan).toEqual([expect.stringContaining("USING INTEGER PRIMARY KEY")]);
  });
});
