import { Hopeless } from "../delivery/jobs/retry.ts";
import { judgeRefusal } from "../delivery/mail/refusal.ts";
import type { MailReport } from "../delivery/mail/read-report.ts";
import type { MailTransport } from "../delivery/mail/transport.ts";
import { passesBlock } from "../domain/mail-kinds.ts";
import { blockMail, mailBlock, mailById, mailByKey, settleMail } from "../store/mails.ts";
import type { ServiceContext } from "./service-context.ts";

/** What sending needs beside the site. */
export interface SendingContext extends ServiceContext {
  /** Address that mails of this site come from. */
  readonly mailFrom: string;
  readonly messageIds: MessageIds;
}

/** Signs the keys of mails, so that a report about a mail can only come from where the mail has been. */
export interface MessageIds {
  /** The left part of the Message-ID. */
  sign(key: string): string;
  /** The key of a left part that was signed here; null for any other. */
  open(signed: string): string | null;
}

/**
 * Sends one mail that waits in the outbox. Done twice it sends once, but for one gap that nothing can close: when the
 * process dies after the mail server has taken the mail and before that is written down, the mail goes out once more,
 * with the same Message-ID.
 * @param sites the context of the mail's site.
 * @throws Hopeless when the mail will never be taken; anything else means that it can be tried again.
 */
export async function sendMail(
  options: { sites: (id: number) => SendingContext; transport: MailTransport; context: ServiceContext },
  mailId: number,
): Promise<void> {
  const { store, now } = options.context;
  const row = await mailById(store.reader, mailId);
  if (row?.state !== "queued") return;
  const site = options.sites(row.site_id);
  const block = await mailBlock(store.reader, { siteId: row.site_id, address: row.to_address });
  if (block !== undefined && !passesBlock(row.kind, block, now())) {
    const settled = { id: row.id, state: "blocked", error: block.reason } as const;
    await store.transaction((tx) => settleMail(tx, { ...settled, at: now() }));
    return;
  }
  try {
    const signed = { ...row, message_id: site.messageIds.sign(row.message_id) };
    await options.transport.send(signed, { name: site.site().name, address: site.mailFrom });
  } catch (error) {
    const meaning = error instanceof Hopeless ? "never" : judgeRefusal(error);
    if (meaning === "later") throw error;
    const text = error instanceof Error ? error.message : String(error);
    await store.transaction(async (tx) => {
      const at = now();
      await settleMail(tx, { id: row.id, state: "failed", at, error: text.slice(0, 500) });
      if (meaning === "no-such-address") {
        await blockMail(tx, { siteId: row.site_id, address: row.to_address, reason: "bounce", at });
      }
    });
    // The mail itself says what became of it: the job is done.
    return;
  }
  await store.transaction((tx) => settleMail(tx, { id: row.id, state: "sent", at: now(), error: null }));
}

/**
 * Takes note of what a mail server reports about one of our mails. Believed is only who has had the mail: the report
 * names the mail's signed Message-ID, and nobody but its recipient.
 * @param sites the context of a site by its id.
 * @returns whose address gets no more mail; null where the report is about no mail that we know of.
 */
export async function takeMailReport(
  options: { context: ServiceContext; sites: (id: number) => SendingContext },
  report: MailReport,
): Promise<{ address: string; siteId: number } | null> {
  const signed = report.messageId.slice(0, report.messageId.lastIndexOf("@"));
  const row = await mailByKey(options.context.store.reader, signed.slice(0, signed.lastIndexOf(".")));
  if (row === undefined || options.sites(row.site_id).messageIds.open(signed) !== row.message_id) return null;
  const { to_address: address, site_id: siteId } = row;
  const isRecipient = report.addresses.length === 0 || report.addresses.includes(address.toLowerCase());
  if (!isRecipient) return null;
  await recordBounce(options.sites(siteId), { address, kind: report.kind });
  return { address, siteId };
}

/**
 * Takes note of a bounce or a complaint that the publisher's mail server reports: the address gets no more mail.
 * @param args.kind `bounce`: mail came back; `complaint`: its reader called it unwanted (RFC 5965).
 */
export async function recordBounce(
  context: ServiceContext,
  args: { address: string; kind: "bounce" | "complaint" },
): Promise<void> {
  await context.store.transaction((tx) =>
    blockMail(tx, { siteId: context.site().id, address: args.address, reason: args.kind, at: context.now() }),
  );
}
