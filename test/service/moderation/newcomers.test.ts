import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCREENING_SETTINGS } from "../../../src/domain/screening/settings.ts";
import type { ScreeningSettings } from "../../../src/domain/screening/settings.ts";
import { editComment } from "../../../src/service/edit-comment.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { listCases } from "../../../src/service/moderation/list-cases.ts";
import { withdrawComment } from "../../../src/service/withdraw-comment.ts";
import { waitingCounts } from "../../../src/store/case-queues.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { ADA, BRAM, openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { commentNow, decision } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

const RUDE = "You worthless idiot, did you even read the article?";

for (const engine of ENGINES) {
  describe(`the queue of new people on ${engine}`, () => {
    let talk: Conversation;

    const begin = async (settings: Partial<ScreeningSettings> = {}): Promise<void> => {
      talk = await openConversation(engine, { screening: SCREENING_SETTINGS.parse(settings) });
    };
    beforeEach(() => begin());
    afterEach(() => talk.dispose());

    async function shown(): Promise<string[]> {
      const asked = { queue: "new", order: "oldest", after: null, filter: {}, limit: 30 } as const;
      return (await listCases(talk.context, asked)).items.map(({ author, text }) => `${author}: ${text}`);
    }

    it("has each member once, with the first comment that is public; nobody waits for it", async () => {
      const edda = writerOf(await addMember(talk.context, "Edda"));
      const id = await talk.say(null, { writer: edda, body: "Good morning to the harbour." });
      talk.clock.advance(61_000);
      await talk.say(null, { writer: edda, body: "And good night." });
      await talk.say(null, { writer: ADA, body: "A guest says this." });
      expect((await commentNow(talk.context, id)).state).toBe("published");
      expect(await shown()).toEqual(["Edda: Good morning to the harbour."]);
    });

    it("has nobody whom a moderator has looked at already, and nobody with a role", async () => {
      const wanda = await addMember(talk.context, "Wanda", "moderator");
      const edda = writerOf(await addMember(talk.context, "Edda"));
      await talk.say(null, { writer: writerOf(wanda), body: "From the house." });
      const id = await talk.say(null, { writer: edda, body: RUDE });
      expect(await shown()).toEqual([]);
      await decide(talk.context, { decider: wanda, target: { commentId: id }, input: decision("publish") });
      talk.clock.advance(61_000);
      await talk.say(null, { writer: edda, body: "I am calmer now." });
      expect(await shown()).toEqual([]);
    });

    it("has those whose held comment became public by revising it, before anybody looked", async () => {
      const edda = writerOf(await addMember(talk.context, "Edda"));
      const id = await talk.say(null, { writer: edda, body: RUDE });
      await editComment(talk.context, { id, body: "Did you read the article?", writer: edda });
      expect(await shown()).toEqual(["Edda: Did you read the article?"]);
    });

    it("is settled by a decision on the comment, and when its author takes it back", async () => {
      const wanda = await addMember(talk.context, "Wanda", "moderator");
      const people = [await addMember(talk.context, "Edda"), await addMember(talk.context, "Oda")].map(writerOf);
      const ids: number[] = [];
      for (const writer of people) ids.push(await talk.say(null, { writer, body: `Good day number ${ids.length}.` }));
      const [first = 0, second = 0] = ids;
      const remove = decision("remove", { clause: 7 });
      await decide(talk.context, { decider: wanda, target: { commentId: first }, input: remove });
      await withdrawComment(talk.context, { id: second, writer: people[1] ?? ADA });
      expect(await shown()).toEqual([]);
      expect((await waitingCounts(talk.context.store.reader, 1)).new).toBe(0);
    });

    it("has guests, too, or nobody, as the site has it", async () => {
      await talk.dispose();
      await begin({ newPeople: "everybody" });
      for (const writer of [ADA, BRAM, ADA]) {
        talk.clock.advance(61_000);
        await talk.say(null, { writer, name: writer === ADA ? "Ada" : "Bram", body: `It is ${talk.clock.now()}.` });
      }
      expect((await shown()).map((text) => text.split(":")[0])).toEqual(["Ada", "Bram"]);
      await talk.dispose();
      await begin({ newPeople: "nobody" });
      await talk.say(null, { writer: writerOf(await addMember(talk.context, "Edda")), body: "Hello." });
      expect(await shown()).toEqual([]);
    });
  });
}
