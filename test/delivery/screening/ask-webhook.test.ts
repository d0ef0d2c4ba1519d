import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { askScreeningWebhook } from "../../../src/delivery/screening/ask-webhook.ts";
import type { WebhookQuestion } from "../../../src/delivery/screening/ask-webhook.ts";
import { signatureHeaders } from "../../../src/delivery/screening/sign-request.ts";
import type { ExternalAnswer } from "../../../src/domain/screening/external-answer.ts";
import { startService } from "./service-stub.ts";
import type { Service } from "./service-stub.ts";

const QUESTION: WebhookQuestion = {
  site: 1,
  article: { id: 3, url: "https://paper.example/baths", title: "Baths to close" },
  comment: { text: "Keep the baths open – “please”.", language: "en", parent: null },
  author: { kind: "guest", published: 0, strikes: 0 },
};
const MESSAGE = { id: "msg_1", at: Date.UTC(2031, 4, 6, 9, 30, 0, 999) };
const SECRET = "a-secret-of-the-publisher-0123456789";

let running: Service[] = [];

afterEach(async () => {
  await Promise.all(running.map((service) => service.close()));
  running = [];
});

async function serviceThat(answer: Parameters<typeof startService>[0]): Promise<Service> {
  const service = await startService(answer);
  running.push(service);
  return service;
}

async function ask(url: string, timeLimitMs = 10_000): Promise<ExternalAnswer> {
  return await askScreeningWebhook({ url, secret: SECRET, timeLimitMs }, QUESTION, MESSAGE);
}

describe("the screening webhook", () => {
  it("asks with a signature that the receiver can check, and takes the findings", async () => {
    const reply = { findings: [{ weight: "hold", note: "Looks copied.", clause: 6, start: 0, end: 4, strength: 0.6 }] };
    const service = await serviceThat((response) => response.end(JSON.stringify(reply)));
    expect(await ask(`${service.url}/screen?for=baths`)).toEqual({ answered: true, ...reply });
    const [asked] = service.asked;
    expect(asked?.url).toBe("/screen?for=baths");
    expect(JSON.parse(asked?.body ?? "")).toEqual({ type: "comment.screening", ...QUESTION });
    const signed = `msg_1.${String(asked?.headers["webhook-timestamp"])}.${asked?.body}`;
    const signature = createHmac("sha256", SECRET).update(signed).digest("base64");
    expect(asked?.headers["webhook-signature"]).toBe(`v1,${signature}`);
    expect(asked?.headers["webhook-timestamp"]).toBe(String(Math.floor(MESSAGE.at / 1000)));
  });

  it("takes defaults, and nothing for no findings", async () => {
    const short = await serviceThat((response) => response.end('{"findings":[{"weight":"note","note":" Hm. "}]}'));
    expect(await ask(short.url)).toEqual({
      answered: true,
      findings: [{ weight: "note", note: "Hm.", clause: null, strength: 1 }],
    });
    const silent = await serviceThat((response) => response.writeHead(204).end());
    expect(await ask(silent.url)).toEqual({ answered: true, findings: [] });
  });

  it.each([
    ["no JSON", "<html>"],
    ["a weight that there is not", '{"findings":[{"weight":"ban","note":"x"}]}'],
    ["half a passage", '{"findings":[{"weight":"hold","note":"x","start":3}]}'],
    ["a passage backwards", '{"findings":[{"weight":"hold","note":"x","start":3,"end":2}]}'],
    ["no sentence", '{"findings":[{"weight":"hold","note":" "}]}'],
    [
      "too many findings",
      JSON.stringify({ findings: Array.from({ length: 21 }, () => ({ weight: "note", note: "x" })) }),
    ],
  ])("cannot read %s", async (_, text) => {
    const service = await serviceThat((response) => response.end(text));
    expect(await ask(service.url)).toEqual({ answered: false, why: "unreadable" });
  });

  it("does not follow redirects", async () => {
    const inner = await serviceThat((response) => response.end("{}"));
    const service = await serviceThat((response) => response.writeHead(307, { location: inner.url }).end());
    expect(await ask(service.url)).toEqual({ answered: false, why: "redirected" });
    expect(inner.asked).toEqual([]);
  });

  it("tells errors, wrong schemes and services that are not there", async () => {
    const failing = await serviceThat((response) => response.writeHead(500).end("{}"));
    expect(await ask(failing.url)).toEqual({ answered: false, why: "refused" });
    const breaking = await serviceThat((response) => response.destroy());
    expect(await ask(breaking.url)).toEqual({ answered: false, why: "no-connection" });
    for (const url of ["file:///etc/hostname", "data:application/json,{}", "ftp://127.0.0.1/", "nowhere", ""]) {
      expect(await ask(url)).toEqual({ answered: false, why: "no-connection" });
    }
  });

  it("gives up after its time, before and within the answer", async () => {
    const silent = await serviceThat(() => undefined);
    expect(await ask(silent.url, 50)).toEqual({ answered: false, why: "time-out" });
    const trickling = await serviceThat((response) => response.write('{"findings":'));
    expect(await ask(trickling.url, 300)).toEqual({ answered: false, why: "time-out" });
    await vi.waitFor(() => expect(trickling.cutShort()).toBe(1));
  });

  it("reads no more than it has to of an endless answer", async () => {
    const endless = await serviceThat((response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(" ".repeat(65_536))) continue;
      };
      response.on("drain", more);
      more();
    });
    expect(await ask(endless.url)).toEqual({ answered: false, why: "too-large" });
    await vi.waitFor(() => expect(endless.cutShort()).toBe(1));
  });
});

describe("the signature", () => {
  it("is that of the example in the standard's own reference library", () => {
    const headers = signatureHeaders(
      { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: 1_614_265_330_000, body: '{"test": 2432232314}' },
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    );
    expect(headers["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });
});
