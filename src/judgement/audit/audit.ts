import { type AppealRate, appealRates } from "./appeals.ts";
import type { AuditedCase } from "./audited-case.ts";
import { type Contradiction, contradictions } from "./contradictions.ts";
import { type Difference, groupDifferences, moderatorDifferences } from "./leniency.ts";

/** Everything the audit of a period found, and how sure it is. */
export interface Audit {
  readonly cases: number;
  readonly contradictions: readonly Contradiction[];
  readonly moderators: readonly Difference[];
  readonly groups: readonly Difference[];
  readonly appeals: readonly AppealRate[];
  /** Whether anything differs beyond chance. */
  readonly finding: boolean;
}

/** Chance that the whole audit of a period in which nothing is wrong says that something is. */
const FALSE_ALARM = 0.05;

/**
 * Audits decided cases for a double standard. The chance of a false alarm is divided among the three questions asked:
 * do moderators differ, are groups treated differently, are somebody's decisions overturned more often.
 */
export function audit(cases: readonly AuditedCase[]): Audit {
  const each = FALSE_ALARM / 3;
  const moderators = moderatorDifferences(cases, each);
  const groups = groupDifferences(cases, each);
  const appeals = appealRates(cases, each);
  return {
    cases: cases.length,
    contradictions: contradictions(cases),
    moderators,
    groups,
    appeals,
    finding: [...moderators, ...groups, ...appeals].some(({ differs }) => differs),
  };
}
