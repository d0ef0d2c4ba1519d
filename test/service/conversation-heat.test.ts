import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HOT } from "../../src/judgement/heat/conversation-heat.ts";
import { heatBelow, SLOW_OFFER_SECONDS, TAKE_HEAT, takeHeat } from "../../src/service/conversation-heat.ts";
import { decide } from "../../src/service/moderation/decide.ts";
import type { ServiceContext } from "../../src/service/service-context.ts";
import { ENGINES } from "../../src/store/store.ts";
import { ADA, BRAM, openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { followToTheEnd } from "../support/judging.ts";
import { caseNow, decision } from "../support/moderation.ts";
import { addMember } from "../support/people.ts";

const HEATED = [
  "You have no idea what you are talking about",
  "You are an idiot, and you always were",
  "Shut up, you stupid fool",
  "You pathetic moron, nobody asked you",
  "You are the stupid one, you dumb idiot",
  "Go away, you disgusting moron",
];

const CALM = [
  "The weir was rebuilt in spring",
  "In late spring, I believe",
  "The plate says May",
  "So it does, thank you",
  "The lamp beside it is new too",
  "And rather bright",
];

for (const engine of ENGINES) {
  describe(`the heat of a conversation on ${engine}`, () => {
    let talk: Conversation;
    let context: ServiceContext;

    beforeEach(async () => {
      talk = await openConversation(engine);
      ({ context } = talk);
    });
    afterEach(async () => {
      await talk.dispose();
    });

    /** Two people answer each other in turn; returns the ids. */
    async function exchange(texts: readonly string[], from: number | null = null): Promise<number[]> {
      const ids = [];
      let parent = from ?? (await talk.say(null, { body: "What about the weir?" }));
      for (const [at, body] of texts.entries()) {
        talk.clock.advance(20_000);
        parent = await talk.say(parent, {
          body,
          writer: at % 2 === 0 ? BRAM : ADA,
          name: at % 2 === 0 ? "Bram" : "Ada",
        });
        ids.push(parent);
      }
      return ids;
    }

    it("brings a heated thread before the moderators once, with where it began, and offers slow mode", async () => {
      const ids = await exchange(HEATED);
      const last = ids.at(-1) ?? 0;
      const caseId = await takeHeat(context, { commentId: last });
      const row = await caseNow(context, caseId ?? 0);
      expect(row).toMatchObject({ queue: "heat", state: "open" });
      expect(ids.slice(0, 3)).toContain(row.comment_id);
      const now = await heatBelow(context, row.comment_id ?? 0);
      expect(now.score).toBeGreaterThanOrEqual(HOT);
      expect(now).toMatchObject({ hot: true, offer: SLOW_OFFER_SECONDS, began: row.comment_id });
      expect(now.reasons).toContainEqual({ sign: "pingPong", between: ["Bram", "Ada"], answers: 6 });
      expect(now.turns.at(-1)).toMatchObject({ id: last, author: "Ada", excerpt: HEATED.at(-1) });
      const [more] = await exchange(["You are a stupid liar and you know it"], last);
      expect(await takeHeat(context, { commentId: more ?? 0 })).toBe(caseId);
    });

    it("does not bring a thread again soon after somebody has decided about it", async () => {
      const wanda = await addMember(context, "Wanda", "moderator");
      const last = (await exchange(HEATED)).at(-1) ?? 0;
      const row = await caseNow(context, (await takeHeat(context, { commentId: last })) ?? 0);
      await decide(context, {
        decider: wanda,
        target: { caseId: row.id, version: row.version },
        input: decision("slow", { slowSeconds: SLOW_OFFER_SECONDS }),
      });
      const [more] = await exchange(["You are a stupid liar and you know it"], last);
      expect(await takeHeat(context, { commentId: more ?? 0 })).toBeNull();
    });

    it("says that an exchange has cooled down, and offers nothing then", async () => {
      const ids = await exchange(HEATED);
      talk.clock.advance(3_600_000);
      for (const body of [...CALM, ...CALM]) {
        talk.clock.advance(3_600_000);
        await talk.say(ids.at(-1) ?? 0, { body, name: "Cleo" });
      }
      const now = await heatBelow(context, ids[0] ?? 0);
      expect(now).toMatchObject({ hot: false, offer: null });
      expect(now.peak).toBeGreaterThanOrEqual(HOT);
      expect(now.turns.at(-1)).toMatchObject({ author: "Cleo" });
    });

    it("leaves calm exchanges alone, and quick ones as well", async () => {
      expect(await takeHeat(context, { commentId: (await exchange(CALM)).at(-1) ?? 0 })).toBeNull();
      const [, second] = await exchange(HEATED.slice(0, 2));
      expect(await takeHeat(context, { commentId: second ?? 0 })).toBeNull();
    });

    it("is taken once for what was posted meanwhile, of the newest comment", async () => {
      const ids = await exchange(CALM);
      await followToTheEnd(context.store);
      const jobs = await context.store.reader.selectFrom("job").selectAll().where("kind", "=", TAKE_HEAT).execute();
      expect(jobs.map(({ data }) => JSON.parse(data) as object)).toEqual([{ siteId: 1, commentId: ids.at(-1) }]);
    });
  });
}
