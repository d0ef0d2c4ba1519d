import type { PrecedentLine } from "../../domain/case-view.ts";
import { beginningOf } from "../../domain/excerpt.ts";
import { Problem } from "../../domain/problem.ts";
import type { CaseFacts, CaseFinding, DecidedCase, Outcome } from "../../judgement/precedents/decided-case.ts";
import { departureFrom } from "../../judgement/precedents/departure.ts";
import type { Departure } from "../../judgement/precedents/departure.ts";
import { rankAgain, rankPrecedents } from "../../judgement/precedents/rank-precedents.ts";
import type { Precedent } from "../../judgement/precedents/rank-precedents.ts";
import { targetOf } from "../../judgement/precedents/target-of.ts";
import { casesWithWords } from "../../store/case-texts.ts";
import { caseById } from "../../store/cases.ts";
import { decidedByIds } from "../../store/decided-comments.ts";
import type { DecidedRow } from "../../store/decided-comments.ts";
import { findingsOf } from "../../store/findings.ts";
import { heatsUpTo } from "../conversation-heat.ts";
import type { ServiceContext } from "../service-context.ts";
import { tellingWords } from "./telling-words.ts";

/** Cases that are compared exactly. */
const CANDIDATES = 120;

/** Cases that one search gives at most. */
const PER_SEARCH = 30;

/** Rare words that are looked for together, beside the two rarest, by their place. */
const PAIRS = [
  [0, 2],
  [1, 2],
  [2, 3],
] as const;

/** Of these the nearest, for which it is also found out how heated the conversation was. */
const NEAREST = 20;

/** How many like cases are shown, and say what is usual. */
const SHOWN = 5;

/** Cases less alike (0-1) say nothing and are not shown. */
const LEAST_SHOWN = 0.15;

/** Length of the texts shown, in UTF-16 code units. */
const EXCERPT_LENGTH = 240;

/** What was decided in like cases, and what is to be said of each outcome that could be decided now. */
export interface Precedents {
  readonly lines: readonly PrecedentLine[];
  readonly departures: Readonly<Record<Outcome, Departure>>;
}

/** What comparing reads of a case. */
export interface ComparedCase {
  readonly id: number | null;
  readonly body: string;
  readonly clause: number | null;
  readonly commentId: number | null;
}

/**
 * The decided cases of this site most like a case, and a plain sentence where a decision would depart from them.
 * @throws Problem `not-found`.
 */
export async function precedentsOf(context: ServiceContext, caseId: number): Promise<Precedents> {
  const row = await caseById(context.store.reader, context.site().id, caseId);
  if (row === undefined) throw new Problem("not-found", "There is no such case.");
  return await findPrecedents(context, { id: row.id, body: row.body, clause: row.clause, commentId: row.comment_id });
}

/** The same for something that is no case (yet). */
export async function findPrecedents(context: ServiceContext, compared: ComparedCase): Promise<Precedents> {
  const { reader } = context.store;
  const siteId = context.site().id;
  const ids = (await candidates(context, compared.body)).filter((id) => id !== compared.id);
  const rows = oncePerComment(
    (await decidedByIds(reader, siteId, ids)).filter(
      // An appeal is a case of its own: what it is against is no precedent for it.
      (row) => outcomeOf(row) !== null && row.commentId !== compared.commentId,
    ),
  );
  const comments = [...rows.map((row) => row.commentId), ...(compared.commentId === null ? [] : [compared.commentId])];
  const findings = await caseFindings(context, comments);
  const known = new Map(rows.map((row) => [row.id, row]));
  const own = findings.get(compared.commentId ?? 0) ?? [];
  const facts = { text: compared.body, findings: own, ...whatElse(compared.body, compared.clause, own) };
  const nearest = rankPrecedents(
    facts,
    rows.map((row) => decidedCase(row, findings.get(row.commentId) ?? [])),
    NEAREST,
  );
  const ranked = await withHeat(context, { facts, commentId: compared.commentId, nearest, known });
  const shown = ranked.filter(({ likeness }) => likeness >= LEAST_SHOWN);
  const departure = (outcome: Outcome): Departure => departureFrom(outcome, ranked);
  return {
    lines: shown.map(({ decided, likeness }): PrecedentLine => {
      const row = known.get(decided.id);
      return {
        caseId: decided.id,
        excerpt: beginningOf(decided.text, EXCERPT_LENGTH),
        outcome: decided.outcome,
        clause: row?.clause ?? null,
        at: row?.at ?? 0,
        likeness,
      };
    }),
    departures: {
      published: departure("published"),
      rejected: departure("rejected"),
      removed: departure("removed"),
    },
  };
}

/** Of several cases about one comment, such as a report and an appeal, the one that was decided last: it counts once. */
function oncePerComment(rows: readonly DecidedRow[]): DecidedRow[] {
  const last = rows.toSorted((a, b) => a.decisionId - b.decisionId).map((row) => [row.commentId, row] as const);
  return [...new Map(last).values()];
}

/**
 * Candidates by words: first cases with the rarest words together, which finds a near-identical text however old it is,
 * then the newest with each. Every search ends after some dozens, however many cases there are. Those that do not depend
 * on each other are asked at once: most of the time is waiting for a database elsewhere, or for its disk.
 */
async function candidates(context: ServiceContext, body: string): Promise<number[]> {
  const words = await tellingWords(context, body);
  const siteId = context.site().id;
  const found = new Set<number>();
  const search = async (groups: readonly (readonly string[])[]): Promise<number[][]> => {
    const each = groups.map((group) =>
      casesWithWords(context.store.reader, { siteId, words: group, decided: true, limit: PER_SEARCH }),
    );
    const answers = await Promise.all(each);
    for (const id of answers.flat()) found.add(id);
    return answers;
  };
  const [rarest = []] = await search([
    words.slice(0, 2),
    ...PAIRS.map((pair) => pair.flatMap((at) => words[at] ?? [])),
  ]);
  // What has more of the words also has the two rarest: only where these gave too many to be all has it to be asked for.
  if (rarest.length === PER_SEARCH) await search([words.slice(0, 8), words.slice(0, 4), words.slice(0, 3)]);
  for (let at = 0; at < words.length && found.size < CANDIDATES;) {
    const batch = words.slice(at, at + Math.ceil((CANDIDATES - found.size) / PER_SEARCH));
    at += batch.length;
    await search(batch.map((word) => [word]));
  }
  return [...found];
}

/** How a case ended for its comment; null where it was about something else. What was reversed counts the other way. */
export function outcomeOf({ kind, reversed }: Pick<DecidedRow, "kind" | "reversed">): Outcome | null {
  switch (kind) {
    case "publish":
    case "restore":
    case "no-action":
      return reversed === 1 ? null : "published";
    case "reject":
      return reversed === 1 ? "published" : "rejected";
    case "remove":
      return reversed === 1 ? "published" : "removed";
    default:
      return null;
  }
}

function decidedCase(row: DecidedRow, findings: readonly CaseFinding[]): DecidedCase {
  const outcome = outcomeOf(row) ?? "published";
  return { id: row.id, text: row.body, findings, outcome, ...whatElse(row.body, row.clause, findings) };
}

function whatElse(text: string, clause: number | null, findings: readonly CaseFinding[]): Partial<CaseFacts> {
  return { target: targetOf(text, findings), ...(clause === null ? {} : { clause: String(clause) }) };
}

/** Ranks the nearest once more, now also by how heated it was where each was said. */
async function withHeat(
  context: ServiceContext,
  args: {
    facts: CaseFacts;
    commentId: number | null;
    nearest: readonly Precedent[];
    known: ReadonlyMap<number, DecidedRow>;
  },
): Promise<Precedent[]> {
  const { facts, commentId, nearest, known } = args;
  if (commentId === null) return nearest.slice(0, SHOWN);
  const commentOf = ({ decided }: Precedent): number => known.get(decided.id)?.commentId ?? 0;
  const heats = await heatsUpTo(context, [...new Set([commentId, ...nearest.map(commentOf)])]);
  return rankAgain(
    { ...facts, heat: heats.get(commentId) },
    nearest.map((one) => ({ ...one, decided: { ...one.decided, heat: heats.get(commentOf(one)) } })),
    SHOWN,
  );
}

/** What screening saw in comments, as far as it counts for likeness. */
async function caseFindings(
  context: ServiceContext,
  commentIds: readonly number[],
): Promise<ReadonlyMap<number, CaseFinding[]>> {
  const found = new Map<number, CaseFinding[]>();
  for (const row of await findingsOf(context.store.reader, [...new Set(commentIds)])) {
    if (row.shadow === 1) continue;
    const what = JSON.parse(row.what) as { code?: string; label?: string };
    const findings = found.get(row.comment_id) ?? [];
    findings.push({ label: what.label ?? what.code ?? row.step, strength: row.strength });
    found.set(row.comment_id, findings);
  }
  return found;
}
