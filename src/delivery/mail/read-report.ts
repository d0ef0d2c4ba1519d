import { readHeaders, readParts, splitMessage } from "./mime.ts";

/** What a mail server says about a mail that was sent. */
export interface MailReport {
  /** `bounce`: it came back; `complaint`: its reader called it unwanted. */
  readonly kind: "bounce" | "complaint";
  /** Whom it is about, in lower case; empty where the report keeps that to itself. */
  readonly addresses: readonly string[];
  /** Message-ID of the mail, without angle brackets. */
  readonly messageId: string;
}

/** Longest report that is read, in characters: some bring the whole mail along. */
export const MAX_REPORT_LENGTH = 1_000_000;

/**
 * Status codes that say that an address takes no mail (RFC 3463, section 3): nobody there, mailbox closed, no such
 * host, or a permanent failure without more words. A full mailbox, a mail that is too long or a refused text are not
 * about the address.
 */
const NOT_DELIVERABLE = /^5\.(?:0\.\d+|1\.\d+|2\.[01]|4\.\d+)$/u;

/**
 * Reads a delivery status notification (RFC 3464) or a report of abuse (ARF, RFC 5965).
 * @param source the mail as it came.
 * @returns null for any other mail: answers, holiday notes, news of delay, reports that name no mail.
 */
export function readMailReport(source: string): MailReport | null {
  const parts = readParts(source.slice(0, MAX_REPORT_LENGTH));
  const original = parts.find(({ type }) => type === "message/rfc822" || type === "text/rfc822-headers");
  const sent = original === undefined ? undefined : splitMessage(original.content).headers;
  const messageId = /<([^<>\s]+)>/u.exec(sent?.get("message-id") ?? "")?.[1];
  if (messageId === undefined) return null;
  const status = parts.find(({ type }) => type === "message/delivery-status");
  if (status !== undefined) {
    const addresses = bouncedAddresses(status.content);
    return addresses.length === 0 ? null : { kind: "bounce", addresses, messageId };
  }
  const feedback = parts.find(({ type }) => type === "message/feedback-report");
  if (feedback === undefined) return null;
  const fields = readHeaders(feedback.content);
  if (fields.get("feedback-type")?.toLowerCase() !== "abuse") return null;
  return { kind: "complaint", addresses: addressesIn(fields.get("original-rcpt-to")), messageId };
}

/** The recipients that the mail will never reach (RFC 3464, section 2.3). */
function bouncedAddresses(content: string): string[] {
  return content
    .split(/\r?\n[ \t]*\r?\n/u)
    .map(readHeaders)
    .filter((fields) => fields.get("action")?.toLowerCase() === "failed")
    .filter((fields) => NOT_DELIVERABLE.test(fields.get("status")?.split(" ", 1)[0] ?? ""))
    .flatMap((fields) => addressesIn(fields.get("original-recipient") ?? fields.get("final-recipient")));
}

/**
 * An address as long as there are (RFC 5321, section 4.5.3.1). Without bounds, looking for the `@` from every place of a
 * long word takes time that grows with its square: 22 seconds for 100,000 characters.
 */
const ADDRESS = /[^\s<>;,@]{1,64}@[^\s<>;,@]{1,255}/u;

/** `rfc822; ida@reader.example` or `<ida@reader.example>`. */
function addressesIn(field: string | undefined): string[] {
  const address = ADDRESS.exec(field ?? "")?.[0];
  return address === undefined ? [] : [address.toLowerCase()];
}
