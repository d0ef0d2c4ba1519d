/** What a failed attempt to send a mail means. */
export type RefusalMeaning =
  /** Worth another attempt: the server is away or busy, or we are set up wrongly, which somebody will mend. */
  | "later"
  /** This mail will never be taken, the next one to the same address may be. */
  | "never"
  /** There is nobody at this address. */
  | "no-such-address";

/** RFC 3463, 3.2: the addressing of the recipient is wrong. */
const BAD_RECIPIENT = /\b5\.1\.\d+\b/u;

/** RFC 3463: any detailed status code. */
const DETAILED = /\b5\.\d+\.\d+\b/u;

/** RFC 5321, 4.2.3: codes by which a server says, without a detailed one, that it has no such mailbox. */
const NO_MAILBOX = new Set([550, 551, 553]);

/** Judges an error of nodemailer by what the mail server answered (RFC 5321, 4.2.1: 5yz is a permanent refusal). */
export function judgeRefusal(error: unknown): RefusalMeaning {
  const { responseCode, command, response } = error as {
    responseCode?: unknown;
    command?: unknown;
    response?: unknown;
  };
  if (typeof responseCode !== "number" || responseCode < 500 || responseCode > 599) return "later";
  if (command === "RCPT TO") {
    const text = typeof response === "string" ? response : "";
    const isAddress = DETAILED.test(text) ? BAD_RECIPIENT.test(text) : NO_MAILBOX.has(responseCode);
    return isAddress ? "no-such-address" : "never";
  }
  // Refused while greeting, signing in or naming the sender: nothing is wrong with this mail.
  return command === "DATA" ? "never" : "later";
}
