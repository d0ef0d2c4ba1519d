import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addSite } from "../../../src/service/change-site.ts";
import { leave } from "../../../src/service/leave.ts";
import { appeal } from "../../../src/service/moderation/appeal.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import type { DecisionForm } from "../../../src/service/moderation/check-decision.ts";
import { reverse } from "../../../src/service/moderation/reverse.ts";
import { requireMayPost } from "../../../src/service/moderation/standing.ts";
import { verifyLedger } from "../../../src/service/moderation/verify-ledger.ts";
import { signIn } from "../../../src/service/sign-in.ts";
import type { Member, ServiceContext } from "../../../src/service/service-context.ts";
import { forgetExpired } from "../../../src/service/forget-expired.ts";
import { waitingCounts } from "../../../src/store/case-queues.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { decision } from "../../support/moderation.ts";
import { writerOf } from "../../support/people.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { mailTo } from "../../support/visitor.ts";

const DAY_MS = 86_400_000;

/** Signs somebody in by an address, who is a member of that site from then on. */
async function arrive(site: ServiceContext, email = "grump@reader.example"): Promise<Member> {
  const identity = { kind: "email", subject: email, label: email, name: null, email, role: null } as const;
  const session = { way: "email", kind: "page", label: "Firefox", origin: null } as const;
  return (await signIn(site, { identity, session })).member;
}

async function mayPost(site: ServiceContext, member: Member): Promise<boolean> {
  return await requireMayPost(site.store.reader, site, writerOf(member)).then(
    () => true,
    () => false,
  );
}

for (const engine of ENGINES) {
  describe(`a ban and who it is for on ${engine}`, () => {
    let server: TestServer;
    let first: ServiceContext;
    let second: ServiceContext;

    beforeEach(async () => {
      server = await startTestServer(engine);
      await addSite(server.context, { name: "Second Gazette", address: "https://talk.second.example" });
      await server.context.reloadSites();
      first = server.context;
      second = server.context.siteOfHost("talk.second.example");
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function ban(site: ServiceContext, member: Member, more: Partial<DecisionForm> = {}): Promise<number> {
      const input = decision("ban", { clause: 2, reason: "Threats against a neighbour.", ...more });
      const { decisionId } = await decide(site, { decider: null, target: { personId: member.id }, input });
      server.clock.advance(11_000);
      await server.background.drain();
      return decisionId;
    }

    async function lift(site: ServiceContext, decisionId: number): Promise<void> {
      const input = decision("lift", { reversesId: decisionId, reason: "Enough." });
      await decide(site, { decider: null, target: { decisionId }, input });
      server.clock.advance(1_000);
      await server.background.drain();
    }

    it("for one site holds there only", async () => {
      const here = await arrive(first);
      const there = await arrive(second);
      await ban(first, here);
      expect([await mayPost(first, here), await mayPost(second, there)]).toEqual([false, true]);
    });

    it("for all sites holds on each where the same person is a member, and says nothing there of where or why", async () => {
      const here = await arrive(first);
      const there = await arrive(second);
      const other = await arrive(second, "somebody@reader.example");
      await ban(first, here, { scope: "all-sites", durationSeconds: 30 * 86_400 });
      expect([await mayPost(second, there), await mayPost(second, other)]).toEqual([false, true]);
      const told = await second.store.reader
        .selectFrom("decision")
        .innerJoin("statement", "statement.decision_id", "decision.id")
        .select(["decision.reason", "decision.clause", "decision.by_person", "decision.data", "statement.parts"])
        .where("decision.site_id", "=", second.site().id)
        .execute();
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({ clause: null, by_person: null });
      expect(JSON.stringify(told)).not.toMatch(/Threats|neighbour/u);
      server.clock.advance(30 * DAY_MS);
      expect([await mayPost(first, here), await mayPost(second, there)]).toEqual([true, true]);
    });

    it("for all sites that is reversed answers the appeal against it on another site, and the person is told", async () => {
      const here = await arrive(first);
      await arrive(second);
      const everywhere = await ban(first, here, { scope: "all-sites" });
      const statement = await second.store.reader
        .selectFrom("statement")
        .selectAll()
        .where("site_id", "=", second.site().id)
        .executeTakeFirstOrThrow();
      await appeal(second, { statement, words: "I have never written there." });
      await reverse(first, { decisionId: everywhere, decider: null, reason: "Somebody else wrote it." });
      await server.background.drain();
      const made = await second.store.reader.selectFrom("appeal").selectAll().executeTakeFirstOrThrow();
      expect(made).toMatchObject({ state: "reversed", heard_by: null });
      expect((await waitingCounts(second.store.reader, second.site().id)).appeal).toBe(0);
      const mail = await mailTo(server, "grump@reader.example");
      expect(mail.subject).toContain("Your appeal to Second Gazette");
      expect(mail.text).not.toContain("It was heard by");
      for (const site of [first, second]) expect(await verifyLedger(site)).toMatchObject({ ok: true });
    });

    it("for all sites ends everywhere when it is lifted or reversed, and stays ended where moderators there ended it", async () => {
      const here = await arrive(first);
      const there = await arrive(second);
      const lifted = await ban(first, here, { scope: "all-sites" });
      await lift(first, lifted);
      expect([await mayPost(first, here), await mayPost(second, there)]).toEqual([true, true]);
      const reversed = await ban(first, here, { scope: "all-sites" });
      expect(await mayPost(second, there)).toBe(false);
      await reverse(first, { decisionId: reversed, decider: null, reason: "Somebody else wrote it." });
      await server.background.drain();
      expect(await mayPost(second, there)).toBe(true);
      await ban(first, here, { scope: "all-sites" });
      const local = await second.store.reader
        .selectFrom("decision")
        .select("id")
        .where("site_id", "=", second.site().id)
        .where("kind", "=", "ban")
        .orderBy("id", "desc")
        .executeTakeFirstOrThrow();
      await lift(second, local.id);
      expect([await mayPost(first, here), await mayPost(second, there)]).toEqual([false, true]);
    });

    it("for all sites keeps whoever had no account elsewhere from making one", async () => {
      await ban(first, await arrive(first), { scope: "all-sites", durationSeconds: 86_400 });
      await expect(arrive(second)).rejects.toMatchObject({ code: "banned" });
      server.clock.advance(DAY_MS);
      await expect(arrive(second)).resolves.toBeDefined();
    });

    it("keeps somebody who deletes the account from making another one, as long as it holds", async () => {
      const here = await arrive(first);
      const banned = await ban(first, here, { durationSeconds: 7 * 86_400 });
      await leave(first, { member: here, comments: "keep", atOnce: true });
      const kept = await first.store.reader.selectFrom("banned_identity").selectAll().execute();
      expect(kept).toHaveLength(1);
      expect(JSON.stringify(kept)).not.toContain("grump");
      await expect(arrive(first)).rejects.toMatchObject({ code: "banned" });
      await expect(arrive(second)).resolves.toBeDefined();
      await lift(first, banned);
      await expect(arrive(first)).resolves.toBeDefined();
    });

    it("is forgotten with its hashes when it has ended", async () => {
      const here = await arrive(first);
      await ban(first, here, { durationSeconds: 7 * 86_400 });
      await leave(first, { member: here, comments: "keep", atOnce: true });
      server.clock.advance(7 * DAY_MS);
      await expect(arrive(first)).resolves.toBeDefined();
      expect((await forgetExpired(first)).bannedIdentities).toBe(1);
      expect(await first.store.reader.selectFrom("banned_identity").selectAll().execute()).toEqual([]);
    });
  });
}
