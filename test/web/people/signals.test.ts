import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SIGNAL_KINDS } from "../../../src/domain/signal.ts";
import type { SignalHash } from "../../../src/domain/signal.ts";
import { SignalKeys } from "../../../src/web/security/signal-keys.ts";
import { forgetExpired } from "../../../src/service/forget-expired.ts";
import { keepSignals, sharedSignals, signalsOf } from "../../../src/store/signals.ts";
import { insertPerson } from "../../../src/store/people.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { knownArticle } from "../../support/known-article.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInByMail, Visitor } from "../../support/visitor.ts";

const DAY_MS = 24 * 60 * 60_000;
const FROM = { address: "203.0.113.77", userAgent: "Lantern/5 (invented)" };

/** True when two sets of hashes have one in common for this kind. */
function match(a: readonly SignalHash[], b: readonly SignalHash[], kind: string): boolean {
  return a.some((one) => one.kind === kind && b.some((other) => other.kind === kind && other.hash === one.hash));
}

function at(time: number, secret = "a secret"): SignalKeys {
  return new SignalKeys(secret, () => time);
}

describe("the keys of signals", () => {
  const start = Date.UTC(2031, 4, 6, 9, 30);

  it("compare any two times at which both signals live, and none that are two lives apart", () => {
    for (const days of [1, 7, 90, 365]) {
      for (let part = 0; part <= 20; part++) {
        const first = start + (part * days * DAY_MS) / 20;
        for (const gap of [0, 0.3, 0.7, 0.999]) {
          const later = at(first + gap * days * DAY_MS).hashes(FROM, days);
          for (const kind of SIGNAL_KINDS) expect(match(at(first).hashes(FROM, days), later, kind)).toBe(true);
        }
        const muchLater = at(first + 2 * days * DAY_MS).hashes(FROM, days);
        for (const kind of SIGNAL_KINDS) expect(match(at(first).hashes(FROM, days), muchLater, kind)).toBe(false);
      }
    }
  });

  it("tell networks, addresses and browsers apart", () => {
    const own = at(start).hashes(FROM, 90);
    const neighbour = at(start).hashes({ ...FROM, address: "203.0.113.5" }, 90);
    expect([match(own, neighbour, "address"), match(own, neighbour, "network")]).toEqual([false, true]);
    const other = at(start).hashes({ ...FROM, userAgent: "Candle/1 (invented)" }, 90);
    expect([match(own, other, "address"), match(own, other, "agent")]).toEqual([true, false]);
  });

  it("cannot be compared between sites, and make nothing where nothing is to be kept", () => {
    expect(match(at(start).hashes(FROM, 90), at(start, "another").hashes(FROM, 90), "address")).toBe(false);
    expect(at(start).hashes(FROM, 0)).toEqual([]);
    expect(at(start).hashes({ address: "", userAgent: "" }, 90)).toEqual([]);
  });
});

for (const engine of ENGINES) {
  describe(`signals of people who write on ${engine}`, () => {
    let server: TestServer;

    beforeEach(async () => {
      server = await startTestServer(engine);
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function rows() {
      return await server.context.store.reader.selectFrom("signal").selectAll().orderBy("id").execute();
    }

    it("are kept when somebody posts, not when somebody reads, and never as they were", async () => {
      const id = (await knownArticle(server.context)).id;
      const visitor = new Visitor(server);
      await visitor.open(`/conversations/${id}`);
      await visitor.open(`/conversations/${id}/write`);
      expect(await rows()).toEqual([]);
      await visitor.send(`/conversations/${id}/write`, { name: "Wim", body: "Half an hour too late." });
      const kept = await rows();
      expect(kept.map(({ kind }) => kind)).toEqual(["address", "network", "agent", "address", "network", "agent"]);
      expect(JSON.stringify(kept)).not.toContain("127.0.0");
      expect(JSON.stringify(kept)).not.toContain("node");
      expect(new Set(kept.map((row) => row.device_id)).size).toBe(1);
      expect(kept[0]?.expires_at).toBe(server.clock.now() + 90 * DAY_MS);
    });

    it("are kept when somebody posts by the API, once an hour", async () => {
      const id = (await knownArticle(server.context)).id;
      const headers: Record<string, string> = { "content-type": "application/json" };
      for (const [body, expected] of [
        ["One.", 0],
        ["Two.", 0],
        ["Three.", 2 * 60 * 60_000],
      ] as const) {
        server.clock.advance(expected);
        const response = await fetch(`${server.url}/api/v1/articles/${id}/comments`, {
          method: "POST",
          headers,
          body: JSON.stringify({ name: "Wim", body }),
        });
        expect(response.status).toBe(201);
        const token = response.headers.get("hustings-device");
        if (token !== null) headers["authorization"] = `Bearer ${token}`;
      }
      const kept = await rows();
      expect(kept).toHaveLength(6);
      for (const row of kept) expect(row.last_at - row.first_at).toBe(2 * 60 * 60_000);
    });

    it("are kept as the member's when somebody signs in", async () => {
      await signInByMail(server, new Visitor(server), "sunniva@reader.example");
      const kept = await rows();
      expect(kept).toHaveLength(6);
      for (const row of kept) expect([row.person_id, row.device_id]).toEqual([1, null]);
    });
  });

  describe(`kept signals on ${engine}`, () => {
    let talk: Conversation;
    afterEach(async () => {
      await talk.dispose();
    });

    async function person(name: string): Promise<number> {
      const { id: siteId } = talk.context.site();
      const at = talk.clock.now();
      return await talk.context.store.transaction((tx) =>
        insertPerson(tx, { siteId, name, nameKey: name.toLowerCase(), role: "member", at }),
      );
    }

    async function seen(personId: number, from: typeof FROM): Promise<void> {
      const hashes = new SignalKeys("a secret", talk.clock.now).hashes(from, 90);
      const at = talk.clock.now();
      const args = { siteId: 1, personId, deviceId: null, hashes, at, expiresAt: at + 90 * DAY_MS };
      await talk.context.store.transaction((tx) => keepSignals(tx, args));
    }

    it("say what two people share, although their periods differ, until the first has expired", async () => {
      talk = await openConversation(engine);
      const [odo, newcomer, far] = [await person("Odo"), await person("Perpetua"), await person("Far")];
      await seen(odo, FROM);
      await seen(far, { address: "198.51.100.9", userAgent: "Other/1" });
      talk.clock.advance(89 * DAY_MS);
      await seen(newcomer, { ...FROM, userAgent: "Other/2" });
      const shared = async () =>
        await sharedSignals(talk.context.store.reader, {
          siteId: 1,
          personId: newcomer,
          at: talk.clock.now(),
          limit: 100,
        });
      expect((await shared()).map(({ personId, kind, sharedBy }) => `${kind} ${personId} ${sharedBy}`).sort()).toEqual([
        `address ${odo} 2`,
        `network ${odo} 2`,
      ]);
      talk.clock.advance(2 * DAY_MS);
      expect(await shared()).toEqual([]);
    });

    it("are forgotten by the daily clean-up when they have expired", async () => {
      talk = await openConversation(engine);
      const odo = await person("Odo");
      await seen(odo, FROM);
      talk.clock.advance(60 * DAY_MS);
      await seen(odo, { ...FROM, userAgent: "Lantern/6" });
      talk.clock.advance(31 * DAY_MS);
      await forgetExpired(talk.context);
      const left = await talk.context.store.reader.selectFrom("signal").selectAll().execute();
      // Address and network were seen again and live on under the keys of the later time.
      expect(left.length).toBeGreaterThan(0);
      for (const row of left) expect(row.expires_at).toBeGreaterThan(talk.clock.now());
      expect(await signalsOf(talk.context.store.reader, { personId: odo, at: talk.clock.now() })).toHaveLength(
        left.length,
      );
    });

    it("are forgotten when the site keeps them for a shorter time or not at all", async () => {
      talk = await openConversation(engine, { signalDays: 0 });
      await seen(await person("Odo"), FROM);
      talk.clock.advance(1);
      await forgetExpired(talk.context);
      expect(await talk.context.store.reader.selectFrom("signal").selectAll().execute()).toEqual([]);
    });
  });
}
