import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mentionLink } from "../../src/domain/mentions.ts";
import { FORMER_NAME_KEPT_MS } from "../../src/domain/person.ts";
import { changeProfile } from "../../src/service/change-profile.ts";
import { editComment } from "../../src/service/edit-comment.ts";
import { erasePerson } from "../../src/service/erase-person.ts";
import { withdrawComment } from "../../src/service/withdraw-comment.ts";
import { articleById } from "../../src/store/articles.ts";
import { commentById, revisionsOf } from "../../src/store/comments.ts";
import { mentionsIn } from "../../src/store/mentions.ts";
import { BRAM, openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";
import { addMember } from "../support/notified-members.ts";
import type { TestMember } from "../support/notified-members.ts";
import { addMember as addNamesake } from "../support/people.ts";

for (const engine of ENGINES) {
  describe(`mentions on ${engine}`, () => {
    let talk: Conversation;
    let ida: TestMember;

    beforeEach(async () => {
      talk = await openConversation(engine);
      ida = await addMember(talk.context, "Ida Brandt");
    });
    afterEach(() => talk.dispose());

    const link = (name: string): string => mentionLink({ id: ida.id, name });

    async function rename(name: string): Promise<void> {
      const { member } = ida;
      if (member === null) throw new Error("not a member");
      await changeProfile(talk.context, { member, name });
    }

    const say = (body: string): Promise<number> => talk.say(null, { body, writer: BRAM, name: "Bram" });

    async function htmlOf(id: number): Promise<string> {
      return (await commentById(talk.context.store.reader, 1, id))?.body_html.trim() ?? "";
    }

    it("go on pointing to a member who takes another name, and show it", async () => {
      const id = await say("As @ida brandt says & more.");
      expect(await htmlOf(id)).toBe(`<p>As ${link("Ida Brandt")} says &amp; more.</p>`);
      const before = await articleById(talk.context.store.reader, 1, talk.article.id);
      await rename("Idina <Falk>");
      expect(await htmlOf(id)).toBe(`<p>As ${link("Idina <Falk>")} says &amp; more.</p>`);
      const after = await articleById(talk.context.store.reader, 1, talk.article.id);
      expect(after?.version).toBe((before?.version ?? 0) + 1);
      const source = (await commentById(talk.context.store.reader, 1, id))?.body_source;
      expect(source).toBe("As @ida brandt says & more.");
    });

    it("of a name that was given up lately mean whoever gave it up", async () => {
      await rename("Idina Falk");
      expect(await htmlOf(await say("@Ida Brandt is right."))).toBe(`<p>${link("Idina Falk")} is right.</p>`);
      talk.clock.advance(FORMER_NAME_KEPT_MS);
      expect(await htmlOf(await say("@Ida Brandt was right."))).toBe("<p>@Ida Brandt was right.</p>");
      // Somebody else has the name now, and it is theirs.
      const other = await addNamesake(talk.context, "Ida Brandt");
      const third = await say("@Ida Brandt, hello.");
      expect((await mentionsIn(talk.context.store.reader, third)).map(({ id }) => id)).toEqual([other.id]);
    });

    it("mean the same member after an edit, and stand in earlier texts as they were written", async () => {
      const id = await say("@Ida Brandt is right.");
      await rename("Idina Falk");
      await addMember(talk.context, "Jo");
      // Long after, as far as the name is concerned, though the comment may still be edited.
      await talk.context.store.transaction((tx) => tx.deleteFrom("former_name").execute());
      await editComment(talk.context, { id, body: "@Ida Brandt is wrong.", writer: BRAM });
      expect(await htmlOf(id)).toBe(`<p>${link("Idina Falk")} is wrong.</p>`);
      const earlier = await revisionsOf(talk.context.store.reader, id);
      expect(earlier.map(({ body_html: html }) => html.trim())).toEqual(["<p>@Ida Brandt is right.</p>"]);
      await editComment(talk.context, { id, body: "Nobody is.", writer: BRAM });
      expect(await mentionsIn(talk.context.store.reader, id)).toEqual([]);
    });

    it("of a member who leaves are what others wrote, and lead nowhere; of what is taken back nothing is kept", async () => {
      const id = await say("@IDA Brandt is right.");
      const gone = await say("@Ida Brandt is wrong.");
      await withdrawComment(talk.context, { id: gone, writer: BRAM });
      expect(await mentionsIn(talk.context.store.reader, gone)).toEqual([]);
      await rename("Idina Falk");
      const { member } = ida;
      if (member === null) throw new Error("not a member");
      const { store, now } = talk.context;
      await store.transaction((tx) =>
        tx.updateTable("person").set({ leaves_at: now(), leave_comments: "keep" }).where("id", "=", ida.id).execute(),
      );
      await erasePerson(talk.context, ida.id);
      expect(await htmlOf(id)).toBe("<p>@IDA Brandt is right.</p>");
      expect(await store.reader.selectFrom("mention").selectAll().execute()).toEqual([]);
    });
  });
}
