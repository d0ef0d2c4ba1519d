import { COMMENT_KIND as GUEST_COMMENT_KIND } from "../src/service/confirm-guest.ts";
import { EMAIL_LINK_KIND } from "../src/service/email-sign-in.ts";
import { hashSecret } from "../src/service/secrets.ts";
import { insertChallenge, useChallenge } from "../src/store/challenges.ts";
import { insertIdentity } from "../src/store/identities.ts";
import type { IdentityKind } from "../src/store/identities.ts";
import { openStore } from "../src/store/open-store.ts";
import { insertPerson } from "../src/store/people.ts";
import { endSessions, insertSession } from "../src/store/sessions.ts";
import type { Db } from "../src/store/store.ts";
import { Authenticator } from "../test/support/authenticator.ts";

const SITE = 1;
const ELSEWHERE = "http://elsewhere.example";
const DAY_MS = 24 * 60 * 60_000;

/** What the sessions that have ended have in common. */
const SESSION = {
  site_id: SITE,
  kind: "embed",
  previous_hash: null,
  label: "",
  way: "popup",
  origin: ELSEWHERE,
} as const;

/**
 * Fills a new database with what doors are tried with: members who sign in by every way, links that were used or have
 * run out, codes, sessions that have ended.
 * @param args.keys gets the passkeys, by `known N` and `unknown N`.
 */
export async function prepareDoors(
  dataDir: string,
  args: { count: number; keys: Map<string, Authenticator> },
): Promise<void> {
  const { count, keys } = args;
  const store = await openStore({ databaseUrl: null, dataDir });
  const at = Date.now();
  await store.transaction(async (tx) => {
    for (let i = 0; i < count; i++) {
      const name = `Reader ${i}`;
      const personId = await insertPerson(tx, { siteId: SITE, name, nameKey: `reader${i}`, role: "member", at });
      const way = async (kind: IdentityKind, subject: string, data: object = {}): Promise<void> => {
        await insertIdentity(tx, { siteId: SITE, personId, kind, subject, label: subject, data, at });
      };
      await way("email", known(i));
      await way("sso", `reader-${i}`);
      const key = new Authenticator(ELSEWHERE);
      keys.set(`known ${i}`, key);
      keys.set(`unknown ${i}`, new Authenticator(ELSEWHERE));
      await way("passkey", key.id, { publicKey: key.coseKey, counter: 0, transports: [] });
      const sessionId = await insertSession(tx, {
        ...SESSION,
        person_id: personId,
        secret_hash: hashSecret(`ended ${i}`),
        ...times(at),
      });
      await endSessions(tx, { personId, at, only: sessionId });
      const data = { person: personId, session: sessionId, origin: ELSEWHERE };
      const code = { siteId: SITE, kind: "embed-code", secretHash: hashSecret(`code ${i}`), codeHash: null, data };
      await useChallenge(tx, await insertChallenge(tx, { ...code, at, expiresAt: at + DAY_MS }), at);
      for (const [who, email] of [
        ["known", known(i)],
        ["unknown", unknown(i)],
      ] as const) {
        await link(tx, { secret: `used ${who} ${i}`, email, used: true, expiresAt: at + DAY_MS });
        await link(tx, { secret: `late ${who} ${i}`, email, used: false, expiresAt: at - 1 });
        await link(tx, { secret: `code ${who} ${i}`, email, used: false, expiresAt: at + DAY_MS });
      }
      const guest = { siteId: SITE, kind: GUEST_COMMENT_KIND, codeHash: null, at };
      const comment = { comment: i + 1, publish: true, device: hashSecret(`device ${i}`) };
      const used = { ...guest, secretHash: hashSecret(`guest used ${i}`), data: comment, expiresAt: at + DAY_MS };
      await useChallenge(tx, await insertChallenge(tx, used), at);
      await insertChallenge(tx, {
        ...guest,
        secretHash: hashSecret(`guest late ${i}`),
        data: comment,
        expiresAt: at - 1,
      });
    }
  });
  await store.close();
}

async function link(tx: Db, args: { secret: string; email: string; used: boolean; expiresAt: number }): Promise<void> {
  const { secret, email, used, expiresAt } = args;
  const at = Date.now();
  const id = await insertChallenge(tx, {
    siteId: SITE,
    kind: EMAIL_LINK_KIND,
    secretHash: hashSecret(secret),
    handleHash: hashSecret(`handle ${secret}`),
    codeHash: hashSecret(`handle ${secret}123456`),
    data: { email, returnTo: "/me" },
    at,
    expiresAt,
  });
  if (used) await useChallenge(tx, id, at);
}

function times(at: number) {
  return { rotated_at: at, created_at: at, used_at: at, expires_at: at + DAY_MS };
}

/** Address of a member. */
export function known(i: number): string {
  return `reader${i}@bench.example`;
}

/** Address of nobody. */
export function unknown(i: number): string {
  return `nobody${i}@bench.example`;
}
