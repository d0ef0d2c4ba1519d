import * as fc from "fast-check";
import { expect, it } from "vitest";
import { judgeComment, learnFromDecision } from "../../../src/judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../../../src/judgement/abuse/load-model.ts";
import { freshSiteLayer, LARGEST_SHIFT, type SiteLayer } from "../../../src/judgement/abuse/site-layer.ts";

const model = loadAbuseModel();

function taught(text: string, abusive: boolean, times: number): SiteLayer {
  let site = freshSiteLayer();
  for (let i = 0; i < times; i += 1) site = learnFromDecision(text, { model, site, abusive });
  return site;
}

it("changes nothing before the first decision", () => {
  const text = "You plum, that is not how it works.";
  expect(judgeComment(text, { model, site: freshSiteLayer() })).toEqual(judgeComment(text, { model }));
});

it("learns a local insult and shows the drift", () => {
  const text = "You absolute turnip.";
  const site = taught(text, true, 20);
  expect(judgeComment(text, { model, site }).scores.abuse).toBeGreaterThan(judgeComment(text, { model }).scores.abuse);
  expect(site.version).toBe(20);
  expect(site.drift).toMatchObject({ abusive: 20, harmless: 0 });
  expect(site.drift.lean).toBeGreaterThan(0);
  const quiet = "The meeting begins at eight.";
  expect(
    Math.abs(judgeComment(quiet, { model, site }).scores.abuse - judgeComment(quiet, { model }).scores.abuse),
  ).toBeLessThan(0.05);
});

it("cannot be taught to let open abuse pass unseen", () => {
  const text = "You are a fucking worthless idiot.";
  const site = taught(text, false, 500);
  expect(judgeComment(text, { model, site }).scores.abuse).toBeGreaterThan(0.5);
});

it("stays bounded and plain JSON whatever it is taught", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.boolean()), { maxLength: 30 }), (decisions) => {
      let site = freshSiteLayer();
      for (const [text, abusive] of decisions) site = learnFromDecision(text, { model, site, abusive });
      expect(Math.abs(site.bias)).toBeLessThanOrEqual(LARGEST_SHIFT);
      expect(Math.max(...site.weights.map(Math.abs))).toBeLessThanOrEqual(0.5);
      expect(JSON.parse(JSON.stringify(site))).toEqual(site);
    }),
    { numRuns: 20 },
  );
});

it("learns nothing from a text in a language that is not judged", () => {
  const site = taught("Halt endlich die Klappe, du Idiot, niemand will das hören.", true, 5);
  expect(site).toEqual(freshSiteLayer());
});
