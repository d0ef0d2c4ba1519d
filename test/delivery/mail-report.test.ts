import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMailReport } from "../../src/delivery/mail/read-report.ts";

const MESSAGE_ID = "notices-4-17.c2lnbmF0dXJl@gazette.example";

/** A report as mail servers send it; the parts are what is given. */
function report(type: string, ...parts: readonly string[]): string {
  return [
    "From: MAILER-DAEMON@mx.reader.example",
    "To: talk@gazette.example",
    `Content-Type: multipart/report; report-type=${type};`,
    '\tboundary="=_ab(1)"',
    "",
    "This is a MIME message.",
    "--=_ab(1)",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "Status: 5.1.1 is what a person may read here.",
    ...parts.flatMap((part) => ["--=_ab(1)", ...part.split("\n")]),
    "--=_ab(1)--",
    "After the end.",
  ].join("\r\n");
}

function delivery(...recipients: readonly string[]): string {
  return ["Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.reader.example", ...recipients]
    .join("\n")
    .replaceAll("RECIPIENT", "\nFinal-Recipient: rfc822; ");
}

const ORIGINAL = `Content-Type: text/rfc822-headers\n\nSubject: Two answers\nMessage-ID:\n <${MESSAGE_ID}>\nTo: ida@reader.example`;
const FAILED = "RECIPIENTIda@reader.example\nAction: failed\nStatus: 5.1.1";
const bounce = { kind: "bounce", addresses: ["ida@reader.example"], messageId: MESSAGE_ID };

describe("a delivery status notification", () => {
  it("names whose mail came back, and which", () => {
    expect(readMailReport(report("delivery-status", delivery(FAILED), ORIGINAL))).toEqual(bounce);
  });

  it("names the address that was written to, wherever the mail was sent on to", () => {
    const sentOn = FAILED.replace("Ida@", "forwarded@").replace(
      "\nAction",
      "\nOriginal-Recipient: rfc822;ida@reader.example\nAction",
    );
    expect(readMailReport(report("delivery-status", delivery(sentOn), ORIGINAL))).toEqual(bounce);
  });

  it("is read however its parts are encoded, and with line feeds alone", () => {
    const [head = "", content = ""] = ORIGINAL.split("\n\n");
    const encoded = `${head}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(content).toString("base64")}`;
    expect(readMailReport(report("delivery-status", delivery(FAILED), encoded))).toEqual(bounce);
    const quoted = delivery(FAILED.replace("Ida@", "Ida=40")).replace(
      "\n",
      "\nContent-Transfer-Encoding: quoted-printable\n",
    );
    const whole = report("delivery-status", quoted, ORIGINAL).replaceAll("\r\n", "\n");
    expect(readMailReport(whole)).toEqual(bounce);
  });

  it.each([
    ["that is news of delay", FAILED.replace("failed", "delayed").replace("5.1.1", "4.4.1")],
    ["of a full mailbox", FAILED.replace("5.1.1", "5.2.2")],
    ["of a refused text", FAILED.replace("5.1.1", "5.7.1")],
    ["of success", FAILED.replace("failed", "delivered").replace("5.1.1", "2.1.5")],
  ])("is none %s", (_, recipient) => {
    expect(readMailReport(report("delivery-status", delivery(recipient), ORIGINAL))).toBeNull();
  });

  it("is none without the mail that it is about", () => {
    expect(readMailReport(report("delivery-status", delivery(FAILED)))).toBeNull();
  });
});

function feedback(fields: string): string {
  return `Content-Type: message/feedback-report\n\n${fields}\nVersion: 1`;
}

describe("a report of abuse", () => {
  const whole = `Content-Type: message/rfc822\n\nMessage-ID: <${MESSAGE_ID}>\nSubject: x\n\nThe text.`;

  it("names the mail, and its reader where it says", () => {
    const complaint = { kind: "complaint", addresses: [], messageId: MESSAGE_ID };
    expect(readMailReport(report("feedback-report", feedback("Feedback-Type: abuse"), whole))).toEqual(complaint);
    const named = feedback("Feedback-Type: ABUSE\nOriginal-Rcpt-To: <ida@reader.example>");
    expect(readMailReport(report("feedback-report", named, whole))).toEqual({
      ...complaint,
      addresses: ["ida@reader.example"],
    });
  });

  it("is none of another kind", () => {
    expect(readMailReport(report("feedback-report", feedback("Feedback-Type: not-spam"), whole))).toBeNull();
  });
});

describe("any other mail", () => {
  it.each([
    "",
    "Subject: I am on holiday\r\n\r\nUntil May.",
    "Content-Type: multipart/report\r\n\r\nno boundary",
    'Content-Type: multipart/report; boundary="x"\r\n\r\n--x',
    `Content-Type: multipart/mixed; boundary=x\r\n\r\n${"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n".repeat(5_000)}`,
  ])("reports nothing: %j", (source) => {
    expect(readMailReport(source)).toBeNull();
  });

  it("reports nothing and is read quickly, whatever is in it", () => {
    const pieces = [
      "--x",
      "\r\n",
      "\r\n\r\n",
      "Content-Type: multipart/report; boundary=x",
      "Status: 5.1.1",
      "<a@b>",
      "=",
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), (parts) => {
        expect(readMailReport(parts.join(""))).toBeNull();
      }),
    );
    const started = performance.now();
    for (const hostile of [
      "\n ".repeat(400_000),
      "a:\r\n".repeat(200_000),
      "<".repeat(900_000),
      "\r\n\r\n".repeat(200_000),
    ]) {
      readMailReport(`Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n${hostile}`);
      readMailReport(hostile);
    }
    const endless = feedback(`Feedback-Type: abuse\nOriginal-Rcpt-To: ${"a".repeat(100_000)}`);
    expect(readMailReport(report("feedback-report", endless, ORIGINAL))?.addresses).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
