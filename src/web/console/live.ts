import { claimHolder } from "../../domain/decisions/case.ts";
import { claimCase } from "../../service/moderation/read-case.ts";
import { CASE_QUEUES, waitingCounts } from "../../store/case-queues.ts";
import { casesByIds } from "../../store/cases.ts";
import { casesSince } from "../../store/case-lists.ts";
import type { CaseRow } from "../../store/cases.ts";
import { peopleByIds } from "../../store/people.ts";
import { claim } from "../views/console/queue-page.ts";
import type { ConsoleRequest } from "./console-page.ts";
import { MOST_AT_ONCE } from "./queue.ts";

/** New cases are counted no further than this. */
const MOST_FRESH = 1_000;

/**
 * What has changed since a page of the console was made: the counts of the queues, how many cases are new, what became
 * of the cases that are shown, who is looking at them. Small, and only words: the script puts them where they belong.
 */
export async function liveState(request: ConsoleRequest): Promise<Response> {
  const { c, context, member, view } = request;
  const db = context.store.reader;
  const siteId = context.site().id;
  const words = view.texts.moderating;
  const open = wholeNumber(c.req.query("open"));
  // Who has a case open goes on looking at it; whether it is theirs or somebody else's is said below.
  if (open > 0) await claimCase(context, { id: open, member });
  const shown = shownCases(c.req.query("cases") ?? "");
  const rows = await casesByIds(db, siteId, [...shown.keys()]);
  const holders = rows.flatMap((row) => holderOf(row, context.now()) ?? []);
  const names = new Map((await peopleByIds(db, siteId, holders)).map((person) => [person.id, person.name]));
  const queue = CASE_QUEUES.find((known) => known === c.req.query("queue"));
  const afterId = wholeNumber(c.req.query("newest"));
  const fresh = queue === undefined ? 0 : await casesSince(db, { siteId, queue, afterId, limit: MOST_FRESH });
  const counts = await waitingCounts(db, siteId);
  c.header("cache-control", "no-store");
  return c.json({
    counts: CASE_QUEUES.map((name) => ({
      queue: name,
      waiting: counts[name],
      text: view.texts.formats.number(counts[name]),
    })),
    fresh: fresh === 0 ? null : { text: words.fresh(fresh), show: words.showFresh },
    cases: rows.map((row) => {
      const holder = holderOf(row, context.now());
      const name = holder === null ? undefined : names.get(holder);
      const claimed = holder === null || name === undefined ? "" : claim({ id: holder, name }, member.id, view);
      if (row.state === "decided") return { id: row.id, decided: true, text: words.decidedMeanwhile };
      const changed = row.version === shown.get(row.id) ? "" : words.changedMeanwhile;
      return { id: row.id, decided: false, text: [changed, claimed].filter((part) => part !== "").join(" · ") };
    }),
  });
}

function holderOf(row: CaseRow, now: number): number | null {
  const { state, version, claimed_by: claimedBy, claimed_until: claimedUntil } = row;
  return claimHolder({ state, version, claimedBy, claimedUntil }, now);
}

/** The cases of a page with the version that it shows, from `12:1,15:3`. */
function shownCases(text: string): Map<number, number> {
  const pairs = text.split(",").slice(0, MOST_AT_ONCE);
  return new Map(
    pairs.flatMap((pair) => {
      const found = /^(\d{1,15}):(\d{1,15})$/u.exec(pair);
      return found === null ? [] : [[Number(found[1]), Number(found[2])] as const];
    }),
  );
}

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : 0;
}
