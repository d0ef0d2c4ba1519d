import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { measuresAt } from "../../../src/domain/decisions/measures.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import type { DecisionTarget } from "../../../src/service/moderation/decision-subject.ts";
import { requireMayPost, standingOf } from "../../../src/service/moderation/standing.ts";
import type { Member, ServiceContext } from "../../../src/service/service-context.ts";
import { articleById } from "../../../src/store/articles.ts";
import { noticesOf } from "../../../src/store/notices.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { BRAM, openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { decision, holdComment } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

const BAN = decision("ban", { clause: 1, reason: "Threats." });

for (const engine of ENGINES) {
  describe(`lifting on ${engine}`, () => {
    let talk: Conversation;
    let context: ServiceContext;
    let wanda: Member;
    let troll: Member;

    beforeEach(async () => {
      talk = await openConversation(engine);
      ({ context } = talk);
      wanda = await addMember(context, "Wanda", "moderator");
      troll = await addMember(context, "Grump");
    });
    afterEach(async () => {
      await talk.dispose();
    });

    async function made(target: DecisionTarget, input: ReturnType<typeof decision>): Promise<number> {
      return (await decide(context, { decider: wanda, target, input })).decisionId;
    }

    async function lift(target: DecisionTarget, reversesId: number): Promise<void> {
      await decide(context, {
        decider: wanda,
        target,
        input: decision("lift", { reversesId, reason: "Long enough." }),
      });
    }

    it("ends a ban before its time; its strike goes on counting", async () => {
      const banned = await made({ personId: troll.id }, BAN);
      talk.clock.advance(1_000);
      await lift({ decisionId: banned }, banned);
      await expect(requireMayPost(context.store.reader, context, writerOf(troll))).resolves.toMatchObject({
        ban: null,
      });
      const concerned = { personId: troll.id, deviceId: null };
      expect((await standingOf(context.store.reader, concerned, context.now())).strikes).toBeGreaterThan(0);
      const told = await noticesOf(context.store.reader, { personId: troll.id, before: null, limit: 9 });
      expect(told.map(({ kind, comment_id: commentId }) => [kind, commentId])).toEqual([["lifted", null]]);
    });

    it("ends a guest's ban, which is known by the device", async () => {
      const commentId = await talk.say(null, { writer: BRAM });
      const banned = await made({ commentId }, BAN);
      await expect(requireMayPost(context.store.reader, context, BRAM)).rejects.toMatchObject({ code: "banned" });
      talk.clock.advance(1_000);
      await lift({ decisionId: banned }, banned);
      await expect(requireMayPost(context.store.reader, context, BRAM)).resolves.toMatchObject({ ban: null });
    });

    it("ends what was laid upon a thread or an article, each by itself", async () => {
      const root = await talk.say(null);
      const { id: caseId, version } = await holdComment(context, await talk.say(root), "reported");
      const articleId = talk.article.id;
      const locked = await made({ caseId, version }, decision("lock", { reason: "Off the rails." }));
      const slowed = await made({ articleId }, decision("slow", { slowSeconds: 60, reason: "Too fast." }));
      const now = async (): Promise<ReturnType<typeof measuresAt>> => {
        const article = await articleById(context.store.reader, 1, articleId);
        return measuresAt(article?.measures ?? null, root, context.now());
      };
      expect(await now()).toMatchObject({ locked: true, slowSeconds: 60 });
      talk.clock.advance(1_000);
      await lift({ decisionId: locked }, locked);
      expect(await now()).toMatchObject({ locked: false, slowSeconds: 60 });
      await lift({ articleId }, slowed);
      expect(await now()).toMatchObject({ locked: false, slowSeconds: null });
    });

    it("is refused where it has ended, was lifted or was reversed already, or can never be lifted", async () => {
      const target = { personId: troll.id };
      const timeOut = await made(
        target,
        decision("time-out", { clause: 1, reason: "Cool down.", durationSeconds: 3_600 }),
      );
      talk.clock.advance(3_600_000);
      await expect(lift(target, timeOut)).rejects.toMatchObject({ code: "conflict" });
      const banned = await made(target, BAN);
      talk.clock.advance(1_000);
      await lift(target, banned);
      await expect(lift(target, banned)).rejects.toMatchObject({ code: "conflict" });
      const warning = await made(target, decision("warn", { clause: 1, reason: "Mind your words." }));
      await expect(lift(target, warning)).rejects.toMatchObject({ code: "not-allowed" });
    });

    it("is refused where the named decision is about somebody or something else", async () => {
      const banned = await made({ personId: troll.id }, BAN);
      const other = await addMember(context, "Other");
      const commentId = await talk.say(null);
      const { id: caseId, version } = await holdComment(context, commentId);
      const elsewhere: DecisionTarget[] = [
        { personId: other.id },
        { articleId: talk.article.id },
        { commentId },
        { caseId, version },
        { decisionId: await made({ personId: other.id }, BAN) },
      ];
      talk.clock.advance(1_000);
      for (const target of elsewhere) {
        await expect(lift(target, banned)).rejects.toMatchObject({ code: "conflict" });
      }
      await expect(lift({ personId: troll.id }, 987_654)).rejects.toMatchObject({ code: "not-found" });
      await expect(requireMayPost(context.store.reader, context, writerOf(troll))).rejects.toMatchObject({
        code: "banned",
      });
    });

    it("cannot be feigned: a reversal is not a decision that is merely written down", async () => {
      const banned = await made({ personId: troll.id }, BAN);
      const input = decision("reverse", { reversesId: banned, reason: "It never was." });
      await expect(decide(context, { decider: wanda, target: { personId: troll.id }, input })).rejects.toMatchObject({
        code: "not-allowed",
      });
      await expect(requireMayPost(context.store.reader, context, writerOf(troll))).rejects.toMatchObject({
        code: "banned",
      });
    });
  });
}
