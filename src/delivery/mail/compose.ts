import type { SendMailOptions } from "nodemailer";
import type { MailRow } from "../../store/mails.ts";
import { Hopeless } from "../jobs/retry.ts";

/** Who mails come from. */
export interface Sender {
  /** The publication's name, as people see it. */
  readonly name: string;
  readonly address: string;
}

/** A line break or another control in a header would begin a further header (RFC 5322, 2.2). */
const CONTROL = /\p{Cc}/u;

/** Names of headers (RFC 5322, 2.2), without the exotic signs. */
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]*$/u;

/** Left part of a Message-ID (RFC 5322, 3.6.4, dot-atom-text without the exotic signs). */
const MESSAGE_KEY = /^[\w-]+(?:\.[\w-]+)*$/u;

/** Exactly one address: no list, no name, no route. */
const ADDRESS = /^[^\s<>(),;:"\\]+@[^\s<>(),;:"\\@]+$/u;

/**
 * A mail as it goes to the mail server. The Message-ID is made from the row's key: should a mail be sent twice, because
 * the process died after the server had taken it, receivers can tell that it is the same one.
 * @throws Hopeless for anything that would add a header or a recipient.
 */
export function composeMail(row: MailRow, sender: Sender): SendMailOptions {
  const to = requireAddress(row.to_address);
  const from = requireAddress(sender.address);
  if (!MESSAGE_KEY.test(row.message_id)) throw new Hopeless("the mail's key is not fit for a Message-ID");
  const headers = Object.entries(JSON.parse(row.headers) as Record<string, string>);
  for (const [name, value] of headers) {
    if (!HEADER_NAME.test(name) || CONTROL.test(value)) throw new Hopeless(`the header ${name} is not one line`);
  }
  return {
    from: { name: requireLine(sender.name), address: from },
    to: { name: "", address: to },
    // Said outright, so that nobody's parser finds a second recipient in it.
    envelope: { from, to: [to] },
    subject: requireLine(row.subject),
    text: row.body_text,
    ...(row.body_html === null ? {} : { html: row.body_html }),
    messageId: `<${row.message_id}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    date: new Date(row.created_at),
    headers: Object.fromEntries([
      // RFC 3834, 5: nobody's holiday answers it.
      ["Auto-Submitted", "auto-generated"],
      ...headers.map(([name, value]) => [name, { prepared: true, value }] as const),
    ]),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function requireAddress(address: string): string {
  if (ADDRESS.test(address) && !CONTROL.test(address)) return address;
  throw new Hopeless("the mail's address is not one address");
}

function requireLine(text: string): string {
  if (CONTROL.test(text)) throw new Hopeless("a line of the mail's head has a control character in it");
  return text;
}
