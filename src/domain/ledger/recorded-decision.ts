import type { Decision } from "../decisions/decision.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { CanonicalValue } from "./canonical-json.ts";
import type { LedgerBodies } from "./entry.ts";

/** What of a decision can be found to be no longer what the ledger says it was. */
export const RECORDED_FIELDS = [
  "kind",
  "case",
  "comment",
  "article",
  "person",
  "device",
  "clause",
  "rules-version",
  "by",
  "by-machine",
  "found-by-machine",
  "at",
  "ends-at",
  "strike",
  "scope",
  "reverses",
  "appeal",
  "reason",
  "note",
  "terms",
  "statement",
  "answer",
] as const;

/** One of them. `terms` has the law that was named; `statement` the passages that were marked. */
export type RecordedField = (typeof RECORDED_FIELDS)[number];

/** A decision as the database has it now, with what proves its texts. */
export interface KeptDecision {
  readonly decision: Decision;
  /** Key of the proofs of its texts; null: gone with the account of the person concerned, or never there. */
  readonly salt: string | null;
  /** Key of the proof of its terms; null: never there. */
  readonly termsSalt: string | null;
  /** Undone by who had made it, before anything was sent. */
  readonly undone: boolean;
  /** Its statement of reasons; null: there is none, or none any more. */
  readonly statement: { readonly parts: string; readonly appealUntil: number | null } | null;
  /** The account of the person concerned was deleted, and with it every text about them. */
  readonly erased: boolean;
}

/** The functions behind the proofs, which this room does not have. */
export interface Proofs {
  /** HMAC-SHA-256 (RFC 2104) in hexadecimal. */
  readonly keyed: (key: string, text: string) => string;
  /** SHA-256 in hexadecimal. */
  readonly plain: (text: string) => string;
}

/** The text whose keyed hash proves a statement of reasons, and with it the marked passages and the quoted clause. */
export function statementToProve(statement: { parts: string; appealUntil: number | null }): string {
  return `statement:${statement.appealUntil ?? ""}:${statement.parts}`;
}

/** The text whose keyed hash proves the further terms of a decision: the law that was named, what became of past comments. */
export function termsToProve(data: Decision["data"]): string {
  const { law, models, pastComments, slowSeconds } = data;
  const terms: { [key: string]: CanonicalValue | undefined } = { law, models, pastComments, slowSeconds };
  return `terms:${canonicalJson(terms)}`;
}

/** Hash of a reason, with the decision's own salt: the form that the ledger has had from its beginning. */
export function reasonProof(proofs: Proofs, salt: string, reason: string): string | null {
  return reason === "" ? null : proofs.plain(salt + reason);
}

/** Hash of an internal note; null where there is none. */
export function noteProof(proofs: Proofs, salt: string, note: string): string | null {
  return note === "" ? null : proofs.keyed(salt, `note:${note}`);
}

/** Hash of the reason that an appeal was answered with. @param salt of the decision that the appeal was against. */
export function answerProof(proofs: Proofs, salt: string, reason: string): string {
  return proofs.keyed(salt, `answer:${reason}`);
}

/**
 * Compares a decision as it is kept with what the ledger recorded of it. Entries of an earlier version prove less: their
 * plain fields and the reason.
 * @returns what differs; empty: nothing that the entry can prove.
 */
export function changedInDecision(
  proofs: Proofs,
  entry: { readonly at: number; readonly body: LedgerBodies["decision"] },
  kept: KeptDecision,
): RecordedField[] {
  const { at, body } = entry;
  const { decision } = kept;
  const same: Partial<Record<RecordedField, boolean>> = {
    kind: body.kind === decision.kind,
    case: body.case === decision.caseId,
    comment: body.comment === decision.commentId,
    article: body.article === decision.articleId,
    person: body.person === decision.personId,
    device: isDevice(proofs, body.device, kept),
    clause: body.clause === decision.clause,
    "rules-version": body.rulesVersion === decision.rulesVersion,
    by: body.by === decision.byPerson,
    "by-machine": body.byMachine === decision.byMachine,
    "found-by-machine": body.foundByMachine === decision.foundByMachine,
    at: at === decision.at,
    "ends-at": body.endsAt === decision.endsAt,
    strike: body.strikeWeight === decision.strikeWeight,
    scope: body.scope === decision.scope,
    reason: isText(body.reasonHash, decision.reason, kept, (salt) => reasonProof(proofs, salt, decision.reason)),
    ...(body.version === 2 ? changedSinceVersion2(proofs, body, kept) : {}),
  };
  return RECORDED_FIELDS.filter((field) => same[field] === false);
}

function changedSinceVersion2(
  proofs: Proofs,
  body: LedgerBodies["decision"],
  kept: KeptDecision,
): Partial<Record<RecordedField, boolean>> {
  const { decision, statement, termsSalt } = kept;
  return {
    strike: body.strikeWeight === decision.strikeWeight && body.strikeEndsAt === decision.strikeEndsAt,
    reverses: body.reverses === decision.reversesId,
    appeal: body.appeal === decision.appealId,
    note: isText(body.noteHash, decision.internalNote, kept, (salt) => noteProof(proofs, salt, decision.internalNote)),
    terms: termsSalt !== null && body.termsHash === proofs.keyed(termsSalt, termsToProve(decision.data)),
    statement:
      statement === null
        ? body.statementHash === null || kept.undone
        : isText(body.statementHash, statement.parts === "{}" ? "" : statement.parts, kept, (salt) =>
            proofs.keyed(salt, statementToProve(statement)),
          ),
  };
}

/** Compares a reversal as it is kept with what the ledger recorded of it. @returns as `changedInDecision`. */
export function changedInReversal(
  proofs: Proofs,
  entry: { readonly at: number; readonly body: LedgerBodies["reversal"] },
  kept: KeptDecision,
): RecordedField[] {
  const { at, body } = entry;
  const { decision } = kept;
  const same: Partial<Record<RecordedField, boolean>> = {
    kind: body.kind === decision.kind,
    by: body.by === decision.byPerson,
    at: at === decision.at,
    reverses: body.of === decision.reversesId,
    appeal: body.appeal === decision.appealId,
    ...(body.version === 2
      ? {
          terms: body.undone === kept.undone,
          reason: isText(body.reasonHash, decision.reason, kept, (salt) => reasonProof(proofs, salt, decision.reason)),
        }
      : {}),
  };
  return RECORDED_FIELDS.filter((field) => same[field] === false);
}

/**
 * Whether a text is the one of which the ledger has the hash.
 * @param proof its hash as it is now, from the salt.
 */
function isText(
  hash: string | null | undefined,
  text: string,
  kept: Pick<KeptDecision, "salt" | "erased">,
  proof: (salt: string) => string | null,
): boolean {
  // What went with an account is gone: nothing is left that could be false.
  if (text === "" && kept.erased) return true;
  if (hash === null || hash === undefined) return text === "";
  return kept.salt !== null && proof(kept.salt) === hash;
}

function isDevice(proofs: Proofs, reference: string | null, { decision, salt }: KeptDecision): boolean {
  if (decision.deviceId === null || reference === null) return decision.deviceId === null && reference === null;
  // Before version 0.1.0 it was a plain hash.
  if (reference === proofs.plain(decision.deviceId)) return true;
  return salt !== null && reference === proofs.keyed(salt, `device:${decision.deviceId}`);
}
