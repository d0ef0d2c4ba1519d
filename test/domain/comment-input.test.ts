import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_BODY_LENGTH } from "../../src/domain/comment.ts";
import { COMMENT_INPUT_MESSAGES, validateBody, validateComment } from "../../src/domain/comment-input.ts";

const GOOD = { name: "Ada", email: "", body: "Hello" };

function check(change: Partial<typeof GOOD>): string[] | { name: string; email: string | null; body: string } {
  const result = validateComment({ ...GOOD, ...change });
  return result.ok ? result.value : result.fields.map(({ field, code }) => `${field}:${code}`);
}

describe("the name", () => {
  it.each([
    ["  Ada   Meer\t", "Ada Meer"],
    ["E\u0301va", "Éva"],
    ["محمد", "محمد"],
    ["Ада 😉", "Ада 😉"],
    ["👩‍👩‍👧", "👩‍👩‍👧"],
    ["می‌خواهم", "می‌خواهم"],
    ["Ad\u200bmin\ufeff", "Admin"],
    ["x".repeat(60), "x".repeat(60)],
    ["<b>", "<b>"],
  ])("%j is stored as %j", (name, stored) => {
    expect(check({ name })).toMatchObject({ name: stored });
  });

  it.each([
    ["", "required"],
    [" \t\n\u00a0\u3000", "required"],
    ["\u200b\u200d\u2060\ufeff\u00ad", "required"],
    ["\u3164\u115f\uffa0\u2800", "required"],
    ["\ufe0f\u{e0041}", "required"],
    ["a\u0000b", "not-text"],
    ["a\u0007", "not-text"],
    ["a\u0085b", "not-text"],
    ["a\ud800", "not-text"],
    ["a\uffff", "not-text"],
    ["\u202eadA", "not-text"],
    ["a\u2066b\u2069", "not-text"],
    ["a\u2028b", "not-text"],
    [`a${"\u0301".repeat(6)}`, "not-text"],
    ["x".repeat(61), "too-long"],
    ["😉".repeat(31), "too-long"],
  ])("%j is refused as %s", (name, code) => {
    expect(check({ name })).toEqual([`name:${code}`]);
  });
});

describe("the e-mail address", () => {
  it.each([
    ["", null],
    ["  ", null],
    [" ada@example.org ", "ada@example.org"],
    ["a.b+c@sub.example.org", "a.b+c@sub.example.org"],
  ])("%j is stored as %j", (email, stored) => {
    expect(check({ email })).toMatchObject({ email: stored });
  });

  it.each([
    "ada",
    "ada@",
    "@example.org",
    "ada@example",
    "ada@exa mple.org",
    "ada@example..org",
    "ada@-example.org",
    "ada@example.org\n",
    "ada@example.org\r\nBcc: b@example.org",
    "a@b@example.org",
    '"a b"@example.org',
    "ada@example.org, b@example.org",
    "ada@exämple.org",
    `${"a".repeat(65)}@example.org`,
  ])("%j is refused", (email) => {
    expect(check({ email })).toEqual(["email:not-an-address"]);
  });

  it("is refused when it is too long", () => {
    expect(check({ email: `a@${"b.".repeat(130)}org` })).toEqual(["email:too-long"]);
  });
});

describe("the body", () => {
  it.each([
    ["a\r\nb\rc", "a\nb\nc"],
    ["\n \n  a \n\n", "  a"],
    ["مرحبا 😉 e\u0301", "مرحبا 😉 e\u0301"],
    ["a\u0008\u001b\u000cb\tc", "ab\tc"],
  ])("%j is stored as it is, with normal newlines", (body, stored) => {
    expect(check({ body })).toMatchObject({ body: stored });
  });

  it.each([
    ["", "required"],
    [" \n\t\u00a0", "required"],
    ["\u200b\u200d\n\u3164", "required"],
    ["\u202e\u2066", "required"],
    ["a\u0000", "not-text"],
    ["\udc00a", "not-text"],
  ])("%j is refused as %s", (body, code) => {
    expect(check({ body })).toEqual([`body:${code}`]);
    expect(validateBody(body)).toMatchObject({ ok: false, fields: [{ field: "body", code }] });
  });

  it("may have exactly so many characters, not counting white space after it", () => {
    const longest = "x".repeat(MAX_BODY_LENGTH);
    expect(check({ body: `${longest}\n` })).toMatchObject({ body: longest });
    expect(check({ body: `${longest}x` })).toEqual(["body:too-long"]);
  });

  it("is checked alone for an edit", () => {
    expect(validateBody(" a\r\n")).toEqual({ ok: true, value: " a" });
    expect(validateBody(undefined)).toMatchObject({ ok: false });
  });
});

describe("validateComment", () => {
  it("tells all that is wrong at once, with a message for each", () => {
    const result = validateComment({ email: "x" });
    expect(result).toEqual({
      ok: false,
      fields: [
        { field: "name", code: "required", message: COMMENT_INPUT_MESSAGES.name.required },
        { field: "email", code: "not-an-address", message: COMMENT_INPUT_MESSAGES.email["not-an-address"] },
        { field: "body", code: "required", message: COMMENT_INPUT_MESSAGES.body.required },
      ],
    });
  });

  it("never fails, never gives what it would refuse, and has nothing more to change in what it gave", () => {
    const anyText = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("", "a", "a@b.example", "\u202e", "\ud800"),
    );
    fc.assert(
      fc.property(fc.record({ name: anyText, email: anyText, body: anyText }), (input) => {
        const result = validateComment(input);
        if (!result.ok) {
          expect(result.fields.length).toBeGreaterThan(0);
          return;
        }
        const { name, email, body } = result.value;
        expect(validateComment({ name, email: email ?? "", body })).toEqual(result);
      }),
      { numRuns: 2000 },
    );
  });
});
