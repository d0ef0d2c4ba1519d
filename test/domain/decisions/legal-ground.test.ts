import { describe, expect, it } from "vitest";
import { legalGround } from "../../../src/domain/decisions/legal-ground.ts";

describe("the law on which a decision rests", () => {
  it.each([
    [undefined, false, null],
    [undefined, true, { law: null }],
    ["", true, null],
    ["", false, null],
    ["Criminal Code, section 5", false, { law: "Criminal Code, section 5" }],
    ["Criminal Code, section 5", true, { law: "Criminal Code, section 5" }],
  ] as const)("said: %j, by a notice: %s", (law, byNotice, expected) => {
    expect(legalGround(law, byNotice)).toEqual(expected);
  });
});
