import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERSONAL_DATA } from "../../scripts/personal-data.ts";
import type { Store } from "../../src/store/store.ts";
import { openTestStore } from "../support/engines.ts";

/** Columns that hold text but nothing about people: what the publisher writes, names of kinds, hashes of decisions. */
const IMPERSONAL = new Set(
  [
    "site: name settings address",
    "article: key url slug title standfirst author image body_source body_html measures",
    "comment: number state",
    "event: kind data",
    "import_source: source kind external_id",
    "identity: kind",
    "session: kind",
    "challenge: kind",
    "job: kind",
    "event_cursor: reader",
    "mail: state",
    "house_rules: clauses",
    "screening_rule: state name definition",
    "finding: step weight",
    "report: kind state",
    "moderation_case: queue state moot",
    "case_count: queue",
    "decision: kind scope batch",
    "appeal: state",
    "ledger: kind body previous hash",
    "banned_identity: scope",
    "saved_reply: language title text",
    "suspicion: band model state",
    "site_model: kind reason",
  ].flatMap((line) => {
    const [table = "", columns = ""] = line.split(": ");
    return columns.split(" ").map((column) => `${table}.${column}`);
  }),
);

/** Tables of the database's own, of the search index, and of the migrations. */
const NOT_OURS = /^(?:sqlite_|case_text|migration|kysely_)/u;

/** Columns that can hold something about people: any text, and every number of a person. */
const NAMES_A_PERSON = /person|muted_id|suspected_id|granted_by|heard_by|claimed_by|decided_by|by_key|device_id/u;

/** Counts and flags that are named after people but say nothing of one. */
const FLAGS = new Set(["appeal.same_person"]);

describe("the paper on privacy", () => {
  let store: Store & { dispose(): Promise<void> };
  let columns: string[];

  beforeAll(async () => {
    store = await openTestStore("sqlite");
    const tables = await store.reader.introspection.getTables();
    columns = tables
      .filter(({ name }) => !NOT_OURS.test(name))
      .flatMap(({ name: table, columns: all }) =>
        all
          .filter(({ name, dataType }) => /text/iu.test(dataType) || NAMES_A_PERSON.test(name))
          .map(({ name }) => `${table}.${name}`),
      )
      .filter((column) => !FLAGS.has(column));
  });
  afterAll(async () => {
    await store.dispose();
  });

  it("knows the tables", () => {
    expect(columns).toContain("comment.body_source");
    expect(columns.length).toBeGreaterThan(100);
  });

  it("names every column that can hold personal data, once, or says that it holds none", () => {
    const named = PERSONAL_DATA.flatMap(({ columns: own }) => own);
    expect(new Set(named).size).toBe(named.length);
    expect(named.filter((column) => IMPERSONAL.has(column))).toEqual([]);
    expect(columns.filter((column) => !IMPERSONAL.has(column)).toSorted()).toEqual(named.toSorted());
    expect([...IMPERSONAL].filter((column) => !columns.includes(column))).toEqual([]);
  });
});
