/**
 * What mails are for.
 * - `sign-in`: somebody typed the address to sign in, this moment;
 * - `confirm`: somebody typed it to be told of answers, and it may be somebody else's;
 * - `notices`: a member is told what happened;
 * - `reply`: a guest is told of an answer;
 * - `decision`: a member is told of a decision that concerns them, or of the answer to their appeal;
 * - `guest-decision`: the same for a guest, at an address that nobody has confirmed;
 * - `report`: whoever sent a notice of illegal content gets a receipt, and who reported something the outcome.
 */
export const MAIL_KINDS = ["sign-in", "confirm", "notices", "reply", "decision", "guest-decision", "report"] as const;

/** One of the kinds of mail. */
export type MailKind = (typeof MAIL_KINDS)[number];

/** Why an address gets no more mail. */
export const BLOCK_REASONS = ["bounce", "complaint", "unsubscribed"] as const;

/** One of the reasons. */
export type BlockReason = (typeof BLOCK_REASONS)[number];

/**
 * For this long after a mail came back nothing at all is sent to the address, in milliseconds. Then sign-in mails are
 * tried again: full mailboxes are emptied, and nobody shall be locked out of an account for good.
 */
const BOUNCE_PAUSE_MS = 24 * 60 * 60_000;

/**
 * Whether a mail may go to an address that wants, or can take, no more mail. Everything but the following is stopped by
 * every reason. A sign-in mail is asked for by whoever reads the address, so neither having unsubscribed nor having
 * complained of other mails stops it. A member is told of a decision on them also where they want no notices: it is owed
 * to them (Regulation (EU) 2022/2065, Article 17(2)).
 * @param kind one of `MAIL_KINDS`; others count as notices.
 * @param block.at, now milliseconds since 1970-01-01 UTC.
 */
export function passesBlock(kind: string, block: { reason: BlockReason; at: number }, now: number): boolean {
  if (kind === "decision") return block.reason === "unsubscribed";
  if (kind !== "sign-in") return false;
  return block.reason !== "bounce" || now - block.at >= BOUNCE_PAUSE_MS;
}
