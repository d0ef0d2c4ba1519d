import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SITE_SETTINGS } from "../src/domain/site-settings.ts";
import { decide, decideMany } from "../src/service/moderation/decide.ts";
import { listCases } from "../src/service/moderation/list-cases.ts";
import { postComment } from "../src/service/post-comment.ts";
import type { ServiceContext } from "../src/service/service-context.ts";
import { visitArticle } from "../src/service/visit-article.ts";
import { waitingCounts } from "../src/store/case-queues.ts";
import { openStore } from "../src/store/open-store.ts";
import { loadSite } from "../src/store/sites.ts";
import { median, told } from "./row.ts";
import type { Row } from "./row.ts";

/** Comments of the raid, each of another newcomer, and the time in which they come by the site's clock. */
const RAID = 500;
const RAID_MS = 60_000;

/** Comments of newcomers that were held by and by before it, so that pages before and during it are of the same length. */
const WAITING = 60;
const CASES_PER_PAGE = 30;
const PAGES_BEFORE = 100;

/** One page is opened with so many comments of the raid. */
const COMMENTS_PER_PAGE = 5;

/** As many as the console takes in one go. */
const IN_BULK = 200;

/**
 * What a raid costs on SQLite, without HTTP: taking its comments, with all of screening and the judge of abuse; pages of the
 * queue meanwhile; and clearing it up.
 */
export async function benchRaid(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "hustings-bench-"));
  const store = await openStore({ databaseUrl: null, dataDir });
  try {
    const site = { ...(await loadSite(store.reader)), settings: SITE_SETTINGS.parse({}) };
    let now = Date.UTC(2031, 4, 6);
    const context: ServiceContext = { store, now: () => now, site: () => site, hashIdentity: (text) => text };
    const { article } = await visitArticle(context, {
      visit: { url: "https://bench.example/raid", id: null, title: "The raid" },
      mayCreate: true,
      beforeCreation: () => Promise.resolve(),
    });
    const held = async (): Promise<number> => (await waitingCounts(store.reader, site.id)).held;
    const post = async (name: string, body: string): Promise<void> => {
      await postComment(context, {
        articleId: article.id,
        parentId: null,
        input: { name, email: "", body },
        writer: { member: null, device: { id: `device of ${name}` } },
        idempotencyKey: name,
      });
    };
    const page = async (): Promise<number> => {
      const from = performance.now();
      const filter = {};
      const { items } = await listCases(context, {
        queue: "held",
        order: "priority",
        after: null,
        filter,
        limit: CASES_PER_PAGE,
      });
      const took = performance.now() - from;
      if (items.length !== CASES_PER_PAGE) throw new Error(`a page of ${items.length} cases`);
      return took;
    };
    for (let n = 0; n < WAITING; n++) {
      now += RAID_MS;
      await post(`Earlier ${n}`, `You are an idiot, number ${n}, and so is whoever repaired the pier that year.`);
    }
    const before = { held: await held(), pages: [] as number[] };
    for (let n = 0; n < PAGES_BEFORE; n++) before.pages.push(await page());
    const during: number[] = [];
    let spent = 0;
    for (let n = 0; n < RAID; n++) {
      now += RAID_MS / RAID;
      const from = performance.now();
      await post(
        `Raider ${n}`,
        `Number ${n} says that the pier is ours, and that the harbour board has to go at once.`,
      );
      spent += performance.now() - from;
      if (n % COMMENTS_PER_PAGE === 0) during.push(await page());
    }
    const raised = (await held()) - before.held;
    const cleared = await clearing(context);
    return [
      told("raid", `comments of ${RAID} newcomers in a minute, taken`, (RAID / spent) * 1_000, "/s"),
      told("raid", "of them held", raised, ""),
      told("raid", "of them held, in the time that it took", (raised / spent) * 1_000, "/s"),
      told("raid", "a page of the queue before it", median(before.pages), "ms"),
      told("raid", "a page of the queue during it", median(during), "ms"),
      told("raid", "against before it", median(during) / median(before.pages), "×"),
      told("raid", `rejecting ${IN_BULK} cases in bulk`, cleared.bulk, "ms"),
      told("raid", `against rejecting ${IN_BULK} one by one`, cleared.bulk / cleared.single, "×"),
    ];
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Milliseconds in which as many cases are rejected one by one, and all at once. */
async function clearing(context: ServiceContext): Promise<{ single: number; bulk: number }> {
  const decider = null;
  const input = { kind: "reject", clause: 7, reason: "A raid." } as const;
  const next = async (): Promise<{ caseId: number; version: number }[]> => {
    const order = { queue: "held", order: "oldest", after: null, filter: {}, limit: IN_BULK } as const;
    const { items } = await listCases(context, order);
    if (items.length !== IN_BULK) throw new Error(`${items.length} cases to decide`);
    return items.map(({ id, version }) => ({ caseId: id, version }));
  };
  const oneByOne = await next();
  let from = performance.now();
  for (const target of oneByOne) await decide(context, { decider, target, input });
  const single = performance.now() - from;
  const together = await next();
  from = performance.now();
  await decideMany(context, { decider, cases: together, input, batch: "raid" });
  return { single, bulk: performance.now() - from };
}
