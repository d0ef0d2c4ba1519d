import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { signsEn } from "../../../src/domain/messages/signs-en.ts";
import { copiedSentences } from "../../../src/judgement/authorship/copied-sentences.ts";
import { jaroWinkler, mailKey, nameKey, nameLikeness } from "../../../src/judgement/authorship/look-alike.ts";
import {
  type AccountTraces,
  type SignalName,
  SIGNALS,
  type SignalSettings,
  signalsBetween,
  withSignals,
} from "../../../src/judgement/authorship/signals.ts";

const DAY = 86_400_000;
const ALL = Object.fromEntries(SIGNALS.map((name) => [name, true])) as unknown as SignalSettings;

describe("look-alike names", () => {
  it.each([
    ["Bread_Knight", "breadknight99", 1],
    ["T3rr0r", "Terror", 1],
    ["Zoë", "zoe", 1],
    ["Lighthouse", "Lightship", 0],
    ["2019", "2020", 0],
    ["Ana", "", 0],
  ])("%s and %s", (one, other, same) => {
    expect(nameLikeness(one, other) === 1).toBe(same === 1);
  });

  // Winkler 1990, the standard examples.
  it.each([
    ["martha", "marhta", 0.9611],
    ["dixon", "dicksonx", 0.8133],
    ["dwayne", "duane", 0.84],
    ["abc", "xyz", 0],
  ])("Jaro-Winkler of %s and %s is %s", (one, other, likeness) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(likeness, 3);
  });

  it("is symmetrical, between 0 and 1, and 1 for the same name", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        const likeness = nameLikeness(one, other);
        expect(likeness).toBeCloseTo(nameLikeness(other, one), 9);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        if (nameKey(one) !== "") expect(nameLikeness(one, one)).toBe(1);
      }),
    );
  });

  it.each([
    ["A.Nna+spam@Mail.test", "anna@mail.test"],
    ["nobody", ""],
    ["@mail.test", ""],
  ])("the key of %s is %s", (address, key) => {
    expect(mailKey(address)).toBe(key);
  });
});

describe("copied sentences", () => {
  it("are found whatever their case and marks, if they are long enough", () => {
    const one = ["I have said it before. The council will never fix that wretched old bridge, never!"];
    const other = ["the council will never fix that wretched old bridge NEVER", "I have said it before."];
    expect(copiedSentences(one, other)).toEqual([other[0]]);
  });
});

describe("signals beside style", () => {
  const banned: AccountTraces = {
    names: ["Bread_Knight"],
    mail: "bread.knight@mail.test",
    addresses: ["h1"],
    ranges: ["r1"],
    devices: ["d1"],
    banned: 100 * DAY,
    threads: [1, 2, 3],
    opponents: [7, 8],
    comments: ["The council will never fix that wretched old bridge in our lifetime."],
  };
  const table: [name: SignalName, newcomer: AccountTraces, sign: number, text: string][] = [
    ["network", { addresses: ["h1"], ranges: ["r1"] }, 1, "Both came from the same network address"],
    ["network", { addresses: ["h2"], ranges: ["r1"] }, 1, "Both came from the same range of addresses"],
    ["device", { devices: ["d1"] }, 1, "Both used the same device"],
    ["name", { names: ["br3adknight"] }, 1, "The names look alike: “Bread_Knight” and “br3adknight”"],
    ["mail", { mail: "breadknight+2@mail.test" }, 1, "Both e-mail addresses are forms of the same one"],
    ["arrival", { arrived: 100.5 * DAY }, 1, "The newcomer signed up 12 hours after the ban"],
    ["arrival", { arrived: 90 * DAY }, -1, "The newcomer signed up 10 days before the ban"],
    ["arrival", { arrived: 900 * DAY }, -1, "The newcomer signed up 800 days after the ban"],
    [
      "company",
      { threads: [2, 3, 9], opponents: [8] },
      1,
      "They took part in 2 of the same threads and answered 1 of the same people",
    ],
    [
      "copied",
      { comments: banned.comments ?? [] },
      1,
      "A sentence stands word for word in both: “The council will never fix that wretched old bridge in our lifetime.”",
    ],
  ];
  it.each(table)("%s of %j", (name, newcomer, sign, text) => {
    const found = signalsBetween(banned, newcomer, ALL);
    expect(found.map((signal) => [signal.name, Math.sign(signal.evidence), signsEn.signal(signal.says)])).toEqual([
      [name, sign, text],
    ]);
    expect(signalsBetween(banned, newcomer, { ...ALL, [name]: false })).toEqual([]);
  });

  it.each([
    ["nothing", {}],
    [
      "others' traces",
      { names: ["Ferry"], mail: "x@mail.test", addresses: ["h9"], devices: ["d9"], arrived: 150 * DAY, threads: [1] },
    ],
  ] as [string, AccountTraces][])("%s says nothing", (_, newcomer) => {
    expect(signalsBetween(banned, newcomer, ALL)).toEqual([]);
  });

  it("add to the evidence of style, and speak alone where there is too little text", () => {
    const signals = signalsBetween(banned, { devices: ["d1"] }, ALL);
    expect(withSignals(1.5, signals)).toBe(4.5);
    expect(withSignals(Number.NaN, signals)).toBe(3);
    expect(withSignals(Number.NaN, [])).toBeNaN();
  });
});
