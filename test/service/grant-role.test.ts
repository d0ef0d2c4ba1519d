import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "../../src/domain/person.ts";
import { grantRole } from "../../src/service/grant-role.ts";
import type { Member } from "../../src/service/service-context.ts";
import { articleById } from "../../src/store/articles.ts";
import { commentById } from "../../src/store/comments.ts";
import { personById } from "../../src/store/people.ts";
import { securityEventsOf } from "../../src/store/security-events.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";
import { addMember } from "../support/people.ts";

for (const engine of ENGINES) {
  describe(`granting a role (${engine})`, () => {
    let talk: Conversation;
    let admin: Member;
    let jo: Member;

    beforeEach(async () => {
      talk = await openConversation(engine);
      admin = await addMember(talk.context, "Ruth Amsel", "admin");
      jo = await addMember(talk.context, "Jo");
    });
    afterEach(() => talk.dispose());

    const grant = (person: Member, role: Role, by: Member | null = admin): Promise<void> =>
      grantRole(talk.context, { personId: person.id, role, grantedBy: by?.id ?? null, reason: "joined the desk" });
    const roleOf = async (person: Member): Promise<Role | undefined> =>
      (await personById(talk.context.store.reader, 1, person.id))?.role;

    it("changes the badge above earlier comments, and is recorded for everybody concerned", async () => {
      const { reader } = talk.context.store;
      const id = await talk.say(null, { writer: { member: jo, device: null } });
      const before = await articleById(reader, 1, talk.article.id);
      await grant(jo, "moderator");
      expect((await commentById(reader, 1, id))?.badge).toBe("staff");
      expect((await articleById(reader, 1, talk.article.id))?.version).toBeGreaterThan(before?.version ?? 0);
      const grants = await reader.selectFrom("role_grant").selectAll().where("person_id", "=", jo.id).execute();
      expect(grants).toMatchObject([{ role: "moderator", granted_by: admin.id, reason: "joined the desk" }]);
      expect(await securityEventsOf(reader, { personId: jo.id, limit: 9 })).toMatchObject([{ kind: "role-changed" }]);
      const events = await reader.selectFrom("event").selectAll().where("kind", "=", "role-granted").execute();
      expect(events.map(({ data }) => JSON.parse(data) as unknown)).toEqual([{ person: jo.id, role: "moderator" }]);
      await grant(jo, "member");
      expect((await commentById(reader, 1, id))?.badge).toBeNull();
    });

    it("says nothing twice", async () => {
      await grant(jo, "author");
      await grant(jo, "author");
      const { reader } = talk.context.store;
      expect(await reader.selectFrom("role_grant").selectAll().where("person_id", "=", jo.id).execute()).toHaveLength(
        1,
      );
    });

    it("leaves the site an admin, also when two demote each other at once", async () => {
      await expect(grant(admin, "member")).rejects.toMatchObject({ code: "last-admin" });
      await grant(jo, "admin");
      const outcomes = await Promise.allSettled([grant(jo, "member", admin), grant(admin, "member", jo)]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect([await roleOf(admin), await roleOf(jo)].filter((role) => role === "admin")).toHaveLength(1);
    });

    it("is for people of this site", async () => {
      await expect(grant({ ...jo, id: 987_654 }, "author")).rejects.toMatchObject({ code: "not-found" });
      const elsewhere = { ...talk.context, site: () => ({ ...talk.context.site(), id: 2 }) };
      const other = grantRole(elsewhere, { personId: jo.id, role: "admin", grantedBy: null, reason: "" });
      await expect(other).rejects.toMatchObject({ code: "not-found" });
      expect(await roleOf(jo)).toBe("member");
    });
  });
}
