import { setImmediate } from "node:timers/promises";
import { Problem } from "../../domain/problem.ts";
import type { Passage } from "../../domain/case-view.ts";
import { BackTester } from "../../domain/screening/rules/back-test.ts";
import type { BackTest, PastComment, PastDecision } from "../../domain/screening/rules/back-test.ts";
import { commentsByIds } from "../../store/comments.ts";
import { decidedToShow, findingsOfRule, pastTexts } from "../../store/screening-rules.ts";
import type { PastText } from "../../store/screening-rules.ts";
import { foldPhrase, prepareText, screeningKit } from "../prepare-screening.ts";
import type { ServiceContext } from "../service-context.ts";
import { abuseModel } from "./kit.ts";
import { siteRule } from "./site-rules.ts";
import type { KeptRule } from "./site-rules.ts";

/** Comments that one back-test looks at, the newest of the site: a second or two of work. */
const MOST_COMMENTS = 5_000;

/** Comments read and looked at before others get their turn. */
const BATCH = 50;

/** Findings of a rule that are counted. */
const MOST_FINDINGS = 1_000;

/** Comments that are shown of what a rule found. */
const SHOWN = 20;

/** A comment that a rule found something in, with the places. */
export interface FoundComment {
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly passages: readonly Passage[];
}

/** What a rule would have done, with the comments of the sample to read. */
export interface RuleBackTest extends BackTest {
  readonly comments: readonly FoundComment[];
  /** True when there were more comments than were looked at. */
  readonly cut: boolean;
}

/** Only one at a time in each database: they are for people who wait for the answer. */
const running = new WeakSet<object>();

/**
 * Runs a rule over the site's newest comments, in small batches, so that others are served meanwhile. Changes nothing.
 * @throws Problem `not-found`, `too-many-requests` while another one runs.
 */
export async function backTestRule(context: ServiceContext, id: number): Promise<RuleBackTest> {
  const rule = await siteRule(context, id);
  const { store } = context;
  if (running.has(store)) {
    throw new Problem("too-many-requests", "Another back-test is running. Please wait a moment.", { retryAfter: 5 });
  }
  running.add(store);
  try {
    return await run(context, rule);
  } finally {
    running.delete(store);
  }
}

async function run(context: ServiceContext, rule: KeptRule): Promise<RuleBackTest> {
  const db = context.store.reader;
  const siteId = context.site().id;
  const model = abuseModel();
  const settings = context.site().settings.screening;
  const kit = screeningKit({ settings, rules: [{ ...rule, state: "live" }], names: [], model });
  // Which language a text is in matters to lists for one language only, and takes longest.
  const needsLanguage = rule.definition.kind === "words" && rule.definition.language !== null;
  const judge = needsLanguage ? { model } : null;
  const tester = new BackTester(rule, foldPhrase);
  let looked = 0;
  let more = true;
  for (let beforeId: number | null = null; more && looked < MOST_COMMENTS;) {
    const rows: readonly PastText[] = await pastTexts(db, { siteId, beforeId, limit: BATCH });
    const shown = await decidedToShow(
      db,
      rows.map((row) => row.id),
    );
    for (const { id, state, body_source: text, body_html: html } of rows) {
      const { normal, language, links } = prepareText({ text, html, parent: null, judge }, kit);
      const past: PastComment = { id, text, normal, language, links, decided: pastDecision(state, shown.has(id)) };
      tester.look(past);
    }
    looked += rows.length;
    more = rows.length === BATCH;
    beforeId = rows.at(-1)?.id ?? null;
    await setImmediate();
  }
  const result = tester.result();
  return { ...result, comments: await foundComments(context, result.sample), cut: more };
}

function pastDecision(state: PastText["state"], shown: boolean): PastDecision {
  switch (state) {
    case "held":
      return "waiting";
    case "rejected":
    case "removed":
      return state;
    case "published":
    case "withdrawn":
      return shown ? "published" : "none";
  }
}

async function foundComments(context: ServiceContext, sample: BackTest["sample"]): Promise<FoundComment[]> {
  const ids = sample.map(({ id }) => id);
  const rows = await commentsByIds(context.store.reader, context.site().id, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return sample.flatMap(({ id, passages }) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ id, author: row.author_name, text: row.body_source, passages }];
  });
}

/** What a rule found since it has its present text and state. */
export interface FoundSoFar {
  /** Comments in which it found something. */
  readonly found: number;
  /** There may be more. */
  readonly cut: boolean;
  /** What became of them. */
  readonly states: Readonly<Record<PastText["state"], number>>;
  /** The newest. */
  readonly comments: readonly FoundComment[];
}

/** What a watched or live rule has found in new comments. */
export async function foundSoFar(context: ServiceContext, rule: KeptRule): Promise<FoundSoFar> {
  const rows = await findingsOfRule(context.store.reader, {
    siteId: context.site().id,
    ruleId: rule.id,
    since: rule.changedAt,
    limit: MOST_FINDINGS,
  });
  const states = { published: 0, held: 0, rejected: 0, removed: 0, withdrawn: 0 };
  const comments = new Map<number, FoundComment & { passages: Passage[] }>();
  for (const row of rows) {
    let comment = comments.get(row.comment_id);
    if (comment === undefined) {
      states[row.state]++;
      comment = { id: row.comment_id, author: row.author_name, text: row.body_source, passages: [] };
      comments.set(row.comment_id, comment);
    }
    const { passage_start: start, passage_end: end } = row;
    if (start !== null && end !== null) comment.passages.push({ start, end });
  }
  const newest = [...comments.values()].slice(0, SHOWN);
  return { found: comments.size, cut: rows.length === MOST_FINDINGS, states, comments: newest };
}
