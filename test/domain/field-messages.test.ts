import { describe, expect, it } from "vitest";
import { fieldMessage, textsFor } from "../../src/domain/messages/texts.ts";

/** What forms are refused with that have a field of their own for it. */
const CODES = [
  "name.required",
  "name.changed-recently",
  "email.required",
  "code.wrong",
  "clause.unknown",
  "thread.unknown",
  "reason.required",
  "kind.required",
  "text.required",
];

describe("what is wrong with a field", () => {
  it.each(CODES)("is said in the reader's language (%s)", (key) => {
    const [field = "", code = ""] = key.split(".");
    const problem = { field, code, message: "as the check put it" };
    const [english, german] = ["en", "de-AT"].map((language) => fieldMessage(textsFor(language), problem));
    expect(english).not.toBe(problem.message);
    expect(german).not.toBe(problem.message);
    expect(german).not.toBe(english);
  });

  it("is said as the check put it where no text is known", () => {
    const problem = { field: "url", code: "odd", message: "as the check put it" };
    expect(fieldMessage(textsFor("de"), problem)).toBe("as the check put it");
  });
});
