import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeSite } from "../../../src/service/change-site.ts";
import { grantRole } from "../../../src/service/grant-role.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { readLedgerHead, verifyLedger } from "../../../src/service/moderation/verify-ledger.ts";
import type { Member } from "../../../src/service/service-context.ts";
import { ledgerEntries } from "../../../src/store/ledger.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { decision } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

for (const engine of ENGINES) {
  describe(`the ledger on ${engine}`, () => {
    let talk: Conversation;
    let wanda: Member;

    beforeEach(async () => {
      talk = await openConversation(engine);
      wanda = await addMember(talk.context, "Wanda", "moderator");
      const grump = await addMember(talk.context, "Grump");
      for (let index = 0; index < 3; index++) {
        const commentId = await talk.say(null, { writer: writerOf(grump) });
        const input = decision("remove", { clause: 1, reason: "Name-calling." });
        await decide(talk.context, { decider: wanda, target: { commentId }, input });
      }
    });
    afterEach(async () => {
      await talk.dispose();
    });

    it("has decisions, grants of roles and changes of settings, and is whole", async () => {
      await grantRole(talk.context, { personId: wanda.id, role: "admin", grantedBy: null, reason: "trust" });
      await changeSite(talk.context, { name: "closeAfterDays", value: 30 });
      const entries = await ledgerEntries(talk.context.store.reader, { siteId: 1, afterSeq: 0, limit: 100 });
      expect(entries.map(({ kind }) => kind)).toEqual(["decision", "decision", "decision", "role", "settings"]);
      expect(JSON.parse(entries[3]?.body ?? "")).toMatchObject({
        person: wanda.id,
        role: "admin",
        before: "moderator",
      });
      expect(JSON.parse(entries[4]?.body ?? "")).toMatchObject({ changed: ["closeAfterDays"] });
      expect(await verifyLedger(talk.context)).toMatchObject({ ok: true, count: 5 });
    });

    it("shows a change", async () => {
      await talk.context.store.transaction(async (tx) => {
        const { body } = await tx.selectFrom("ledger").select("body").where("seq", "=", 2).executeTakeFirstOrThrow();
        const changed = body.replace('"clause":1', '"clause":2');
        await tx.updateTable("ledger").set({ body: changed }).where("seq", "=", 2).execute();
      });
      expect(await verifyLedger(talk.context)).toMatchObject({ ok: false, seq: 2, kind: "changed" });
    });

    it("shows a gap", async () => {
      await talk.context.store.transaction((tx) => tx.deleteFrom("ledger").where("seq", "=", 2).execute());
      expect(await verifyLedger(talk.context)).toMatchObject({ ok: false, seq: 2, kind: "gap" });
    });

    it("shows another order", async () => {
      await talk.context.store.transaction(async (tx) => {
        for (const [from, to] of [
          [2, 99],
          [3, 2],
          [99, 3],
        ] as const) {
          await tx.updateTable("ledger").set({ seq: to }).where("seq", "=", from).execute();
        }
      });
      expect(await verifyLedger(talk.context)).toMatchObject({ ok: false, seq: 2, kind: "reordered" });
    });

    it("shows that its end was cut off, to whoever kept the head", async () => {
      const head = await readLedgerHead(talk.context);
      await talk.context.store.transaction((tx) => tx.deleteFrom("ledger").where("seq", "=", 3).execute());
      expect(await verifyLedger(talk.context)).toMatchObject({ ok: false, kind: "decisions", differing: 1 });
      // Whoever takes the decision away with it leaves nothing that this alone could find.
      await talk.context.store.transaction(async (tx) => {
        const last = await tx.selectFrom("decision").select("id").orderBy("id", "desc").executeTakeFirstOrThrow();
        await tx.deleteFrom("statement").where("decision_id", "=", last.id).execute();
        await tx.deleteFrom("decision").where("id", "=", last.id).execute();
      });
      expect(await verifyLedger(talk.context)).toMatchObject({ ok: true, count: 2 });
      expect(await verifyLedger(talk.context, head ?? undefined)).toMatchObject({ ok: false, kind: "shortened" });
    });
  });
}
