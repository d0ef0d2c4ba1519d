import type { AppealState } from "../decisions/appeal.ts";
import type { BanScope } from "../decisions/decision.ts";
import type { DecisionKind } from "../decisions/kinds.ts";
import type { Role } from "../person.ts";

/**
 * What the ledger records. Nothing personal is ever in an entry, because an entry can never be deleted: people and
 * comments are numbers, which mean nothing once their rows are gone; guests' devices are keyed references; no text that
 * somebody wrote, no name, no address. The types have no room for any.
 */
export const LEDGER_KINDS = [
  "decision",
  "reversal",
  "sanction-ended",
  "appeal",
  "appeal-answered",
  "appeal-closed",
  "rules",
  "screening-rule",
  "settings",
  "role",
  "model",
  "suspicion",
  "export",
] as const;

/** One of the kinds of entries. */
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** Id of a row: a positive integer. */
export type RowId = number;

/**
 * A keyed hash in hexadecimal, of what must not be readable here: HMAC-SHA-256 (RFC 2104) with the decision's own random
 * salt as its key. It proves whom a decision is about as long as the salt is kept, and two entries about one device look
 * no more alike than any two. Entries before version 0.1.0 have a plain SHA-256 of the device's random id.
 */
export type KeyedReference = string;

/** What each kind of entry holds. Times are milliseconds since 1970-01-01 UTC. */
export interface LedgerBodies {
  readonly decision: {
    readonly decision: RowId;
    readonly kind: DecisionKind;
    readonly case: RowId | null;
    readonly comment: RowId | null;
    readonly article: RowId | null;
    readonly person: RowId | null;
    readonly device: KeyedReference | null;
    readonly clause: number | null;
    readonly rulesVersion: number | null;
    readonly by: RowId | null;
    readonly byMachine: boolean;
    readonly foundByMachine: boolean;
    readonly endsAt: number | null;
    readonly strikeWeight: number;
    readonly scope: BanScope;
    /** SHA-256 of the reason with a random salt that is kept beside the reason: provable, and gone when that is deleted. */
    readonly reasonHash: string | null;
    /** Versions of the models that had a part in finding what it is about; absent: none had. */
    readonly models?: readonly string[] | undefined;
    /** Absent: an entry of the first version, which has nothing of what follows. */
    readonly version?: 2;
    readonly strikeEndsAt?: number | null;
    /** The decision that it lifts. */
    readonly reverses?: RowId | null;
    readonly appeal?: RowId | null;
    /** Of the note for moderators, with the same salt. */
    readonly noteHash?: KeyedReference | null;
    /** Of the law that was named and the other terms, with a salt that stays when an account is deleted. */
    readonly termsHash?: KeyedReference;
    /** Of the statement of reasons as it was written, marked passages among it; null: there is none. */
    readonly statementHash?: KeyedReference | null;
  };
  readonly reversal: {
    readonly decision: RowId;
    readonly kind: Extract<DecisionKind, "reverse" | "lift">;
    readonly of: RowId;
    readonly appeal: RowId | null;
    readonly by: RowId | null;
    /** Absent: an entry of the first version, which has nothing of what follows. */
    readonly version?: 2;
    /** Undone by who had made it, before anything was sent. */
    readonly undone?: boolean;
    /** As of a decision. */
    readonly reasonHash?: string | null;
  };
  readonly "sanction-ended": { readonly decision: RowId };
  readonly appeal: {
    readonly appeal: RowId;
    readonly against: RowId;
    readonly dueAt: number;
    /** As in the decision that it is against. */
    readonly models?: readonly string[] | undefined;
  };
  readonly "appeal-answered": {
    readonly appeal: RowId;
    readonly state: Exclude<AppealState, "open" | "moot">;
    readonly by: RowId | null;
    /** True where nobody but the first decider could hear it. */
    readonly samePerson: boolean;
    readonly late: boolean;
    /** Of the reason, with the salt of the decision that was appealed against; absent: an older entry, or no salt left. */
    readonly reasonHash?: KeyedReference | undefined;
  };
  /** Closed without an answer. */
  readonly "appeal-closed": { readonly appeal: RowId; readonly because: "author-left" };
  readonly rules: { readonly version: number; readonly hash: string; readonly by: RowId | null };
  readonly "screening-rule": {
    readonly rule: RowId;
    readonly version: number;
    readonly state: "draft" | "shadow" | "live" | "retired";
    readonly by: RowId | null;
  };
  readonly settings: { readonly changed: readonly string[]; readonly hash: string; readonly by: RowId | null };
  readonly role: {
    readonly person: RowId;
    readonly role: Role;
    readonly before: Role | null;
    readonly by: RowId | null;
  };
  readonly model: { readonly kind: string; readonly version: string; readonly hash: string; readonly by: RowId | null };
  readonly suspicion: {
    readonly suspicion: RowId;
    readonly state: "open" | "confirmed" | "dismissed" | "watched";
    readonly by: RowId | null;
    /** Version of the model that raised it. */
    readonly model: string;
  };
  /** What people wrote was taken out of the site, for a law that asks for it. */
  readonly export: {
    readonly what: "safety-record";
    readonly from: number;
    readonly until: number;
    readonly by: RowId | null;
  };
}

/** Something to be recorded. */
export type LedgerEntry = {
  [K in LedgerKind]: {
    readonly kind: K;
    /** Milliseconds since 1970-01-01 UTC. */
    readonly at: number;
    readonly body: LedgerBodies[K];
  };
}[LedgerKind];
