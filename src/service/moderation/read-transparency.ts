import type { DecisionKind } from "../../domain/decisions/kinds.ts";
import { DECISION_KINDS } from "../../domain/decisions/kinds.ts";
import { LEDGER_KINDS } from "../../domain/ledger/entry.ts";
import type { LedgerKind } from "../../domain/ledger/entry.ts";
import { figuresByMonth } from "../../domain/transparency.ts";
import type { Agreement, CountedDecision, MonthFigures } from "../../domain/transparency.ts";
import { newestLedgerEntries } from "../../store/ledger.ts";
import { countedAppeals, countedDecisions } from "../../store/transparency.ts";
import type { CountedRow } from "../../store/transparency.ts";
import { keptAudit } from "../audit/keep-audit.ts";
import type { ServiceContext } from "../service-context.ts";

/** For how long figures are shown before they are reckoned anew, in milliseconds. */
export const FIGURES_AGE_MS = 60 * 60_000;

/** Months that figures go back, the present one among them. */
const MONTHS = 12;

/** The most decisions, and appeals, that are counted: bounds what one reckoning costs. */
const MOST_COUNTED = 100_000;

/** Decisions that are read at once. */
const AT_ONCE = 2_000;

/** Entries on one page of the log. */
export const LOG_PAGE = 50;

/** An entry of the ledger as everybody may see it: what happened, and neither to whom nor by whom. */
export interface PublicEntry {
  readonly seq: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly kind: LedgerKind;
  /** Of a decision: its kind and clause. */
  readonly decision: DecisionKind | null;
  readonly clause: number | null;
  readonly hash: string;
}

/** Public figures of the last twelve months. */
export interface PublicFigures {
  readonly months: readonly MonthFigures[];
  /** How often two moderators decided nearly the same comments alike, by the last audit; null before the first. */
  readonly agreement: Agreement | null;
  /** When they were reckoned (milliseconds since 1970-01-01 UTC). */
  readonly at: number;
  /** False where there were more decisions than are counted: the oldest months are then incomplete or missing. */
  readonly complete: boolean;
}

const kept = new WeakMap<ServiceContext, { until: number; figures: Promise<PublicFigures> }>();

/** The figures, reckoned at most once in `FIGURES_AGE_MS` by each process, whoever asks and how often. */
export async function readFigures(context: ServiceContext): Promise<PublicFigures> {
  const at = context.now();
  const known = kept.get(context);
  if (known !== undefined && known.until > at) return await known.figures;
  const figures = reckon(context, at);
  kept.set(context, { until: at + FIGURES_AGE_MS, figures });
  figures.catch(() => kept.delete(context));
  return await figures;
}

/** A page of the public log, newest first: entries before `before`. */
export async function readLog(
  context: ServiceContext,
  before: number | null,
): Promise<{ entries: PublicEntry[]; next: number | null }> {
  const found = await newestLedgerEntries(context.store.reader, {
    siteId: context.site().id,
    beforeSeq: before,
    limit: LOG_PAGE + 1,
  });
  const rows = found.slice(0, LOG_PAGE);
  const entries = rows.map(({ seq, at, kind, body, hash }): PublicEntry => {
    const known = LEDGER_KINDS.find((one) => one === kind);
    if (known === undefined) throw new Error(`ledger entry ${seq} has the unknown kind ${kind}`);
    const said = JSON.parse(body) as { kind?: unknown; clause?: unknown };
    return {
      seq,
      at,
      kind: known,
      decision: DECISION_KINDS.find((one) => one === said.kind) ?? null,
      clause: typeof said.clause === "number" ? said.clause : null,
      hash,
    };
  });
  return { entries, next: found.length > LOG_PAGE ? (rows.at(-1)?.seq ?? null) : null };
}

async function reckon(context: ServiceContext, at: number): Promise<PublicFigures> {
  const db = context.store.reader;
  const siteId = context.site().id;
  const now = new Date(at);
  const since = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS + 1);
  const decisions: CountedDecision[] = [];
  let beforeId = Number.MAX_SAFE_INTEGER;
  let ended = false;
  while (!ended && decisions.length < MOST_COUNTED) {
    const part = await countedDecisions(db, { siteId, since, beforeId, limit: AT_ONCE });
    decisions.push(...part.map(counted));
    beforeId = part.at(-1)?.id ?? 0;
    ended = part.length < AT_ONCE;
  }
  const appeals = await countedAppeals(db, { siteId, since, limit: MOST_COUNTED });
  const months = figuresByMonth(
    decisions,
    appeals.map((appeal) => ({ at: appeal.at, state: appeal.state, samePerson: appeal.same_person === 1 })),
  );
  const agreement = (await keptAudit(context)).found?.agreement ?? null;
  return { months, agreement, at, complete: ended };
}

function counted(row: CountedRow): CountedDecision {
  const kind = DECISION_KINDS.find((one) => one === row.kind);
  if (kind === undefined) throw new Error(`decision ${row.id} has the unknown kind ${row.kind}`);
  return {
    kind,
    at: row.at,
    clause: row.clause,
    foundByMachine: row.found_by_machine === 1,
    byMachine: row.by_machine === 1,
    waited: row.opened_at === null ? null : Math.max(0, row.at - row.opened_at),
    reversed: row.reversed === 1,
  };
}
