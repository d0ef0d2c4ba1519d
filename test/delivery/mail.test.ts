import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { composeMail } from "../../src/delivery/mail/compose.ts";
import { MailLinks, unsubscribeHeaders } from "../../src/delivery/mail/mail-links.ts";
import { judgeRefusal } from "../../src/delivery/mail/refusal.ts";
import { outboxTransport, smtpTransport } from "../../src/delivery/mail/transport.ts";
import { Hopeless } from "../../src/delivery/jobs/retry.ts";
import type { MailRow } from "../../src/store/mails.ts";
import { Signer } from "../../src/web/security/signing.ts";
import { startMailServer } from "../support/mail-server.ts";
import type { MailServer } from "../support/mail-server.ts";

const SENDER = { name: "The Harbour Gazette", address: "talk@gazette.example" };
const LINK = `https://talk.gazette.example/mail/unsubscribe?token=${"x".repeat(200)}`;

function row(changes: Partial<MailRow> = {}): MailRow {
  return {
    id: 12,
    site_id: 1,
    person_id: null,
    kind: "notices",
    to_address: "ida@reader.example",
    subject: "Zwei Antworten für Sie",
    body_text: "Grüße\nvom Hafen\n.\nEnde",
    body_html: "<p>Grüße</p>",
    headers: JSON.stringify(unsubscribeHeaders(LINK)),
    message_id: "notices-4-17",
    state: "queued",
    created_at: Date.UTC(2031, 4, 6, 9, 30),
    sent_at: null,
    error: null,
    ...changes,
  };
}

describe("a mail sent by SMTP", () => {
  let server: MailServer;

  beforeEach(async () => {
    server = await startMailServer();
  });
  afterEach(async () => {
    await server.stop();
  });

  it("arrives with both parts, a known Message-ID and what one click needs", async () => {
    const transport = smtpTransport(server.url);
    await transport.send(row(), SENDER);
    transport.close();
    const [mail] = server.mails;
    expect(mail?.to).toEqual(["ida@reader.example"]);
    expect(mail?.from).toBe("talk@gazette.example");
    const [head = ""] = mail?.source.split("\r\n\r\n") ?? [];
    const headers = head.replaceAll(/\r\n[ \t]/gu, " ").split("\r\n");
    expect(headers).toContain("Message-ID: <notices-4-17@gazette.example>");
    expect(headers).toContain("From: The Harbour Gazette <talk@gazette.example>");
    expect(headers).toContain(`List-Unsubscribe: <${LINK}>`);
    expect(headers).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(headers).toContain("Auto-Submitted: auto-generated");
    expect(mail?.source).toContain("text/plain; charset=utf-8");
    expect(mail?.source).toContain("text/html; charset=utf-8");
    expect(mail?.source).toMatch(/Gr=C3=BC=C3=9Fe|R3LDvMOfZQ/u);
  });

  it("is judged by what the server answers", async () => {
    const transport = smtpTransport(server.url);
    const judged: string[] = [];
    for (const refusal of [
      { at: "recipient", code: 550, text: "5.1.1 nobody of that name" },
      { at: "recipient", code: 550, text: "no such mailbox" },
      { at: "recipient", code: 552, text: "mailbox full" },
      { at: "recipient", code: 450, text: "come back later" },
      { at: "recipient", code: 550, text: "5.7.1 we do not like your network" },
      { at: "content", code: 554, text: "we do not like your words" },
      { at: "sender", code: 553, text: "we do not know you" },
    ] as const) {
      server.refusal = refusal;
      await transport.send(row(), SENDER).catch((error: unknown) => judged.push(judgeRefusal(error)));
    }
    transport.close();
    expect(judged).toEqual(["no-such-address", "no-such-address", "never", "later", "never", "never", "later"]);
    expect(server.mails).toEqual([]);
  });

  it("waits for a server that is away", async () => {
    const { url } = server;
    await server.stop();
    const transport = smtpTransport(url);
    const error: unknown = await transport.send(row(), SENDER).catch((refused: unknown) => refused);
    transport.close();
    expect(error).toBeInstanceOf(Error);
    expect(judgeRefusal(error)).toBe("later");
  });
});

describe("the head of a mail", () => {
  it.each([
    { to_address: "ida@reader.example\r\nBcc: all@reader.example" },
    { to_address: "ida@reader.example, all@reader.example" },
    { to_address: "<ida@reader.example>" },
    { to_address: "ida@reader.example all@reader.example" },
    { subject: "News\r\nBcc: all@reader.example" },
    { subject: "News\nX" },
    { subject: "News\u0085X" },
    { headers: '{"X-Kind":"a\\r\\nBcc: all@reader.example"}' },
    { headers: '{"X-Kind\\r\\nBcc":"all@reader.example"}' },
    { headers: '{"Bcc: x":"a"}' },
    { message_id: "a>\r\nBcc: all@reader.example" },
    { message_id: "" },
  ])("takes no further header or recipient: %j", (changes) => {
    expect(() => composeMail(row(changes), SENDER)).toThrow(Hopeless);
  });

  it("takes none from the name of the site either", () => {
    expect(() => composeMail(row(), { ...SENDER, name: "Gazette\r\nBcc: all@reader.example" })).toThrow(Hopeless);
  });
});

describe("without a mail server", () => {
  it("mails are kept in files for their owner's eyes only, and the link that signs in is told", async () => {
    const folder = join(mkdtempSync(join(inject("runFolder"), "outbox-")), "outbox");
    const kept: { link: string | null; to: string; subject: string }[] = [];
    const transport = outboxTransport(folder, (one) => kept.push(one));
    await transport.send(row(), SENDER);
    await transport.send(row(), SENDER);
    const text = "Hello,\n\nhttps://talk.gazette.example/sign-in/link?token=abc\n\nor 123456";
    await transport.send(row({ id: 13, kind: "sign-in", body_text: text, body_html: null }), SENDER);
    expect(readdirSync(folder).toSorted()).toEqual(["000000012.eml", "000000013.eml"]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "000000012.eml")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, "000000012.eml"), "utf8")).toContain("To: ida@reader.example");
    expect(kept.map(({ link }) => link)).toEqual([null, null, "https://talk.gazette.example/sign-in/link?token=abc"]);
  });
});

describe("the links of mails", () => {
  const links = new MailLinks(new Signer("a".repeat(40), "mail"));

  it("say what they are for, and nobody else can make or change them", () => {
    const link = { do: "unfollow", email: "ida@reader.example" } as const;
    const token = links.token(link);
    expect(links.read(token)).toEqual(link);
    expect(token).toMatch(/^[\w.-]+$/u);
    expect(new MailLinks(new Signer("b".repeat(40), "mail")).read(token)).toBeNull();
    expect(new MailLinks(new Signer("a".repeat(40), "form")).read(token)).toBeNull();
    for (const forged of ["", ".", "x.y", token.slice(1), `${token}A`, token.replace(/^./u, "A"), "x".repeat(2_000)]) {
      expect(links.read(forged)).toBeNull();
    }
  });
});
