import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCREENING_SETTINGS } from "../../../src/domain/screening/settings.ts";
import { decide, decideMany } from "../../../src/service/moderation/decide.ts";
import { listCases } from "../../../src/service/moderation/list-cases.ts";
import { verifyLedger } from "../../../src/service/moderation/verify-ledger.ts";
import { postComment } from "../../../src/service/post-comment.ts";
import { undoDecisions } from "../../../src/service/moderation/reverse.ts";
import type { ServiceContext } from "../../../src/service/service-context.ts";
import { articleById } from "../../../src/store/articles.ts";
import { waitingCounts } from "../../../src/store/case-queues.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { commentNow, decision } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

const SLOGAN =
  "Everybody knows that the harbour board sold the old pier for nothing, and nobody may say so in this newspaper.";

for (const engine of ENGINES) {
  describe(`waves of comments on ${engine}`, () => {
    let talk: Conversation;
    let context: ServiceContext;

    beforeEach(async () => {
      talk = await openConversation(engine, { screening: SCREENING_SETTINGS.parse({}) });
      ({ context } = talk);
    });
    afterEach(() => talk.dispose());

    const stateOf = async (id: number): Promise<string> => (await commentNow(context, id)).state;

    /** A comment of somebody who was never here before. */
    async function stranger(n: number, body: string): Promise<number> {
      const { id } = await postComment(context, {
        articleId: talk.article.id,
        parentId: null,
        input: { name: `Visitor ${n}`, email: "", body },
        writer: { member: null, device: { id: `device-${n}` } },
        idempotencyKey: `stranger-${n}`,
      });
      return id;
    }

    it("hold the same text under other names, also when it is a little changed", async () => {
      const [first, second] = [await stranger(1, SLOGAN), await stranger(2, `${SLOGAN}!!`)];
      expect([await stateOf(first), await stateOf(second)]).toEqual(["published", "published"]);
      const third = await stranger(3, SLOGAN.toUpperCase());
      expect(await stateOf(third)).toBe("held");
      const findings = await context.store.reader
        .selectFrom("finding")
        .select("what")
        .where("comment_id", "=", third)
        .where("step", "=", "repetition")
        .execute();
      expect(findings.map(({ what }) => JSON.parse(what) as object)).toMatchObject([
        { code: "same-as-others", copies: 2 },
      ]);
    });

    it("let pass what is not alike, what was said longer ago, and on other sites", async () => {
      await stranger(1, SLOGAN);
      await stranger(2, SLOGAN);
      const other = "The pier was sold for two million, which the board voted on in public last March.";
      expect(await stateOf(await stranger(3, other))).toBe("published");
      talk.clock.advance(8 * 86_400_000);
      expect(await stateOf(await stranger(4, SLOGAN))).toBe("published");
    });

    it("are counted in the database: another process holds newcomers, too, and nobody else", async () => {
      for (let n = 0; n < 30; n++) await stranger(n, `The ${n}th thing to say of the pier is short.`);
      // A process of its own knows nothing but what the database says.
      const elsewhere = { ...context, store: { ...context.store } };
      const { id } = await postComment(elsewhere, {
        articleId: talk.article.id,
        parentId: null,
        input: { name: "Visitor", email: "", body: "One more." },
        writer: { member: null, device: { id: "device-of-visitor" } },
        idempotencyKey: "elsewhere",
      });
      expect(await stateOf(id)).toBe("held");
      const regular = await addMember(context, "Regular");
      talk.clock.advance(61_000);
      for (let n = 0; n < 3; n++) {
        talk.clock.advance(61_000);
        await talk.say(null, { writer: writerOf(regular), body: `I have said this ${n} times.` });
      }
      for (let n = 100; n < 130; n++) await stranger(n, `The ${n}th thing to say of the pier is short.`);
      expect(await stateOf(await talk.say(null, { writer: writerOf(regular), body: "Still here." }))).toBe("published");
    });

    it("of 500 a minute: all but the first are held, the queue answers, one action and one transaction settle it", async () => {
      const wanda = await addMember(context, "Wanda", "moderator");
      const ids: number[] = [];
      for (let n = 0; n < 500; n++) {
        talk.clock.advance(120);
        ids.push(await stranger(n, `Number ${n} says that the pier is ours.`));
      }
      expect(ids).toHaveLength(500);
      const published = await context.store.reader
        .selectFrom("comment")
        .select("id")
        .where("state", "=", "published")
        .execute();
      expect(published).toHaveLength(30);
      expect((await waitingCounts(context.store.reader, 1)).held).toBe(470);
      const articleId = talk.article.id;
      const measure = decision("pre-moderate", { durationSeconds: 86_400, reason: "A raid." });
      await decide(context, { decider: wanda, target: { articleId }, input: measure });
      talk.clock.advance(120_000);
      expect(await stateOf(await stranger(1_000, "Quiet again?"))).toBe("held");
      expect((await articleById(context.store.reader, 1, articleId))?.measures).toContain("preModerated");
      const page = await listCases(context, { queue: "held", order: "oldest", after: null, filter: {}, limit: 200 });
      expect(page.items).toHaveLength(200);
      let transactions = 0;
      const { store } = context;
      const counting: ServiceContext = {
        ...context,
        store: {
          ...store,
          engine: store.engine,
          reader: store.reader,
          transaction: async (work) => {
            transactions++;
            return await store.transaction(work);
          },
        },
      };
      const cases = page.items.map(({ id, version }) => ({ caseId: id, version }));
      const bulk = { decider: wanda, cases, input: decision("reject", { clause: 7 }), batch: "a-raid" };
      const { decisionIds } = await decideMany(counting, bulk);
      expect(transactions).toBe(1);
      expect(decisionIds).toHaveLength(200);
      expect((await waitingCounts(context.store.reader, 1)).held).toBe(271);
      // The answer was lost, and the browser sends it again.
      expect((await decideMany(context, bulk)).decisionIds).toEqual(decisionIds);
      await undoDecisions(context, { decisionIds, member: wanda });
      expect((await waitingCounts(context.store.reader, 1)).held).toBe(471);
      expect(await verifyLedger(context)).toMatchObject({ ok: true });
    }, 180_000);
  });
}
