import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DecisionKind } from "../../../src/domain/decisions/kinds.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { reverse } from "../../../src/service/moderation/reverse.ts";
import { findPrecedents, precedentsOf } from "../../../src/service/precedents/find-precedents.ts";
import type { Member, ServiceContext } from "../../../src/service/service-context.ts";
import { casesWithWords, deleteCaseText, putCaseText } from "../../../src/store/case-texts.ts";
import { insertFindings } from "../../../src/store/findings.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { caseNow, decision, holdComment } from "../../support/moderation.ts";
import { addMember } from "../../support/people.ts";

for (const engine of ENGINES) {
  describe(`like cases on ${engine}`, () => {
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

    async function held(body: string): Promise<{ caseId: number; version: number }> {
      const { id, version } = await holdComment(context, await talk.say(null, { body }));
      return { caseId: id, version };
    }

    async function decided(body: string, kind: DecisionKind): Promise<{ caseId: number; decisionId: number }> {
      const target = await held(body);
      const input = decision(kind, kind === "reject" ? { clause: 1, reason: "Name-calling." } : {});
      return { caseId: target.caseId, ...(await decide(context, { decider: wanda, target, input })) };
    }

    it("come most alike first, and a departure from them is said in a sentence", async () => {
      const alike = [];
      for (const ending of ["really", "truly", "frankly", "honestly"]) {
        alike.push((await decided(`The ferry committee are pompous weasels, ${ending}`, "publish")).caseId);
      }
      const rejected = await decided("The ferry committee are pompous weasels, all of them", "reject");
      for (let n = 0; n < 20; n++) await decided(`Remark ${n} on the timetable of the night bus`, "reject");
      const { caseId } = await held("The ferry committee are pompous weasels");
      const { lines, departures } = await precedentsOf(context, caseId);
      expect(lines.map((line) => line.caseId).toSorted((a, b) => a - b)).toEqual([...alike, rejected.caseId]);
      expect(lines.map((line) => line.likeness)).toEqual(lines.map((line) => line.likeness).toSorted((a, b) => b - a));
      expect(departures.rejected).toMatchObject({
        departs: true,
        practice: { outcome: "published", count: 4, of: 5 },
      });
      expect(departures.published.departs).toBe(false);
    });

    it("that were reversed count as they ended", async () => {
      const { decisionId, caseId } = await decided("A herd of overpaid ostriches runs the library", "reject");
      await reverse(context, { decisionId, decider: wanda, reason: "Satire." });
      const { lines } = await precedentsOf(context, (await held("Overpaid ostriches run the library")).caseId);
      expect(lines).toEqual([expect.objectContaining({ caseId, outcome: "published" })]);
    });

    it("are nearer where it was as heated when they were said", async () => {
      const insults = (commentId: number): Promise<void> =>
        context.store.transaction((tx) =>
          insertFindings(tx, [
            {
              site_id: 1,
              comment_id: commentId,
              step: "abuse",
              clause: 1,
              weight: "hold",
              strength: 0.9,
              what: JSON.stringify({ code: "abuse", label: "insult" }),
              passage_start: null,
              passage_end: null,
              rule_id: null,
              at: context.now(),
            },
          ]),
        );
      const body = "You and your ferry";
      const heated = async (): Promise<number> => {
        let last: number | null = null;
        for (const name of ["Ann", "Bob", "Ann", "Bob", "Ann"]) {
          last = await talk.say(last, { name, body: "You turnip" });
          await insults(last);
        }
        return await talk.say(last, { name: "Bob", body });
      };
      const decideAbout = async (commentId: number): Promise<number> => {
        const { id: caseId, version } = await holdComment(context, commentId);
        await decide(context, { decider: wanda, target: { caseId, version }, input: decision("publish") });
        return caseId;
      };
      const hot = await decideAbout(await heated());
      const calm = await decideAbout(await talk.say(null, { body }));
      const { lines } = await precedentsOf(context, (await holdComment(context, await heated())).id);
      expect(lines.map((line) => line.caseId)).toEqual([hot, calm]);
      expect(lines[0]?.likeness).toBeGreaterThan(lines[1]?.likeness ?? 1);
    });

    it("are the same words however old, where many newer ones have nearly as much in common", async () => {
      const words = ["amble", "brisk", "cinder", "dapple", "ember", "fathom", "gander", "hamlet"];
      const { caseId } = await decided(words.join(" "), "publish");
      // Each word, each two and each three of them are in more newer cases than one search gives.
      for (let n = 0; n < 56; n++) {
        await decided(words.filter((_, at) => at !== n % words.length).join(" "), "publish");
      }
      const { lines } = await precedentsOf(context, (await held(words.join(" "))).caseId);
      expect(lines[0]).toMatchObject({ caseId, likeness: 1 });
    }, 60_000);

    it("are never other cases about the same comment", async () => {
      const { caseId } = await decided("Nobody voted for the tollgate on the towpath", "reject");
      const { comment_id: commentId } = await caseNow(context, caseId);
      const compared = { id: null, body: "Nobody voted for the tollgate on the towpath", clause: null };
      expect((await findPrecedents(context, { ...compared, commentId })).lines).toEqual([]);
      expect((await findPrecedents(context, { ...compared, commentId: null })).lines).toHaveLength(1);
    });

    it("are not shown where hardly anything is alike", async () => {
      await decided("The council keeps the heron pond behind the old weighbridge as it always has", "publish");
      const compared = {
        id: null,
        body: "No trains on Sunday: weighbridge engineers strike again, buses full",
        clause: null,
        commentId: null,
      };
      expect((await findPrecedents(context, compared)).lines).toEqual([]);
    });

    it("count once for each comment, as it was decided last, however many cases it had", async () => {
      const body = "The mayor's parrot chairs the planning committee";
      const { caseId } = await decided(body, "publish");
      const { comment_id: commentId } = await caseNow(context, caseId);
      const reported = await holdComment(context, commentId ?? 0, "reported");
      const remove = decision("remove", { clause: 1, reason: "Name-calling." });
      const target = { caseId: reported.id, version: reported.version };
      await decide(context, { decider: wanda, target, input: remove });
      const { lines } = await precedentsOf(context, (await held(`${body}, too`)).caseId);
      expect(lines).toEqual([expect.objectContaining({ caseId: reported.id, outcome: "removed" })]);
    });

    it("are none where nothing was decided, and for text without words", async () => {
      expect((await precedentsOf(context, (await held("Nothing like it")).caseId)).lines).toEqual([]);
      const { lines, departures } = await precedentsOf(context, (await held("??!")).caseId);
      expect(lines).toEqual([]);
      expect(departures.removed.departs).toBe(false);
    });

    it("are found by words, whatever these mean to the search language, until their text is forgotten", async () => {
      const target = await held("NEAR the «harbour», AND OR NOT: l'été & 42 | naïve");
      const find = (...words: string[]): Promise<number[]> =>
        casesWithWords(context.store.reader, { siteId: 1, words, decided: false, limit: 10 });
      for (const words of [["near"], ["and", "or", "not"], ["harbour", "42"], ["été"]]) {
        expect(await find(...words)).toEqual([target.caseId]);
      }
      expect(await find("harbour", "missing")).toEqual([]);
      expect(await find('har"bour')).toEqual([]);
      await context.store.transaction((tx) => putCaseText(tx, { caseId: target.caseId, body: "The pier instead" }));
      expect(await find("harbour")).toEqual([]);
      expect(await find("pier")).toEqual([target.caseId]);
      await context.store.transaction((tx) => deleteCaseText(tx, target.caseId));
      expect(await find("pier")).toEqual([]);
    });
  });
}
