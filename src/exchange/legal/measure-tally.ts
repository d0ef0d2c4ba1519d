import { isWithin } from "./dates.ts";
import type { Period } from "./dates.ts";
import { restrictionOf } from "./legal-decision.ts";
import type { LegalDecision, LegalSource } from "./legal-decision.ts";
import type { Categorised } from "./report-table.ts";

/** Measures that do not differ in anything that a report tells, and how many there are. */
export interface Measures extends Categorised {
  readonly count: number;
  /** Field and value of the restriction, such as `visibility REMOVED`. */
  readonly restriction: string;
  readonly illegal: boolean;
  readonly source: LegalSource;
  readonly foundByMachine: boolean;
  readonly byMachine: boolean;
}

/**
 * Counts decisions that restrict something, one after another, so that a report over millions of them needs no more
 * memory than one over a few: what is kept grows with the kinds of measures, not with the measures.
 */
export class MeasureTally {
  readonly #period: Period;
  readonly #kept = new Map<string, Measures>();

  /** @param period decisions of other times are left out. */
  constructor(period: Period) {
    this.#period = period;
  }

  /** Counts a decision, if it is of the period and restricts something. */
  add(decision: LegalDecision): void {
    const restriction = restrictionOf(decision);
    if (restriction === null || !isWithin(this.#period, decision.at)) return;
    const measure = {
      category: decision.category,
      keyword: decision.keyword,
      restriction: `${restriction.field} ${restriction.value}`,
      illegal: decision.illegal !== null,
      source: decision.source,
      foundByMachine: decision.foundByMachine,
      byMachine: decision.byMachine,
    };
    const key = JSON.stringify(measure);
    this.#kept.set(key, { ...measure, count: (this.#kept.get(key)?.count ?? 0) + 1 });
  }

  /** What was counted so far, in no particular order. */
  measures(): Measures[] {
    return [...this.#kept.values()];
  }
}

/** How many measures these are. */
export function countOf(measures: readonly Measures[]): number {
  return measures.reduce((sum, { count }) => sum + count, 0);
}

/** Whether a measure was taken of the publisher's own accord. A reader's plain report is no notice under Article 16. */
export function isOwnInitiative({ source }: Pick<Measures, "source">): boolean {
  return source === "own" || source === "report";
}
