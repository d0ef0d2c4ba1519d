import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as a mail server has taken it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, with CRLF. */
  readonly source: string;
}

/** Where and how a mail server refuses. */
export interface MailRefusal {
  readonly at: "sender" | "recipient" | "content";
  readonly code: number;
  readonly text: string;
}

/** A real mail server on a free port. */
export interface MailServer {
  readonly url: string;
  readonly mails: readonly TakenMail[];
  /** Set: every mail is refused like this. */
  refusal: MailRefusal | null;
  /** Called when a mail has come in whole, before it is acknowledged. */
  onMail: (mail: TakenMail) => void;
  stop(): Promise<void>;
}

/** Starts a mail server that takes what comes, without TLS and passwords. */
export async function startMailServer(): Promise<MailServer> {
  const mails: TakenMail[] = [];
  const refused = (at: MailRefusal["at"]): Error | null =>
    running.refusal?.at === at
      ? Object.assign(new Error(running.refusal.text), { responseCode: running.refusal.code })
      : null;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onMailFrom: (_address, _session, done) => {
      done(refused("sender"));
    },
    onRcptTo: (_address, _session, done) => {
      done(refused("recipient"));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const refusal = refused("content");
        if (refusal === null) {
          const { mailFrom, rcptTo } = session.envelope;
          const mail = {
            from: mailFrom === false ? "" : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            source: Buffer.concat(chunks).toString(),
          };
          mails.push(mail);
          running.onMail(mail);
        }
        done(refusal);
      });
    },
  });
  // A client that is killed breaks its connection; that is what some tests are about.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const running: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    refusal: null,
    onMail: () => undefined,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
  return running;
}
