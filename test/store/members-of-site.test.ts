import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dueToLeave } from "../../src/store/erase-person.ts";
import { countAdmins, hasAdmin, insertPerson, moderatorsOf, updatePerson } from "../../src/store/people.ts";
import type { Db } from "../../src/store/store.ts";
import { ENGINES, openTestStore } from "../support/engines.ts";
import { planOf } from "../support/plan.ts";

/** Of whom nobody has a role or wants to leave. */
const MEMBERS = 20_000;

for (const engine of ENGINES) {
  describe(`a few of many members on ${engine}`, () => {
    let store: Awaited<ReturnType<typeof openTestStore>>;
    let otherSite: number;

    beforeEach(async () => {
      store = await openTestStore(engine);
      otherSite = await store.transaction(async (tx) => {
        const site = { name: "Other", settings: "{}", created_at: 1 };
        return (await tx.insertInto("site").values(site).returning("id").executeTakeFirstOrThrow()).id;
      });
    });
    afterEach(() => store.dispose());

    async function add(
      name: string,
      siteId: number,
      facts: Parameters<typeof updatePerson>[2] & { role?: Parameters<typeof insertPerson>[1]["role"] },
    ): Promise<number> {
      return await store.transaction(async (tx) => {
        const id = await insertPerson(tx, { siteId, name, nameKey: name, role: facts.role ?? "member", at: 1 });
        await updatePerson(tx, id, { state: "active", ...facts });
        return id;
      });
    }

    it("admins who can sign in are counted, of one site only", async () => {
      await add("first", 1, { role: "admin" });
      await add("leaving", 1, { role: "admin", state: "leaving", leaves_at: 9 });
      await add("moderator", 1, { role: "moderator" });
      expect(await store.transaction((tx) => countAdmins(tx, 1))).toBe(1);
      expect(await hasAdmin(store.reader, otherSite)).toBe(false);
      await add("second", 1, { role: "admin" });
      await add("elsewhere", otherSite, { role: "admin" });
      expect(await store.transaction((tx) => countAdmins(tx, 1))).toBe(2);
      expect(await store.transaction((tx) => countAdmins(tx, otherSite))).toBe(1);
      expect(await hasAdmin(store.reader, otherSite)).toBe(true);
    });

    it("moderators and admins who can sign in may moderate, on their site", async () => {
      const admin = await add("admin", 1, { role: "admin" });
      const moderator = await add("moderator", 1, { role: "moderator" });
      await add("author", 1, { role: "author" });
      await add("member", 1, {});
      await add("leaving", 1, { role: "moderator", state: "leaving", leaves_at: 9 });
      const elsewhere = await add("elsewhere", otherSite, { role: "moderator" });
      expect((await moderatorsOf(store.reader, 1)).toSorted((a, b) => a - b)).toEqual([admin, moderator]);
      expect(await moderatorsOf(store.reader, otherSite)).toEqual([elsewhere]);
    });

    it("accounts whose day has come are due, those who asked first before others", async () => {
      const late = await add("late", 1, { state: "leaving", leaves_at: 50 });
      const early = await add("early", 1, { state: "leaving", leaves_at: 20 });
      await add("later", 1, { state: "leaving", leaves_at: 51 });
      await add("staying", 1, {});
      const elsewhere = await add("elsewhere", otherSite, { state: "leaving", leaves_at: 10 });
      expect(await dueToLeave(store.reader, { siteId: 1, at: 50, limit: 9 })).toEqual([early, late]);
      expect(await dueToLeave(store.reader, { siteId: 1, at: 50, limit: 1 })).toEqual([early]);
      expect(await dueToLeave(store.reader, { siteId: otherSite, at: 50, limit: 9 })).toEqual([elsewhere]);
    });

    const WORK: Readonly<Record<string, readonly [string, (db: Db) => Promise<unknown>]>> = {
      "counting admins": ["person_role", (db) => countAdmins(db, 1)],
      "asking for an admin": ["person_role", (db) => hasAdmin(db, 1)],
      "finding moderators": ["person_role", (db) => moderatorsOf(db, 1)],
      "finding whose day has come": ["person_leaving", (db) => dueToLeave(db, { siteId: 1, at: 50, limit: 9 })],
    };

    async function expectPlans(): Promise<void> {
      for (const [what, [index, work]] of Object.entries(WORK)) {
        const plan = await store.transaction((tx) => planOf(engine, tx, work));
        const searches = plan.filter((step) => /\b(?:SEARCH|SCAN|Scan)\b/u.test(step));
        expect(searches.join("\n"), what).toContain(index);
        for (const step of searches) expect(step, what).toMatch(new RegExp(String.raw`${index}|Bitmap Heap Scan`, "u"));
      }
    }

    it("none of it walks through all members, whether the database knows how many they are or not", async () => {
      await store.transaction(async (tx) => {
        await sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${sql.lit(MEMBERS)})
          insert into person (site_id, name, name_key, role, state, preferences, created_at)
          select 1, 'm' || i, 'm' || i, 'member', 'active', '{}', 1 from n`.execute(tx);
      });
      await expectPlans();
      await store.transaction(async (tx) => {
        await sql`analyze`.execute(tx);
      });
      await expectPlans();
    });
  });
}
