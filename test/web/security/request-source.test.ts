import { describe, expect, it } from "vitest";
import { SITE_SETTINGS } from "../../../src/domain/site-settings.ts";
import { requestSource, requireOwnForm } from "../../../src/web/security/request-source.ts";
import type { RequestSource } from "../../../src/web/security/request-source.ts";

const OWN = "https://talk.example";
const ALLOWED = "https://news.example";
const settings = SITE_SETTINGS.parse({ allowedOrigins: [ALLOWED] });

describe("where a request comes from", () => {
  it.each<[string | undefined, string | undefined, RequestSource]>([
    ["same-origin", OWN, "own"],
    ["same-origin", undefined, "own"],
    ["none", undefined, "own"],
    // Sec-Fetch-Site is the browser's word; Origin decides what it leaves open.
    ["same-site", OWN, "own"],
    ["cross-site", ALLOWED, "allowed"],
    ["same-site", ALLOWED, "allowed"],
    ["cross-site", "https://evil.example", "foreign"],
    ["cross-site", "null", "foreign"],
    ["cross-site", undefined, "foreign"],
    ["same-site", undefined, "foreign"],
    [undefined, OWN, "own"],
    [undefined, ALLOWED, "allowed"],
    [undefined, "http://talk.example", "foreign"],
    [undefined, "https://talk.example.evil.example", "foreign"],
    [undefined, "null", "foreign"],
    [undefined, undefined, "unknown"],
  ])("Sec-Fetch-Site %s and Origin %s: %s", (secFetchSite, origin, expected) => {
    expect(requestSource({ secFetchSite, origin }, OWN, settings)).toBe(expected);
  });
});

describe("a form of our own pages", () => {
  it.each<[RequestSource, boolean, boolean]>([
    ["own", false, true],
    ["own", true, true],
    ["unknown", true, true],
    ["unknown", false, false],
    ["allowed", true, false],
    ["foreign", true, false],
  ])("from %s with the right cookie %s is taken: %s", (source, cookie, taken) => {
    const guard = expect(() => {
      requireOwnForm(source, cookie);
    });
    if (taken) guard.not.toThrow();
    else guard.toThrow("form");
  });
});
