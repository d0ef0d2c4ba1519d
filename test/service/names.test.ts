import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FORMER_NAME_KEPT_MS, NAME_CHANGE_PAUSE_MS } from "../../src/domain/person.ts";
import { changeProfile } from "../../src/service/change-profile.ts";
import type { Member } from "../../src/service/service-context.ts";
import { signIn } from "../../src/service/sign-in.ts";
import { articleById } from "../../src/store/articles.ts";
import { commentById } from "../../src/store/comments.ts";
import { formerNamesOf } from "../../src/store/names.ts";
import { personById } from "../../src/store/people.ts";
import { securityEventsOf } from "../../src/store/security-events.ts";
import { withdrawComment } from "../../src/service/withdraw-comment.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";
import { addMember } from "../support/people.ts";

const TAKEN = { code: "name-taken", fields: [{ field: "name", code: "taken" }] };
const RESERVED = { code: "name-taken", fields: [{ field: "name", code: "reserved" }] };

for (const engine of ENGINES) {
  describe(`a member's name (${engine})`, () => {
    let talk: Conversation;
    let ottilie: Member;

    beforeEach(async () => {
      talk = await openConversation(engine);
      ottilie = await addMember(talk.context, "Ottilie Varga");
    });
    afterEach(() => talk.dispose());

    const rename = (member: Member, name: string): Promise<void> => changeProfile(talk.context, { member, name });

    async function newMember(suggested: string): Promise<string> {
      const identity = {
        kind: "oidc",
        label: "x",
        email: null,
        role: null,
        subject: suggested,
        name: suggested,
      } as const;
      const session = { kind: "page", label: "", way: "x", origin: null } as const;
      return (await signIn(talk.context, { identity, session })).member.name;
    }

    it.each(["Ottilie Varga", "ottilie  varga", "Οttiliе Vаrgа", "0tti1ie\u200b Varga", "ＯＴＴＩＬＩＥ ＶＡＲＧＡ"])(
      "is not to be had by a guest who writes %s",
      async (name) => {
        await expect(talk.say(null, { name })).rejects.toMatchObject(TAKEN);
      },
    );

    it("may be used by its owner, and by a guest who adds something", async () => {
      const id = await talk.say(null, { writer: { member: ottilie, device: null } });
      expect((await commentById(talk.context.store.reader, 1, id))?.author_name).toBe("Ottilie Varga");
      await talk.say(null, { name: "Ottilie Varga-Lind" });
    });

    it("is answered again when the guest's request is sent again, though a member took the name since", async () => {
      const id = await talk.say(null, { name: "Ruth", key: "twice" });
      await addMember(talk.context, "Ruth");
      expect(await talk.say(null, { name: "Ruth", key: "twice" })).toBe(id);
      await expect(talk.say(null, { name: "Ruth" })).rejects.toMatchObject(TAKEN);
    });

    it("is refused to another member, and a new one gets a number behind it", async () => {
      const bram = await addMember(talk.context, "Bram");
      await expect(rename(bram, "Ottíliе Varga")).rejects.toMatchObject(TAKEN);
      expect(await newMember("OTTILIE VARGA")).toBe("OTTILIE VARGA 2");
    });

    it("cannot pose as staff, unless its owner is", async () => {
      for (const name of ["Admin", "rnoderator", "Mоderator Anna", "A D M I N", talk.context.site().name]) {
        await expect(talk.say(null, { name })).rejects.toMatchObject(RESERVED);
        await expect(rename(ottilie, name)).rejects.toMatchObject(RESERVED);
      }
      expect(await newMember("Administrator")).not.toMatch(/admin/iu);
      await talk.say(null, { name: "Adminna" });
      const staff = await addMember(talk.context, "Nils", "moderator");
      await rename(staff, "Moderator Nils");
    });

    it("changes above earlier comments, but not above what was withdrawn", async () => {
      const writer = { member: ottilie, device: null };
      const kept = await talk.say(null, { writer });
      const gone = await talk.say(null, { writer });
      await withdrawComment(talk.context, { id: gone, writer });
      const { reader } = talk.context.store;
      const before = await articleById(reader, 1, talk.article.id);
      await rename(ottilie, "Ottilie of the Quay");
      expect((await commentById(reader, 1, kept))?.author_name).toBe("Ottilie of the Quay");
      expect((await commentById(reader, 1, gone))?.author_name).toBe("");
      expect((await articleById(reader, 1, talk.article.id))?.version).toBeGreaterThan(before?.version ?? 0);
      expect(await formerNamesOf(reader, ottilie.id)).toMatchObject([
        { name: "Ottilie Varga", until: talk.clock.now() },
      ]);
      expect(await securityEventsOf(reader, { personId: ottilie.id, limit: 9 })).toMatchObject([
        { kind: "name-changed" },
      ]);
    });

    it("changes once in thirty days; the same name again is no change", async () => {
      await rename(ottilie, "Otti");
      await rename(ottilie, "Otti");
      await expect(rename(ottilie, "Ottilie Varga")).rejects.toMatchObject({ code: "name-changed-recently" });
      talk.clock.advance(NAME_CHANGE_PAUSE_MS);
      await rename(ottilie, "Ottilie Varga");
      expect((await personById(talk.context.store.reader, 1, ottilie.id))?.name).toBe("Ottilie Varga");
    });

    it("stays protected for ninety days after it was given up, except from its former owner", async () => {
      await rename(ottilie, "Otti");
      const bram = await addMember(talk.context, "Bram");
      talk.clock.advance(FORMER_NAME_KEPT_MS - 60_000);
      await expect(rename(bram, "Ottilie Varga")).rejects.toMatchObject(TAKEN);
      await expect(talk.say(null, { name: "Ottilie Varga" })).rejects.toMatchObject(TAKEN);
      talk.clock.advance(60_000);
      await rename(bram, "Ottilie Varga");
    });

    it("goes to one of two who want it at the same moment", async () => {
      const bram = await addMember(talk.context, "Bram");
      const cora = await addMember(talk.context, "Cora");
      const outcomes = await Promise.allSettled([rename(bram, "Kestrel"), rename(cora, "KESTREL")]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      const refused = outcomes.find((outcome) => outcome.status === "rejected");
      expect(refused?.reason).toMatchObject(TAKEN);
    });

    it("has to be text of some length, and so has the description", async () => {
      await expect(rename(ottilie, "  \u200b ")).rejects.toMatchObject({ code: "invalid-input" });
      const bio = (text: string): Promise<void> => changeProfile(talk.context, { member: ottilie, bio: text });
      await expect(bio("x".repeat(501))).rejects.toMatchObject({ fields: [{ field: "bio", code: "too-long" }] });
      await expect(bio("\0")).rejects.toMatchObject({ fields: [{ field: "bio", code: "not-text" }] });
      await bio("  I keep bees.\r\n\r\n\r\n\r\nOn the quay. ");
      const person = await personById(talk.context.store.reader, 1, ottilie.id);
      expect(person?.bio).toBe("I keep bees.\n\nOn the quay.");
    });
  });
}
