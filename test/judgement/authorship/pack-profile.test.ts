import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packProfile, unpackProfile } from "../../../src/judgement/authorship/pack-profile.ts";
import { addComments, emptyProfile } from "../../../src/judgement/authorship/profile.ts";
import { profileOfAccount } from "../../../src/judgement/authorship/read-accounts.ts";
import {
  freshReturnsLayer,
  learnFromSuspicion,
  MOST_CAUTION,
} from "../../../src/judgement/authorship/site-learning.ts";
import { inventedAccount } from "./invented-writers.ts";

describe("a packed profile", () => {
  it("is the same profile when it is read", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: fc.string(), hour: fc.nat(23) }), { maxLength: 6 }), (comments) => {
        const profile = addComments(emptyProfile(), comments);
        expect(unpackProfile(packProfile(profile))).toEqual(profile);
      }),
    );
  });

  it("is small: below 40 kB for twenty comments", () => {
    const profile = profileOfAccount(inventedAccount(3, "Heron", { comments: 20, seed: 1 }));
    expect(packProfile(profile).length).toBeLessThan(40_000);
  });

  it("means nothing when it counted other traits", () => {
    const packed = JSON.parse(packProfile(emptyProfile())) as { habits: number[] };
    expect(unpackProfile(JSON.stringify({ ...packed, habits: [...packed.habits, 0] }))).toBeNull();
  });
});

describe("what a site teaches the search for returns", () => {
  it("is more care after dismissals, never less than was measured, and never without bound", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), confirmed: fc.boolean() })),
        (decisions) => {
          let layer = freshReturnsLayer();
          for (const decided of decisions) {
            const { caution } = layer;
            layer = learnFromSuspicion(layer, decided);
            expect(layer.caution).toBeGreaterThanOrEqual(0);
            expect(layer.caution).toBeLessThanOrEqual(MOST_CAUTION);
            if (decided.confirmed) expect(layer.caution).toBeLessThanOrEqual(caution);
            else expect(layer.caution).toBeGreaterThanOrEqual(caution);
          }
          expect(layer.version).toBe(decisions.length);
        },
      ),
    );
  });
});
