import { type AppealRate, appealRates } from "./appeals.ts";
import type { AuditedCase } from "./audited-case.ts";
import type { Agreement } from "../../domain/transparency.ts";
import { agreementOn, type Contradiction, contradictions, tellingPairs } from "./contradictions.ts";
import { type Difference, groupDifferences, moderatorDifferences } from "./leniency.ts";

/** Everything the audit of a period found, and how sure it is. */
export interface Audit {
  readonly cases: number;
  readonly contradictions: readonly Contradiction[];
  /** Between two people, on near-identical comments. */
  readonly agreement: Agreement;
  readonly moderators: readonly Difference[];
  readonly groups: readonly Difference[];
  readonly appeals: readonly AppealRate[];
  /** Whether anything differs beyond chance. */
  readonly finding: boolean;
}

/**
 * Chance, for each of the audit's three questions, that it says something is wrong where nothing is. Together they stay
 * below 5 %; the aim is 4 %, because no regression describes decisions exactly.
 */
export const FALSE_ALARM_EACH = 0.04 / 3;

/**
 * Audits decided cases for a double standard. The chance of a false alarm is divided among the three questions asked:
 * do moderators differ, are groups treated differently, are somebody's decisions overturned more often.
 */
export function audit(cases: readonly AuditedCase[]): Audit {
  const moderators = moderatorDifferences(cases, FALSE_ALARM_EACH);
  const groups = groupDifferences(cases, FALSE_ALARM_EACH);
  const appeals = appealRates(cases, FALSE_ALARM_EACH);
  const pairs = tellingPairs(cases);
  return {
    cases: cases.length,
    contradictions: contradictions(cases, pairs),
    agreement: agreementOn(cases, pairs),
    moderators,
    groups,
    appeals,
    finding: [...moderators, ...groups, ...appeals].some(({ differs }) => differs),
  };
}
