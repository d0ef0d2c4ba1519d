import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { ownWords, recurringSignOffs } from "../../../src/judgement/authorship/own-words.ts";

describe("the author's own words", () => {
  const table: [what: string, text: string, own: string][] = [
    ["quoted lines go", "> you never answered\nBecause I was asleep.", "Because I was asleep."],
    ["escaped quoted lines go", "&gt; you never answered\nBecause I was asleep.", "Because I was asleep."],
    ["the line that announces a quotation goes", "Marla wrote:\n> no\nYes.", "Yes."],
    ["quotation blocks go", "[quote=Marla]no way[/quote]Yes way.", "Yes way."],
    ["HTML quotations go, other tags leave their text", "<blockquote>no</blockquote><p>Oh <b>yes</b></p>", "Oh  yes"],
    ["code goes", "Try this:\n```\nlet x = 1;\n```\nand `y` too", "Try this:\n \nand   too"],
    ["links and addresses go", "see https://example.test/a?b=c or ask me@example.test ok", "see   or ask   ok"],
    ["mentions go", "@marla thanks", "thanks"],
    ["a signature goes", "Fine.\n-- \nTed, Hull", "Fine."],
    [
      "habits stay: case, marks, double spaces, line breaks",
      "i dont know..  Really!!\n\nok",
      "i dont know..  Really!!\n\nok",
    ],
  ];
  it.each(table)("%s", (_, text, own) => {
    expect(ownWords(text)).toBe(own);
  });

  it("leaves out a name as a whole word only", () => {
    expect(ownWords("Ted here, not Teddy. ted!", { names: ["Ted"] })).toBe("here, not Teddy. !");
  });

  it("leaves out sign-offs that recur, and only those", () => {
    const texts = ["I agree.\nCheers, Ted", "Not so.\nCheers, Ted", "Maybe.\ncheers, ted ", "Thanks!", "Odd.\nThanks!"];
    const signOffs = recurringSignOffs(texts);
    expect([...signOffs]).toEqual(["cheers, ted"]);
    expect(ownWords(texts[0] ?? "", { signOffs })).toBe("I agree.");
    expect(ownWords(texts[4] ?? "", { signOffs })).toBe("Odd.\nThanks!");
  });

  it("never adds text and never fails", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        expect(ownWords(text).length).toBeLessThanOrEqual(text.length + 64);
      }),
    );
  });

  it.each(["[quote]", "```", "<blockquote>", "> ", "@", "a@", " ", "\n", "www.", "<a "])(
    "reads a megabyte of %j in a moment",
    (piece) => {
      const started = performance.now();
      ownWords(piece.repeat(1_000_000 / piece.length));
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});
