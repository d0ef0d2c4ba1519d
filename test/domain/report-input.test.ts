import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_NOTICE_TEXT, MAX_REPORT_NOTE, validateNotice, validateReport } from "../../src/domain/report-input.ts";
import type { NoticeInput } from "../../src/domain/report-input.ts";

const NOTICE: NoticeInput = {
  explanation: "It threatens the ferry's crew with violence.",
  law: "",
  name: "Ada Quay",
  email: "ada@example.org",
  childSafety: false,
  goodFaith: true,
};

function problems(result: ReturnType<typeof validateNotice> | ReturnType<typeof validateReport>): string[] {
  return result.ok ? [] : result.fields.map(({ field, code }) => `${field}: ${code}`);
}

describe("a reader's report", () => {
  it("needs a clause or words", () => {
    expect(problems(validateReport({ clause: "", note: " " }, [1, 2]))).toEqual(["note: required"]);
    expect(validateReport({ clause: "2", note: "" }, [1, 2])).toEqual({ ok: true, value: { clause: 2, note: "" } });
    expect(validateReport({ clause: "", note: " Look " }, [])).toEqual({
      ok: true,
      value: { clause: null, note: "Look" },
    });
  });

  it("names a clause that there is, in words of bounded length", () => {
    for (const clause of ["3", "x", "1.5", "-1"]) {
      expect(problems(validateReport({ clause, note: "a" }, [1, 2]))).toEqual(["clause: unknown"]);
    }
    expect(problems(validateReport({ clause: "1", note: "x".repeat(MAX_REPORT_NOTE + 1) }, [1]))).toEqual([
      "note: too-long",
    ]);
  });
});

describe("a notice of illegal content (DSA, Article 16, paragraph 2)", () => {
  it("is taken when it has all that is asked for", () => {
    expect(validateNotice(NOTICE)).toEqual({
      ok: true,
      value: {
        explanation: NOTICE.explanation,
        law: null,
        name: "Ada Quay",
        email: "ada@example.org",
        childSafety: false,
      },
    });
  });

  it("names everything that is missing at once", () => {
    const empty = { explanation: " ", law: "", name: " ", email: "", childSafety: false, goodFaith: false };
    expect(problems(validateNotice(empty))).toEqual([
      "explanation: required",
      "name: required",
      "email: required",
      "goodFaith: required",
    ]);
  });

  it("may leave out the sender where children are concerned, and nothing else", () => {
    const anonymous = { ...NOTICE, name: "", email: "", childSafety: true };
    expect(validateNotice(anonymous)).toMatchObject({
      ok: true,
      value: { name: null, email: null, childSafety: true },
    });
    expect(problems(validateNotice({ ...anonymous, goodFaith: false }))).toEqual(["goodFaith: required"]);
    expect(problems(validateNotice({ ...anonymous, explanation: "" }))).toEqual(["explanation: required"]);
  });

  it("takes no address that is none, and no explanation without end", () => {
    expect(problems(validateNotice({ ...NOTICE, email: "not an address" }))).toEqual(["email: not-an-address"]);
    expect(problems(validateNotice({ ...NOTICE, explanation: "x".repeat(MAX_NOTICE_TEXT + 1) }))).toEqual([
      "explanation: too-long",
    ]);
  });

  it("never lets the address carry a line break into a mail", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("\r\n", "\n", "\r"), (text, end) => {
        const checked = validateNotice({ ...NOTICE, email: `ada@example.org${end}${text}` });
        if (checked.ok) expect(checked.value.email).not.toMatch(/[\r\n]/u);
      }),
    );
  });
});
