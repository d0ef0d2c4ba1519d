import type { Selectable } from "kysely";
import type { BlockReason } from "../domain/mail-kinds.ts";
import { insertJob } from "./jobs.ts";
import type { MailTable } from "./schema/delivery.ts";
import type { Db } from "./store.ts";

/** A row of the table `mail`. */
export type MailRow = Selectable<MailTable>;

/** Name of the job that sends one mail. */
export const SEND_MAIL = "send-mail";

/** A mail to be sent. */
export interface NewMail {
  readonly siteId: number;
  readonly personId: number | null;
  /** What it is for, such as `sign-in`: decides whether an address that wants no more mail still gets it. */
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Left part of the Message-ID; the same one means the same mail. */
  readonly key: string;
  readonly at: number;
}

/** Puts a mail into the outbox; it leaves after this transaction, and once only. */
export async function insertMail(tx: Db, mail: NewMail): Promise<void> {
  const row = await tx
    .insertInto("mail")
    .values({
      site_id: mail.siteId,
      person_id: mail.personId,
      kind: mail.kind,
      to_address: mail.to,
      subject: mail.subject,
      body_text: mail.text,
      body_html: mail.html,
      headers: JSON.stringify(mail.headers ?? {}),
      message_id: mail.key,
      state: "queued",
      created_at: mail.at,
    })
    .onConflict((conflict) => conflict.column("message_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) return;
  await insertJob(tx, { kind: SEND_MAIL, key: String(row.id), data: { mailId: row.id }, runAt: mail.at, at: mail.at });
}

/** The mail with this id. */
export async function mailById(db: Db, id: number): Promise<MailRow | undefined> {
  return await db.selectFrom("mail").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The mail with this key, as long as it is remembered. */
export async function mailByKey(db: Db, key: string): Promise<MailRow | undefined> {
  return await db.selectFrom("mail").selectAll().where("message_id", "=", key).executeTakeFirst();
}

/** Whether there is a mail with one of these keys. */
export async function hasMailWithKey(db: Db, keys: readonly string[]): Promise<boolean> {
  if (keys.length === 0) return false;
  const row = await db.selectFrom("mail").select("id").where("message_id", "in", keys).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Notes what became of a mail that was still to be sent. */
export async function settleMail(
  tx: Db,
  args: { id: number; state: "sent" | "failed" | "blocked"; at: number; error: string | null },
): Promise<void> {
  await tx
    .updateTable("mail")
    .set({ state: args.state, sent_at: args.state === "sent" ? args.at : null, error: args.error })
    .where("id", "=", args.id)
    .where("state", "=", "queued")
    .execute();
}

/** Why an address of a site gets no more mail, and since when; undefined when it does. */
export async function mailBlock(
  db: Db,
  args: { siteId: number; address: string },
): Promise<{ reason: BlockReason; at: number } | undefined> {
  return await db
    .selectFrom("mail_block")
    .select(["reason", "at"])
    .where("site_id", "=", args.siteId)
    .where("address", "=", args.address.toLowerCase())
    .executeTakeFirst();
}

/** Notes that an address gets no more mail; the newest reason counts. */
export async function blockMail(
  tx: Db,
  block: { siteId: number; address: string; reason: BlockReason; at: number },
): Promise<void> {
  const values = { reason: block.reason, at: block.at };
  await tx
    .insertInto("mail_block")
    .values({ site_id: block.siteId, address: block.address.toLowerCase(), ...values })
    .onConflict((conflict) => conflict.columns(["site_id", "address"]).doUpdateSet(values))
    .execute();
}

/** Lets mail go again to an address whose owner wanted none; what came back would come back again. */
export async function unblockMail(tx: Db, args: { siteId: number; address: string }): Promise<void> {
  await tx
    .deleteFrom("mail_block")
    .where("site_id", "=", args.siteId)
    .where("address", "=", args.address.toLowerCase())
    .where("reason", "!=", "bounce")
    .execute();
}

/** The newest mails of a site. */
export async function newestMails(db: Db, args: { siteId: number; limit: number }): Promise<MailRow[]> {
  return await db
    .selectFrom("mail")
    .selectAll()
    .where("site_id", "=", args.siteId)
    .orderBy("id", "desc")
    .limit(args.limit)
    .execute();
}
