import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SITE_SETTINGS } from "../src/domain/site-settings.ts";
import { listCases, listDecided } from "../src/service/moderation/list-cases.ts";
import type { ServiceContext } from "../src/service/service-context.ts";
import { putCaseText } from "../src/store/case-texts.ts";
import type { CaseFilter, CaseOrder } from "../src/store/case-lists.ts";
import { openStore } from "../src/store/open-store.ts";
import { loadSite } from "../src/store/sites.ts";
import type { Db, Store } from "../src/store/store.ts";
import { atMost, median, told } from "./row.ts";
import type { Row } from "./row.ts";
import { buildThread, naturalShape } from "./threads.ts";

/** Comments and cases of the two sites that are compared; fewer for a quick look by `BENCH_COMMENTS=50000`. */
const LARGE = Number(process.env["BENCH_COMMENTS"] ?? 1_000_000);
const SMALL = 10_000;
const COMMENTS_PER_CASE = 10;

/** Of the cases so many in a hundred have been decided; the others wait. */
const DECIDED_PERCENT = 80;

const CASES_PER_PAGE = 30;
const BATCH = 500;
const ROUNDS = 60;
const LIMIT = 1.5;

/** Page that a moderator opens. */
interface Opened {
  readonly name: string;
  readonly order: CaseOrder | null;
  readonly filter: CaseFilter;
  /** Cases that both sites have to show, so that pages of the same length are compared. */
  readonly shown?: number;
}

/** Waiting cases that even the small site has of each author. */
const OF_AN_AUTHOR = 2;

const PAGES: readonly Opened[] = [
  { name: "most urgent first", order: "priority", filter: {} },
  { name: "oldest first", order: "oldest", filter: {} },
  { name: "of one author", order: "oldest", filter: { author: "Reader 129" }, shown: OF_AN_AUTHOR },
  { name: "of an author named in part", order: "oldest", filter: { author: "reader 12" }, shown: OF_AN_AUTHOR },
  { name: "of nobody", order: "oldest", filter: { author: "Kestrel" }, shown: 0 },
  { name: "with words that many wrote", order: "priority", filter: { words: "council evening" } },
  { name: "with words that nobody wrote", order: "priority", filter: { words: "council kestrel" }, shown: 0 },
  { name: "decided", order: null, filter: {} },
];

/** What a page of a moderators' queue costs on a large site, against a small one. */
export async function benchQueue(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "hustings-bench-"));
  try {
    const small = await open(join(folder, "small"), SMALL);
    const large = await open(join(folder, "large"), LARGE);
    const rows: Row[] = [];
    for (const page of PAGES) {
      const times: { small: number[]; large: number[] } = { small: [], large: [] };
      for (let round = 0; round < ROUNDS; round++) {
        times.small.push(await timeOf(small, page));
        times.large.push(await timeOf(large, page));
      }
      const [one, other] = [median(times.small), median(times.large)];
      rows.push(
        told("queue", `${page.name}: ${LARGE} comments, ${LARGE / COMMENTS_PER_CASE} cases`, other, "ms"),
        atMost("queue", `${page.name}: against ${SMALL} comments`, other / one, LIMIT, "×"),
      );
    }
    await small.store.close();
    await large.store.close();
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeOf(
  context: ServiceContext,
  { name, order, filter, shown = CASES_PER_PAGE }: Opened,
): Promise<number> {
  const from = performance.now();
  const { items } =
    order === null
      ? await listDecided(context, { after: null, filter })
      : await listCases(context, {
          queue: "held",
          order,
          after: null,
          filter,
          limit: shown === 0 ? CASES_PER_PAGE : shown,
        });
  const took = performance.now() - from;
  if (items.length !== shown) throw new Error(`${items.length} instead of ${shown} cases ${name}`);
  return took;
}

async function open(dataDir: string, count: number): Promise<ServiceContext & { store: Store }> {
  await buildThread(dataDir, { name: "queue", count, shape: naturalShape });
  const store = await openStore({ databaseUrl: null, dataDir });
  const site = { ...(await loadSite(store.reader)), settings: SITE_SETTINGS.parse({}) };
  for (let from = 1; from <= count / COMMENTS_PER_CASE; from += BATCH) {
    await store.transaction((tx) => insertCases(tx, from, Math.min(BATCH, count / COMMENTS_PER_CASE + 1 - from)));
  }
  return { store, now: Date.now, site: () => site, hashIdentity: (text) => text };
}

/** Cases right in the database, as they come: most were decided, by the order in which they were opened. */
async function insertCases(tx: Db, from: number, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, n) => from + n);
  const comments = await tx
    .selectFrom("comment")
    .select(["id", "article_id", "author_name", "body_source"])
    .where(
      "id",
      "in",
      ids.map((id) => id * COMMENTS_PER_CASE),
    )
    .execute();
  const cases = comments.map((comment) => {
    const id = comment.id / COMMENTS_PER_CASE;
    return { comment, id, decided: (id * 7) % 100 < DECIDED_PERCENT };
  });
  const decisions = cases.filter(({ decided }) => decided);
  await tx
    .insertInto("decision")
    .values(
      decisions.map(({ id, comment }) => ({
        id,
        site_id: 1,
        kind: id % 3 === 0 ? ("reject" as const) : ("publish" as const),
        comment_id: comment.id,
        article_id: comment.article_id,
        clause: 1,
        rules_version: 1,
        reason: "",
        internal_note: "",
        at: id * 1_000,
        data: "{}",
      })),
    )
    .execute();
  await tx
    .insertInto("moderation_case")
    .values(
      cases.map(({ id, comment, decided }) => ({
        id,
        site_id: 1,
        // Few queues are as busy as that of held comments.
        queue: id % 10 === 0 ? "reported" : "held",
        state: decided ? "decided" : "open",
        article_id: comment.article_id,
        comment_id: comment.id,
        person_id: null,
        clause: 1 + (id % 5),
        priority: (id * 31) % 500,
        author_name: comment.author_name,
        body: comment.body_source,
        opened_at: id * 900,
        decided_at: decided ? id * 1_000 : null,
        decision_id: decided ? id : null,
      })) as never,
    )
    .execute();
  for (const { id, comment } of cases) await putCaseText(tx, { caseId: id, body: comment.body_source });
  await tx
    .insertInto("finding")
    .values(
      cases.map(({ comment }) => ({
        site_id: 1,
        comment_id: comment.id,
        step: "flooding",
        clause: 7,
        weight: "hold",
        strength: 1,
        what: JSON.stringify({ code: "author-flood", count: 5, seconds: 60 }),
        passage_start: null,
        passage_end: null,
        rule_id: null,
        shadow: 0,
        at: 1,
      })) as never,
    )
    .execute();
}
