import type { AppealState } from "./decisions/appeal.ts";
import { DECISION_RULES } from "./decisions/kinds.ts";
import type { DecisionKind } from "./decisions/kinds.ts";
import { median } from "./median.ts";

/** What the public figures read of a decision: nothing about who it concerns. Times are milliseconds since 1970-01-01 UTC. */
export interface CountedDecision {
  readonly kind: DecisionKind;
  readonly at: number;
  readonly clause: number | null;
  readonly foundByMachine: boolean;
  readonly byMachine: boolean;
  /** How long its case had waited, in milliseconds; null where there was no case. */
  readonly waited: number | null;
  /** Whether it was found wrong later. */
  readonly reversed: boolean;
}

/** What the public figures read of an appeal. */
export interface CountedAppeal {
  readonly at: number;
  readonly state: AppealState;
  /** Whether the first decider heard it, for want of anybody else. */
  readonly samePerson: boolean;
}

/** Figures of a time. Shares are 0 to 1, and null where there is nothing to share out. */
export interface Figures {
  readonly decisions: number;
  /** Decisions that took something away from somebody. */
  readonly restrictions: number;
  /** Share of the restrictions that a machine had found. */
  readonly foundByMachine: number | null;
  /** Share of the restrictions that a machine decided. */
  readonly decidedByMachine: number | null;
  /** Share of the restrictions that were reversed since. */
  readonly reversed: number | null;
  /** Milliseconds. */
  readonly medianWait: number | null;
  /** Restrictions by clause, those without a clause (null) last. */
  readonly clauses: readonly { readonly clause: number | null; readonly restrictions: number }[];
  readonly appeals: Readonly<Record<AppealState, number>> & { readonly made: number; readonly samePerson: number };
}

/** Figures of one month. */
export interface MonthFigures extends Figures {
  /** YYYY-MM, in UTC. */
  readonly month: string;
}

/** Figures of everything that is given. Appeals count where they were made. Reversals are no decisions of their own. */
export function figures(decisions: readonly CountedDecision[], appeals: readonly CountedAppeal[]): Figures {
  const made = decisions.filter(({ kind }) => kind !== "reverse" && kind !== "lift");
  const restrictions = made.filter(({ kind }) => DECISION_RULES[kind].restricts);
  const share = (holds: (decision: CountedDecision) => boolean): number | null =>
    restrictions.length === 0 ? null : restrictions.filter(holds).length / restrictions.length;
  return {
    decisions: made.length,
    restrictions: restrictions.length,
    foundByMachine: share((decision) => decision.foundByMachine),
    decidedByMachine: share((decision) => decision.byMachine),
    reversed: share((decision) => decision.reversed),
    medianWait: median(made.flatMap(({ waited }) => (waited === null ? [] : [waited]))),
    clauses: byClause(restrictions),
    appeals: {
      made: appeals.length,
      open: ended(appeals, "open"),
      upheld: ended(appeals, "upheld"),
      changed: ended(appeals, "changed"),
      reversed: ended(appeals, "reversed"),
      moot: ended(appeals, "moot"),
      samePerson: appeals.filter(({ samePerson }) => samePerson).length,
    },
  };
}

/** Figures of each month in which something was decided or appealed, newest first. */
export function figuresByMonth(
  decisions: readonly CountedDecision[],
  appeals: readonly CountedAppeal[],
): MonthFigures[] {
  const months = new Map<string, { decisions: CountedDecision[]; appeals: CountedAppeal[] }>();
  const of = (at: number): { decisions: CountedDecision[]; appeals: CountedAppeal[] } => {
    const name = new Date(at).toISOString().slice(0, 7);
    const month = months.get(name) ?? { decisions: [], appeals: [] };
    months.set(name, month);
    return month;
  };
  for (const decision of decisions) of(decision.at).decisions.push(decision);
  for (const appeal of appeals) of(appeal.at).appeals.push(appeal);
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, found]) => ({ month, ...figures(found.decisions, found.appeals) }));
}

/** Two like cases, as they were decided. */
export interface LikePair {
  /** Who decided each; null for the machine. */
  readonly deciders: readonly [string | null, string | null];
  /** Whether the comment was taken away in each. */
  readonly takenAway: readonly [boolean, boolean];
}

/** How often moderators decided like cases alike. */
export interface Agreement {
  readonly pairs: number;
  readonly agreed: number;
  /** 0 to 1; null while there are too few pairs to say anything. */
  readonly share: number | null;
}

/** Fewer pairs than this say more about chance than about moderators. */
export const FEWEST_PAIRS = 20;

/** Agreement over pairs of like cases that two different people decided; all others are left out. */
export function agreement(pairs: readonly LikePair[]): Agreement {
  const counted = pairs.filter(({ deciders: [one, other] }) => one !== null && other !== null && one !== other);
  const agreed = counted.filter(({ takenAway: [one, other] }) => one === other).length;
  return {
    pairs: counted.length,
    agreed,
    share: counted.length < FEWEST_PAIRS ? null : agreed / counted.length,
  };
}

function byClause(restrictions: readonly CountedDecision[]): Figures["clauses"] {
  const counts = new Map<number | null, number>();
  for (const { clause } of restrictions) counts.set(clause, (counts.get(clause) ?? 0) + 1);
  return [...counts]
    .map(([clause, count]) => ({ clause, restrictions: count }))
    .sort((a, b) => (a.clause ?? Infinity) - (b.clause ?? Infinity));
}

function ended(appeals: readonly CountedAppeal[], state: AppealState): number {
  return appeals.filter((appeal) => appeal.state === state).length;
}
