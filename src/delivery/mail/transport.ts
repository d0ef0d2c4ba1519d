import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { createTransport } from "nodemailer";
import type { MailRow } from "../../store/mails.ts";
import { composeMail } from "./compose.ts";
import type { Sender } from "./compose.ts";

/** How mails leave. */
export interface MailTransport {
  /** Resolves when the next server, or the disk, has taken responsibility. */
  send(row: MailRow, sender: Sender): Promise<void>;
  close(): void;
}

/** Longest that a mail server may take, in milliseconds: together shorter than a job may be held. */
const CONNECT_LIMIT_MS = 20_000;
const SILENCE_LIMIT_MS = 60_000;

/** Mails that share one connection, and connections at a time: what small mail servers take without complaint. */
const POOL = { pool: true, maxConnections: 2, maxMessages: 50 } as const;

/** Sends by a mail server (RFC 5321). TLS is used where the server offers it. @param url `smtp://` or `smtps://`. */
export function smtpTransport(url: string): MailTransport {
  return lazyTransport({
    open: ({ createTransport }) =>
      createTransport({
        url,
        ...POOL,
        connectionTimeout: CONNECT_LIMIT_MS,
        greetingTimeout: CONNECT_LIMIT_MS,
        socketTimeout: SILENCE_LIMIT_MS,
      }),
    send: async (mailer, row, sender) => {
      await mailer.sendMail(composeMail(row, sender));
    },
  });
}

/**
 * Keeps mails as files instead of sending them: what a fresh installation does until it has a mail server. One file for
 * each mail, `000000012.eml` by its id, readable by the owner only: they hold links that sign people in.
 * @param onKept is told of each mail; for a sign-in mail with its link, so that the first one can be used.
 */
export function outboxTransport(
  folder: string,
  onKept: (kept: { to: string; subject: string; file: string; link: string | null }) => void,
): MailTransport {
  return lazyTransport({
    open: ({ createTransport }) => createTransport({ streamTransport: true, buffer: true, newline: "windows" }),
    send: async (mailer, row, sender) => {
      const { message } = await mailer.sendMail(composeMail(row, sender));
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${String(row.id).padStart(9, "0")}.eml`);
      // Whole or not at all; the same mail again makes the same file.
      writeFileSync(`${file}.part`, message as Buffer, { mode: 0o600 });
      renameSync(`${file}.part`, file);
      const link = row.kind === "sign-in" ? (/\bhttps?:\/\/\S+/u.exec(row.body_text)?.[0] ?? null) : null;
      onKept({ to: row.to_address, subject: row.subject, file, link });
    },
  });
}

/** Loads the library with the first mail: many servers never send one, and it takes its memory and time at the start. */
function lazyTransport<Mailer extends { close: () => void }>(transport: {
  open: (library: { createTransport: typeof createTransport }) => Mailer;
  send: (mailer: Mailer, row: MailRow, sender: Sender) => Promise<void>;
}): MailTransport {
  let mailer: Promise<Mailer> | undefined;
  return {
    send: async (row, sender) => {
      mailer ??= import("nodemailer").then((library) => transport.open(library));
      await transport.send(await mailer, row, sender);
    },
    close: () => {
      // One that could not be opened has nothing to close; whoever wanted to send was told.
      mailer
        ?.then((opened) => {
          opened.close();
          return null;
        })
        .catch(() => null);
    },
  };
}
