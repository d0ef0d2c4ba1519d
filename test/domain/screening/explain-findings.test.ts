import { describe, expect, it } from "vitest";
import { defaultClauses } from "../../../src/domain/house-rules/default-clauses.ts";
import { findingsDe } from "../../../src/domain/messages/findings-de.ts";
import { findingsEn } from "../../../src/domain/messages/findings-en.ts";
import { explainFindings, findingSentence } from "../../../src/domain/screening/explain-findings.ts";
import { finding } from "../../../src/domain/screening/finding.ts";
import type { Finding, FindingCode, FindingValues, What } from "../../../src/domain/screening/finding.ts";
import { LANGUAGES } from "../../../src/domain/language.ts";

/** Values for every code, so that every sentence is said once. */
const VALUES: { readonly [C in FindingCode]: FindingValues[C] } = {
  "listed-word": { entry: "tin pot*", list: "Moderators' list" },
  abuse: { label: "insult", sureness: "likely", model: "test-1" },
  "many-links": { count: 7, most: 5 },
  "new-author-links": { count: 2, most: 1 },
  "listed-host": { host: "shop.example", list: "Moderators' shops" },
  "first-comment": { published: 0, needed: 3 },
  guest: {},
  "article-pre-moderated": {},
  "person-pre-moderated": {},
  "site-pre-moderated": {},
  strikes: { strikes: 3 },
  "time-out": { until: Date.UTC(2031, 4, 6, 9, 30) },
  "same-as-own": { commentId: 12, percent: 96 },
  "same-as-others": { copies: 4, percent: 91 },
  "author-flood": { count: 4, seconds: 60 },
  "article-flood": { count: 31, seconds: 60 },
  "slow-mode": { seconds: 300, wait: 42 },
  capitals: { percent: 88 },
  "too-short": { least: 5 },
  "too-long": { most: 2000 },
  reports: { count: 6, points: 3.5 },
  "names-listed-person": { personId: 40, name: "Orla Prendick" },
  "asks-about-return": { personId: 40, name: "Orla Prendick" },
  "speaks-of-return": {},
  "named-like-listed": { personId: 40, name: "Orla Prendick" },
  external: { note: "Sounds like last week's scam." },
  "external-failed": { why: "time-out" },
  spam: { blatant: 1 },
  "spam-service-failed": { why: "no-connection" },
};

const rules = { clauses: defaultClauses("en") };
const link = { code: "listed-host", ...VALUES["listed-host"] } as const;

function slow(seconds: number, wait: number): string {
  return findingSentence({ code: "slow-mode", seconds, wait }, "en");
}

function linkAt(start: number): Finding {
  return finding({ step: "links", clause: 6, what: link, weight: "hold", passage: { start, end: start + 4 } });
}

describe("sentences", () => {
  it.each(LANGUAGES)("are there for everything in %s, whole, and different from each other", (language) => {
    const sentences = Object.entries(VALUES).map(([code, values]) => findingSentence({ code, ...values }, language));
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[\p{Lu}\d].*[.!]$/u);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/u);
    }
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.join(" ")).not.toContain("Moderators' ");
  });

  it("are not the same in two languages", () => {
    for (const [code, values] of Object.entries(VALUES)) {
      if (code === "external") continue;
      expect(findingSentence({ code, ...values }, "de")).not.toBe(findingSentence({ code, ...values }, "en"));
    }
    expect(Object.keys(findingsDe)).toEqual(Object.keys(findingsEn));
  });

  it("say something true of what another version found", () => {
    expect(findingSentence({ code: "colour-of-ink" }, "en")).toBe("A rule of this site found something.");
    expect(findingSentence({ code: "constructor" }, "de")).toBe("Eine Regel dieser Website hat etwas gefunden.");
  });

  it("count and tell time as people do", () => {
    expect(slow(300, 1)).toContain("one comment every 5 minutes. You can send this one in 1 second.");
    expect(findingSentence({ code: "reports", count: 1, points: 1 }, "en")).toBe("1 reader has reported it.");
  });
});

describe("the explanation for an author", () => {
  it("has the clause in words, the sentence, and all passages of one cause together", () => {
    expect(explainFindings([linkAt(40), linkAt(10), linkAt(40)], rules, "en")).toEqual([
      {
        clause: { number: 6, title: "No advertising", text: rules.clauses[5]?.text },
        sentence: "It links to shop.example, and moderators check links to that site first.",
        passages: [
          { start: 10, end: 14 },
          { start: 40, end: 44 },
        ],
      },
    ]);
  });

  it("has every cause, in the order in which they were found", () => {
    const found = [
      finding({ step: "pre-moderation", what: { code: "article-pre-moderated" }, weight: "hold" }),
      finding({ step: "links", clause: 6, what: link, weight: "refuse" }),
      finding({ step: "links", clause: 77, what: link, weight: "hold" }),
    ];
    expect(explainFindings(found, rules, "de").map(({ clause }) => clause?.number ?? null)).toEqual([null, 6, null]);
  });

  it("has nothing of notes for moderators, nor of what is only being watched", () => {
    const found = Object.entries(VALUES).flatMap(([code, values]) => {
      const what = { code, ...values } as What;
      return [
        finding({ step: "watch-list", what, weight: "note" }),
        finding({ step: "word-lists", what, weight: "refuse", shadow: true }),
      ];
    });
    expect(explainFindings(found, rules, "en")).toEqual([]);
  });
});
