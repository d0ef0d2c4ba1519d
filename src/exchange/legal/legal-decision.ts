import type { DecisionKind } from "../../domain/decisions/kinds.ts";
import type { LegalCategory, LegalKeyword } from "./dsa-codes.ts";

/**
 * How something came to notice: a notice under DSA Article 16 (of a trusted flagger or not), a reader's plain report, or
 * by the publisher's own looking.
 */
export type LegalSource = "notice" | "trusted-flagger" | "report" | "own";

/**
 * What the legal exports read of a decision. Nothing in it is about who somebody is: the words of comments, names and
 * moderators' free text stay out, because these exports are published. Times are milliseconds since 1970-01-01 UTC.
 */
export interface LegalDecision {
  readonly id: number;
  readonly kind: DecisionKind;
  readonly at: number;
  readonly endsAt: number | null;
  /** True where a guest is concerned, who has no account. */
  readonly guest: boolean;
  /** When the comment was written; null where none is concerned. */
  readonly commentAt: number | null;
  /** ISO 639-1 code of the comment's language; null where it is not known. */
  readonly language: string | null;
  readonly clause: { readonly number: number; readonly title: string; readonly text: string };
  readonly category: LegalCategory;
  readonly keyword: LegalKeyword | null;
  /** The law that was broken, where the decision rests on one and not on the house rules alone. */
  readonly illegal: { readonly law: string; readonly explanation: string } | null;
  readonly source: LegalSource;
  readonly foundByMachine: boolean;
  readonly byMachine: boolean;
}

/** What a decision restricts, in the words of the Transparency Database; null where it restricts nothing there. */
export type Restriction =
  | { readonly field: "visibility"; readonly value: "REMOVED" | "DISABLED" | "OTHER" }
  | { readonly field: "provision"; readonly value: "PARTIAL_SUSPENSION" | "PARTIAL_TERMINATION" }
  | { readonly field: "account"; readonly value: "SUSPENDED" | "TERMINATED" };

/**
 * What a decision restricts. A removed comment is gone from its place; one that is rejected or returned exists and
 * nobody but its author can reach it; a picture is gone from beside its owner's name. A time-out leaves reading, and so most of the service. A ban ends the account;
 * guests have none, so that for them the service is restricted. A warning restricts nothing.
 */
export function restrictionOf(decision: Pick<LegalDecision, "kind" | "endsAt" | "guest">): Restriction | null {
  const forGood = decision.endsAt === null;
  switch (decision.kind) {
    case "remove":
    case "remove-picture":
      return { field: "visibility", value: "REMOVED" };
    case "reject":
    case "return-for-revision":
      return { field: "visibility", value: "DISABLED" };
    case "pre-moderate-person":
      return { field: "visibility", value: "OTHER" };
    case "time-out":
      return { field: "provision", value: "PARTIAL_SUSPENSION" };
    case "ban":
      if (decision.guest) {
        return { field: "provision", value: forGood ? "PARTIAL_TERMINATION" : "PARTIAL_SUSPENSION" };
      }
      return { field: "account", value: forGood ? "TERMINATED" : "SUSPENDED" };
    case "publish":
    case "restore":
    case "no-action":
    case "warn":
    case "lock":
    case "slow":
    case "pre-moderate":
    case "lift":
    case "reverse":
      return null;
  }
}
