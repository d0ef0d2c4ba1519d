import { afterEach, describe, expect, it } from "vitest";
import { askAkismet } from "../../../src/delivery/screening/ask-akismet.ts";
import type { SpamQuestion } from "../../../src/delivery/screening/ask-akismet.ts";
import type { SpamAnswer } from "../../../src/domain/screening/spam-answer.ts";
import { startService } from "./service-stub.ts";
import type { Service } from "./service-stub.ts";

const QUESTION: SpamQuestion = {
  text: "Cheap boats & more",
  permalink: "https://paper.example/baths",
  authorName: "Mara Fenwick",
  authorEmail: null,
  ip: "192.0.2.7",
  userAgent: null,
  isReply: true,
  language: "en",
  at: Date.UTC(2031, 4, 6, 9, 30),
};

let service: Service | undefined;

afterEach(async () => {
  await service?.close();
  service = undefined;
});

async function answered(answer: Parameters<typeof startService>[0], timeLimitMs = 10_000): Promise<SpamAnswer> {
  service = await startService(answer);
  const account = { apiKey: "k-123", site: "https://paper.example", baseUrl: service.url, timeLimitMs };
  return await askAkismet(account, QUESTION);
}

describe("a spam filter", () => {
  it("is asked with a form that has what is known, and nothing for what is not", async () => {
    await answered((response) => response.end("false"));
    const [asked] = service?.asked ?? [];
    expect(asked?.url).toBe("/1.1/comment-check");
    expect(asked?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
      api_key: "k-123",
      blog: "https://paper.example",
      blog_lang: "en",
      blog_charset: "UTF-8",
      comment_type: "reply",
      comment_author: "Mara Fenwick",
      comment_content: "Cheap boats & more",
      comment_date_gmt: "2031-05-06T09:30:00.000Z",
      permalink: "https://paper.example/baths",
      user_ip: "192.0.2.7",
    });
  });

  it("says no, yes, or that it is blatant", async () => {
    expect(await answered((response) => response.end("false"))).toEqual({
      answered: true,
      spam: false,
      blatant: false,
    });
    await service?.close();
    expect(await answered((response) => response.end("true"))).toEqual({ answered: true, spam: true, blatant: false });
    await service?.close();
    expect(await answered((response) => response.setHeader("x-akismet-pro-tip", "discard").end("true"))).toEqual({
      answered: true,
      spam: true,
      blatant: true,
    });
  });

  it("that does not know the key, answers nonsense or nothing is told as such", async () => {
    expect(await answered((response) => response.end("invalid"))).toEqual({ answered: false, why: "refused" });
    await service?.close();
    expect(await answered((response) => response.end("<html>"))).toEqual({ answered: false, why: "unreadable" });
    await service?.close();
    expect(await answered(() => undefined, 50)).toEqual({ answered: false, why: "time-out" });
  });
});
