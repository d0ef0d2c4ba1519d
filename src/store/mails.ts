import type { Selectable } from "kysely";
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
