import { describe, expect, it } from "vitest";
import { habitsDe } from "../../src/domain/messages/habits-de.ts";
import { habitsEn } from "../../src/domain/messages/habits-en.ts";
import { signsDe } from "../../src/domain/messages/signs-de.ts";
import { signsEn } from "../../src/domain/messages/signs-en.ts";
import { HABIT_IDS } from "../../src/domain/return-signs.ts";
import type { FigureUnit, SignalSays, SignSays } from "../../src/domain/return-signs.ts";
import { readEvidence } from "../../src/domain/suspicion.ts";
import type { SuspicionEvidence } from "../../src/domain/suspicion.ts";
import { HABITS } from "../../src/judgement/authorship/habits.ts";

const RARE = { known: 32, unknown: 1.5, others: 0.12, unit: "hundred-sentences" } as const;

type Said<T extends { code: string }> = { readonly [C in T["code"]]: readonly [T & { readonly code: C }, string] };

/** One of each kind, with its German sentence. */
const SIGNS: Said<SignSays> = {
  habit: [
    { code: "habit", habit: "exclaim-run", leaning: "more", figures: RARE },
    "Beide tun es öfter als die meisten: mehrere Ausrufezeichen hintereinander schreiben (!!) (32 und 1,5 je 100 Sätze; andere 0,12)",
  ],
  word: [
    { code: "word", word: "dont", leaning: "differ", figures: { ...RARE, unit: "thousand-words" } },
    "Sie unterscheiden sich darin, wie oft sie „dont“ schreiben (32 und 1,5 je 1.000 Wörter; andere 0,12)",
  ],
  phrase: [{ code: "phrase", words: "of cause" }, "Beide schreiben „of cause“"],
  "too-little-text": [
    { code: "too-little-text", name: "Heron", comments: 1, words: 40, needed: { comments: 5, words: 150 } },
    "Der Stil sagt nichts: Von „Heron“ gibt es 1 Kommentar mit 40 eigenen Wörtern; nötig sind mindestens 5 Kommentare und 150 Wörter",
  ],
  "other-language": [
    { code: "other-language", name: "Heron" },
    "Der Stil sagt nichts: „Heron“ schreibt wenig oder kein Englisch, und Ähnlichkeit ist nur für Englisch gemessen",
  ],
  unlike: [
    { code: "unlike", likeness: "hours" },
    "In den Uhrzeiten der Kommentare ähneln sie sich weniger als zwei zufällige Konten",
  ],
  short: [{ code: "short", words: 299 }, "Auf der kürzeren Seite stehen nur 299 Wörter zum Vergleich"],
  chance: [
    { code: "chance", inThousand: 2, accounts: 1 },
    "Von 1.000 Neuen, die niemandes Rückkehr sind, fänden etwa 2 auf einer Liste von 1 Konto jemanden, der so ähnlich schreibt",
  ],
  written: [{ code: "written", text: "Both wink" }, "Both wink"],
};

const SIGNALS: Said<SignalSays> = {
  address: [{ code: "address" }, "Beide kamen von derselben Netzadresse"],
  range: [{ code: "range" }, "Beide kamen aus demselben Adressbereich"],
  device: [{ code: "device" }, "Beide benutzten dasselbe Gerät"],
  browser: [{ code: "browser" }, "Beide benutzten denselben Browser im selben Netz"],
  mail: [{ code: "mail" }, "Beide E-Mail-Adressen sind Formen derselben"],
  name: [{ code: "name", known: "Heron", unknown: "H3ron" }, "Die Namen ähneln sich: „Heron“ und „H3ron“"],
  "before-ban": [
    { code: "before-ban", span: { count: 1, unit: "hours" } },
    "Das neue Mitglied hat sich 1 Stunde vor der Sperre angemeldet",
  ],
  "after-ban": [
    { code: "after-ban", span: { count: 10, unit: "days" } },
    "Das neue Mitglied hat sich 10 Tage nach der Sperre angemeldet",
  ],
  company: [
    { code: "company", threads: 2, people: 1 },
    "Gemeinsame Gespräche: 2; Mitglieder, denen beide geantwortet haben: 1",
  ],
  copied: [
    { code: "copied", sentences: 2, first: "It never was." },
    "2 Sätze stehen Wort für Wort in beiden: „It never was.“",
  ],
  written: [{ code: "written", text: "Both wink" }, "Both wink"],
};

describe("the signs of a return", () => {
  it.each(Object.values(SIGNS))("of style are said in both languages: %j", (says, german) => {
    expect(signsDe.sign(says)).toBe(german);
    if (says.code === "written") expect(signsEn.sign(says)).toBe(german);
    else expect(signsEn.sign(says)).not.toBe(german);
  });

  it.each(Object.values(SIGNALS))("besides style are said in both languages: %j", (says, german) => {
    expect(signsDe.signal(says)).toBe(german);
    if (says.code === "written") expect(signsEn.signal(says)).toBe(german);
    else expect(signsEn.signal(says)).not.toBe(german);
  });

  it("name every habit that is counted, in both languages", () => {
    expect(HABITS.map(({ id }) => id)).toEqual(HABIT_IDS);
    expect(Object.keys(habitsEn)).toEqual(HABIT_IDS);
    expect(Object.keys(habitsDe)).toEqual(HABIT_IDS);
    for (const id of HABIT_IDS) expect(habitsDe[id]).not.toBe(habitsEn[id]);
    for (const names of [habitsDe, habitsEn]) expect(new Set(Object.values(names)).size).toBe(HABIT_IDS.length);
  });

  const units: Readonly<Record<FigureUnit, [english: string, german: string]>> = {
    percent: ["(32% and 1.5%; others 0.12%)", "(32 % und 1,5 %; andere 0,12 %)"],
    "words-each": ["(32 and 1.5 words a comment; others 0.12)", "(32 und 1,5 Wörter je Kommentar; andere 0,12)"],
    "thousand-words": ["(32 and 1.5 per 1,000 words; others 0.12)", "(32 und 1,5 je 1.000 Wörter; andere 0,12)"],
    "thousand-characters": [
      "(32 and 1.5 per 1,000 characters; others 0.12)",
      "(32 und 1,5 je 1.000 Zeichen; andere 0,12)",
    ],
    "hundred-comments": ["(32 and 1.5 per 100 comments; others 0.12)", "(32 und 1,5 je 100 Kommentare; andere 0,12)"],
    "hundred-sentences": ["(32 and 1.5 per 100 sentences; others 0.12)", "(32 und 1,5 je 100 Sätze; andere 0,12)"],
    "hundred-lines": ["(32 and 1.5 per 100 lines; others 0.12)", "(32 und 1,5 je 100 Zeilen; andere 0,12)"],
  };
  it.each(Object.entries(units) as [FigureUnit, [string, string]][])("count in %s", (unit, [english, german]) => {
    const says = { code: "habit", habit: "wink", leaning: "less", figures: { ...RARE, unit } } as const;
    expect(signsEn.sign(says)).toBe(`Both wink (;) less often than most ${english}`);
    expect(signsDe.sign(says)).toBe(`Beide tun es seltener als die meisten: zwinkern (;) ${german}`);
  });

  it.each([
    [1, "common here", "hier verbreitet"],
    [40, "about 1 in 40 accounts here", "hier etwa 1 von 40 Konten"],
    [1_000, "fewer than 1 in 1000 accounts here", "hier weniger als 1 von 1.000 Konten"],
  ])("are as rare as one in %i", (oneIn, english, german) => {
    expect([signsEn.rarity(oneIn), signsDe.rarity(oneIn)]).toEqual([english, german]);
  });
});

describe("evidence that is kept", () => {
  const numbers = { rank: 1, compared: 3, falseMatchRate: 0.002, comments: 10 };

  it("is read as it was written", () => {
    const evidence: SuspicionEvidence = {
      ...numbers,
      for: [{ trait: "phrase:of cause", says: SIGNS.phrase[0], oneIn: 40, known: "of cause", unknown: "Of cause" }],
      against: [{ trait: "short", says: SIGNS.short[0], oneIn: null, known: "", unknown: "" }],
      signals: [{ name: "device", evidence: 1, says: SIGNALS.browser[0] }],
    };
    expect(readEvidence(JSON.stringify(evidence))).toEqual(evidence);
  });

  it("of earlier versions keeps its sentences", () => {
    const sign = { trait: "habit:wink", text: "Both wink", rarity: "common here", known: ";)", unknown: ";-)" };
    const kept = {
      ...numbers,
      for: [sign],
      against: [{ ...sign, trait: "short", text: "Only 90 words", rarity: "" }],
      signals: [{ name: "device", evidence: 1, text: "Both used the same device" }],
    };
    const read = readEvidence(JSON.stringify(kept));
    expect(read).toMatchObject(numbers);
    const said = [...read.for, ...read.against].map(({ says, oneIn }) => [signsDe.sign(says), oneIn]);
    expect(said).toEqual([
      ["Both wink (common here)", null],
      ["Only 90 words", null],
    ]);
    expect(read.signals.map(({ says }) => signsDe.signal(says))).toEqual(["Both used the same device"]);
    expect(read.for[0]).toMatchObject({ known: ";)", unknown: ";-)" });
  });
});
