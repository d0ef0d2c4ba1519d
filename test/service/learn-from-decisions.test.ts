import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { judgeComment } from "../../src/judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../../src/judgement/abuse/load-model.ts";
import { LARGEST_SHIFT } from "../../src/judgement/abuse/site-layer.ts";
import { packAbuseLesson, unpackAbuseLesson } from "../../src/service/abuse-lesson.ts";
import { LEARN_AFTER_MS, learnFromDecisions, loadSiteLayer } from "../../src/service/learn-from-decisions.ts";
import { decide } from "../../src/service/moderation/decide.ts";
import { resetSiteModel, siteModelHistory } from "../../src/service/site-models.ts";
import type { Member, ServiceContext } from "../../src/service/service-context.ts";
import { ENGINES } from "../../src/store/store.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { followToTheEnd } from "../support/judging.ts";
import { decision, holdComment } from "../support/moderation.ts";
import { addMember } from "../support/people.ts";

const WORD = "You absolute turnip, go back to your turnip patch";

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

for (const engine of ENGINES) {
  describe(`a site's judge of abuse on ${engine}`, () => {
    let talk: Conversation;
    let context: ServiceContext;
    let wanda: Member;

    beforeEach(async () => {
      talk = await openConversation(engine);
      ({ context } = talk);
      wanda = await addMember(context, "Wanda", "moderator");
    });
    afterEach(async () => {
      await talk.dispose();
    });

    async function decided(body: string, input: ReturnType<typeof decision>): Promise<void> {
      const { id, version } = await holdComment(context, await talk.say(null, { body }));
      await decide(context, { decider: wanda, target: { caseId: id, version }, input });
    }

    async function score(body: string): Promise<number> {
      const site = await loadSiteLayer(context);
      return judgeComment(body, { model: loadAbuseModel(), site }).scores.abuse;
    }

    it("learns from moderators, within bounds, in versions, and forgets when it is reset", async () => {
      const before = await score(WORD);
      for (let n = 0; n < 12; n++) await decided(WORD, decision("reject", { clause: 1, reason: "Name-calling." }));
      await decided("The pump house was built by volunteers", decision("publish"));
      await followToTheEnd(context.store);
      const [job] = await context.store.reader
        .selectFrom("job")
        .selectAll()
        .where("kind", "=", "learn-from-decisions")
        .execute();
      expect(job?.job_key).toBe("1");
      talk.clock.advance(LEARN_AFTER_MS);
      expect(await learnFromDecisions(context)).toBe(13);
      expect(await learnFromDecisions(context)).toBe(0);
      talk.clock.advance(60_000);
      expect(await score(WORD)).toBeGreaterThan(before);
      const layer = await loadSiteLayer(context);
      expect(layer?.version).toBe(13);
      expect(layer?.drift).toMatchObject({ abusive: 12, harmless: 1 });
      expect(logit(await score(WORD)) - logit(before)).toBeLessThanOrEqual(LARGEST_SHIFT + 0.01);
      await resetSiteModel(context, { kind: "abuse", reason: "Begun again", by: null });
      talk.clock.advance(60_000);
      expect(await score(WORD)).toBe(before);
      expect(await learnFromDecisions(context)).toBe(0);
      expect((await siteModelHistory(context, "abuse")).map(({ version }) => version)).toEqual([2, 1]);
    });

    it("learns nothing from what was taken down for another reason", async () => {
      await decided(
        "Cheap roof tiles at my shop, best prices",
        decision("reject", { clause: 6, reason: "Advertising." }),
      );
      talk.clock.advance(LEARN_AFTER_MS);
      expect(await learnFromDecisions(context)).toBe(0);
      expect(await loadSiteLayer(context)).toBeUndefined();
    });
  });
}

describe("a packed lesson", () => {
  it("keeps every weight to a fifty-thousandth and is small", () => {
    const weights = Array.from({ length: 4096 }, (_, at) => ((at * 37) % 1001) / 1000 - 0.5);
    const layer = { version: 7, bias: 0.125, weights, drift: { abusive: 4, harmless: 3, lean: 0.1, shift: 0.2 } };
    const packed = packAbuseLesson({ layer, upTo: 99 });
    expect(packed.length).toBeLessThan(12_000);
    const { layer: read, upTo } = unpackAbuseLesson(packed);
    expect(upTo).toBe(99);
    expect(read).toMatchObject({ version: 7, bias: 0.125, drift: layer.drift });
    read.weights.forEach((weight, at) => expect(Math.abs(weight - (weights[at] ?? 0))).toBeLessThan(0.00002));
  });
});
