import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SITE_SETTINGS } from "../src/domain/site-settings.ts";
import { findPrecedents } from "../src/service/precedents/find-precedents.ts";
import type { ServiceContext } from "../src/service/service-context.ts";
import { visitArticle } from "../src/service/visit-article.ts";
import { putCaseText } from "../src/store/case-texts.ts";
import { openStore } from "../src/store/open-store.ts";
import { loadSite } from "../src/store/sites.ts";
import type { Db, Store } from "../src/store/store.ts";
import { random } from "../scripts/authorship/random.ts";
import { atMost, median, told } from "./row.ts";
import type { Row } from "./row.ts";

/** Decided cases; the aim is for a million: PRECEDENTS_CASES=1000000 (some minutes to fill). */
const CASES = Number(process.env["PRECEDENTS_CASES"] ?? 30_000);

/** Where the aim is measured on PostgreSQL instead: the address of an empty database. */
const DATABASE_URL = process.env["PRECEDENTS_DATABASE"] ?? null;

/** Different words, by falling frequency (Zipf's law), and words in a text. */
const VOCABULARY = 30_000;
const WORDS = 35;

const COMMENTS = 1_000;
const BATCH = 500;
const ASKED = 60;
const LIMIT_MS = 50;

/** How long it takes to find the decided cases most like a case. */
export async function benchPrecedents(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "bench-precedents-"));
  const open = (): Promise<Store> => openStore({ databaseUrl: DATABASE_URL, dataDir, now: Date.now });
  const next = random(9);
  const empty = await open();
  await fill(await contextOf(empty), next);
  // Closing and opening brings the database's statistics up to date, as it does nightly.
  await empty.close();
  const store = await open();
  try {
    const context = await contextOf(store);
    const millis: number[] = [];
    let before = process.cpuUsage();
    for (let n = 0; n < ASKED; n++) {
      const from = performance.now();
      await findPrecedents(context, { id: null, body: textOf(next), clause: 1 + (n % 5), commentId: null });
      millis.push(performance.now() - from);
      if (n === 0) before = process.cpuUsage();
    }
    const { user, system } = process.cpuUsage(before);
    // The first one estimates how common words are; it is done once an hour.
    const [first = Number.NaN, ...others] = millis;
    const slow = others.toSorted((a, b) => a - b)[Math.floor(others.length * 0.95)] ?? Number.NaN;
    return [
      told("precedents", `cases in the database (${store.engine})`, CASES, ""),
      told("precedents", "the first search of an hour", first, "ms"),
      told("precedents", "most alike decided cases, median", median(others), "ms"),
      told("precedents", "processor time of one, on average", (user + system) / 1000 / (ASKED - 1), "ms"),
      atMost("precedents", "most alike decided cases, 95 of 100", slow, LIMIT_MS, "ms"),
    ];
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function contextOf(store: Store): Promise<ServiceContext> {
  const site = { ...(await loadSite(store.reader)), settings: SITE_SETTINGS.parse({}) };
  return { store, now: Date.now, site: () => site, hashIdentity: (text) => text };
}

/** Fills the tables right in the database: going through use cases would take hours. */
async function fill(context: ServiceContext, next: () => number): Promise<void> {
  const { store } = context;
  const visit = { url: "https://news.example/bench", id: null, title: "Bench" };
  const { article } = await visitArticle(context, {
    visit,
    mayCreate: true,
    beforeCreation: () => Promise.resolve(),
  });
  await store.transaction((tx) => insertComments(tx, article.id));
  for (let from = 1; from <= CASES; from += BATCH) {
    await store.transaction((tx) => insertCases(tx, { from, until: Math.min(CASES + 1, from + BATCH), next }));
    if (from % 50_000 < BATCH) process.stderr.write(`${from + BATCH - 1} of ${CASES} cases\n`);
  }
}

async function insertComments(tx: Db, articleId: number): Promise<void> {
  for (let position = 1; position <= COMMENTS; position++) {
    await tx
      .insertInto("comment")
      .values({
        site_id: 1,
        article_id: articleId,
        depth: 1,
        position,
        number: String(position),
        state: "published",
        author_name: "Bench",
        body_source: "-",
        body_html: "<p>-</p>",
        created_at: position,
        published_at: position,
      } as never)
      .execute();
  }
}

async function insertCases(tx: Db, args: { from: number; until: number; next: () => number }): Promise<void> {
  const { from, until, next } = args;
  const ids = Array.from({ length: until - from }, (_, n) => from + n);
  await tx
    .insertInto("decision")
    .values(
      ids.map((id) => ({
        id,
        site_id: 1,
        kind: next() < 0.5 ? "publish" : "reject",
        case_id: null,
        comment_id: 1 + (id % COMMENTS),
        article_id: null,
        person_id: null,
        device_id: null,
        clause: 1,
        rules_version: 1,
        reason: "",
        internal_note: "",
        by_person: null,
        at: id,
        data: "{}",
      })),
    )
    .execute();
  const bodies = new Map(ids.map((id) => [id, textOf(next)]));
  await tx
    .insertInto("moderation_case")
    .values(
      ids.map((id) => ({
        id,
        site_id: 1,
        queue: "held",
        state: "decided",
        article_id: null,
        comment_id: 1 + (id % COMMENTS),
        person_id: null,
        clause: 1 + (id % 5),
        priority: 1,
        author_name: "Bench",
        body: bodies.get(id) ?? "",
        opened_at: id,
        decided_at: id,
        decision_id: id,
      })) as never,
    )
    .execute();
  for (const [caseId, body] of bodies) await putCaseText(tx, { caseId, body });
}

function textOf(next: () => number): string {
  // The inverse of the distribution function of Zipf's law, near enough.
  const word = (): string => `w${Math.floor(VOCABULARY ** next()).toString(36)}`;
  return Array.from({ length: WORDS }, word).join(" ");
}
