import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/domain/markdown.ts";
import type { Finding } from "../../src/domain/screening/finding.ts";
import { screen } from "../../src/domain/screening/screen.ts";
import type { ScreenedComment } from "../../src/domain/screening/screened-comment.ts";
import { SCREENING_SETTINGS } from "../../src/domain/screening/settings.ts";
import { verdict } from "../../src/domain/screening/verdict.ts";
import type { VerdictState } from "../../src/domain/screening/verdict.ts";
import { parseTranscript } from "../../src/exchange/transcript/parse-transcript.ts";
import { loadAbuseModel } from "../../src/judgement/abuse/load-model.ts";
import { prepareText, screeningKit } from "../../src/service/prepare-screening.ts";
import type { TextViews } from "../../src/service/prepare-screening.ts";
import { screened, wordRule } from "../domain/screening/screened.ts";
import { bannedNameOn, HAS_REAL_PAGE, realPage } from "../support/real-page.ts";

const model = loadAbuseModel();
const settings = SCREENING_SETTINGS.parse({});

function kitWith(entries: string[], name = "Orla Prendick"): ReturnType<typeof screeningKit> {
  const rules = entries.length === 0 ? [] : [wordRule(entries)];
  return screeningKit({ settings, rules, names: [{ personId: 40, name }], model });
}

const shipped = kitWith([]);

function look(
  text: string,
  options: { parent?: string | null; kit?: typeof shipped; judged?: boolean } = {},
): TextViews {
  const { parent = null, kit = shipped, judged = true } = options;
  return prepareText({ text, html: renderMarkdown(text), parent, judge: judged ? { model } : null }, kit);
}

function screenText(
  text: string,
  options: Parameters<typeof look>[1] & { facts?: Partial<ScreenedComment> } = {},
): { state: VerdictState; findings: Finding[]; passages: string[] } {
  const findings = screen(screened(text, { ...look(text, options), ...options.facts }), (options.kit ?? shipped).tools);
  const passages = findings.map(({ passage }) => (passage === null ? "" : text.slice(passage.start, passage.end)));
  return { state: verdict(findings, settings).state, findings, passages };
}

describe("a comment, screened as shipped", () => {
  it("is held when it is foul, with the foul word marked, also in disguise", () => {
    expect(screenText("Shut up, you wanker.")).toMatchObject({ state: "hold", passages: ["Shut", "wanker"] });
    const disguised = screenText("Shut up, you w4nk3r.");
    expect(disguised.state).toBe("hold");
    expect(disguised.passages).toContain("w4nk3r");
  });

  it("is published when it argues hotly and cleanly", () => {
    const text =
      "This budget is a disgrace and the finance committee has sold out everybody who swims here. They lied about the " +
      "boiler, they buried the survey, and now they pretend that the baths were never popular. Throw them out in May!";
    expect(screenText(text)).toMatchObject({ state: "publish", findings: [] });
  });

  it("is published, with a note for moderators, when it asks whether somebody is a banned person", () => {
    const { state, findings } = screenText("Are you Orla Prendick again? Same style, same boats.");
    expect(state).toBe("publish");
    expect(findings.map(({ what, weight }) => `${weight} ${what.code}`)).toEqual(["note asks-about-return"]);
  });

  it("is judged by its own words, not by what it quotes of the comment it answers", () => {
    const parent = "Nobody cares what you think, you are a pathetic idiot and a wanker.";
    expect(screenText(`> ${parent}\n\nPlease find another word for me.`, { parent }).state).toBe("publish");
  });
});

describe("links", () => {
  it("are those that readers will see, with their place where they are written out", () => {
    const text = "See https://a.example/x and [here](https://b.example/?q=1&r=2), not `https://c.example`.";
    expect(look(text).links).toEqual([
      { href: "https://a.example/x", passage: { start: 4, end: 23 } },
      { href: "https://b.example/?q=1&r=2", passage: { start: 35, end: 61 } },
    ]);
  });
});

describe("word lists", () => {
  const kit = kitWith(["barnacle*", "сволочь", "Möwe", "tin pot"]);

  it.each([
    ["You BARNACLES", "BARNACLES"],
    ["you b4rnacle", "b4rnacle"],
    ["you b a r n a c l e you", "b a r n a c l e"],
    ["you bar\u200bnacle", "bar\u200bnacle"],
    ["you ｂａｒｎａｃｌｅ", "ｂａｒｎａｃｌｅ"],
    ["you bаrnаcle", "bаrnаcle"],
    ["Вот сволочь!", "сволочь"],
    ["Die Möwe schreit", "Möwe"],
    ["a *tin* **pot** town", "tin* **pot"],
  ])("find a word in %j", (text, passage) => {
    expect(screenText(text, { kit, judged: false })).toMatchObject({ state: "hold", passages: [passage] });
  });
});

describe("whatever is written", () => {
  const kit = kitWith(["*a*b*", "* e *", "tin pot", "f*k", "*1*"]);
  const wild = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom("a", "b ", "f u c k ", "tin ", "pot ", "é", "\u0301", "😀", "*", "1", "Prendick "),
      maxLength: 60,
    }),
  );

  it("every passage is inside the text and holds something", () => {
    fc.assert(
      fc.property(wild, (text) => {
        for (const { passage, strength } of screenText(text, { kit }).findings) {
          expect(strength).toBeGreaterThanOrEqual(0);
          expect(strength).toBeLessThanOrEqual(1);
          if (passage === null) continue;
          expect(passage.start).toBeGreaterThanOrEqual(0);
          expect(passage.end).toBeGreaterThan(passage.start);
          expect(passage.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    "a",
    "ab",
    "a b ",
    "b a ",
    "f u c k ",
    "!",
    "\n",
    "é",
    "\u0301",
    "ﷺ",
    "😀",
    "Tin ",
    "tin pot ",
    "who is Prendick ",
    "fk f k ",
  ])("one megabyte of %j takes time in proportion to its length", (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const costOf = (length: number): number => {
      const part = text.slice(0, length);
      // Without links and the judge: those have tests of their own.
      const views = prepareText({ text: part, html: "", parent: null, judge: null }, kit);
      // The cheapest of some times: what collecting garbage or other processes add is not the text's.
      const costs = Array.from({ length: 3 }, () => {
        const before = process.cpuUsage();
        screen(screened("", views), kit.tools);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      });
      return Math.min(...costs);
    };
    costOf(125_000);
    const half = costOf(500_000);
    expect(costOf(1_000_000)).toBeLessThan(Math.max(half, 150) * 3.5);
  });
});

describe.skipIf(!HAS_REAL_PAGE)("a real page", () => {
  it("has one comment that is held: the foul-mouthed one; the questions about a banned person are noted", () => {
    const page = realPage();
    const { comments } = parseTranscript(new TextDecoder().decode(page));
    const texts = comments.map(({ paragraphs }) => paragraphs.join("\n\n"));
    const kit = kitWith([], bannedNameOn(page));
    const results = comments.map(({ number, parentIndex }, index) => {
      const parent = parentIndex === null ? null : (texts[parentIndex] ?? null);
      return { number, ...screenText(texts[index] ?? "", { kit, parent }) };
    });
    const held = results.filter(({ state }) => state !== "publish");
    expect(held.map(({ number }) => number)).toEqual(["9.3.1.2.1"]);
    const noted = results.filter(({ findings }) => findings.some(({ step }) => step === "watch-list"));
    expect(noted.map(({ number, state }) => `${number} ${state}`)).toEqual([
      "9.3.1.2 publish",
      "9.3.1.2.2 publish",
      "10 publish",
      "11 publish",
      "11.1 publish",
      "11.1.1.1 publish",
    ]);
  });
});
