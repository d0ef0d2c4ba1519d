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
 * run out, codes, sessions that have ended. Each door has members and secrets of its own: what was looked for at another
 * one before is found in memory, whether it exists or not.
 * @param args.keys gets the passkeys, by `DOOR known N` and `DOOR unknown N`.
 */
export async function prepareDoors(
  dataDir: string,
  args: { count: number; keys: Map<string, Authenticator> },
): Promise<void> {
  const { count, keys } = args;
  const store = await openStore({ databaseUrl: null, dataDir });
  await store.transaction(async (tx) => {
    for (let i = 0; i < count; i++) {
      await membersByMail(tx, i);
      for (const door of PASSKEY_DOORS) await memberByPasskey(tx, { door, i, keys });
      for (const door of SSO_DOORS) {
        await way(tx, { personId: await member(tx, door, i), kind: "sso", subject: `${door} reader ${i}` });
      }
      await memberElsewhere(tx, i);
      await guestLinks(tx, i);
    }
  });
  await store.close();
}

/** Doors that are tried with passkeys. */
const PASSKEY_DOORS = ["signed", "made-up"] as const;

/** Doors that are tried with the publisher's tokens. */
const SSO_DOORS = ["outdated", "forged"] as const;

async function member(tx: Db, door: string, i: number): Promise<number> {
  const person = { name: `Reader ${door} ${i}`, nameKey: `reader${door}${i}`, role: "member", at: Date.now() } as const;
  return await insertPerson(tx, { siteId: SITE, ...person });
}

async function way(
  tx: Db,
  args: { personId: number; kind: IdentityKind; subject: string; data?: object },
): Promise<void> {
  const { subject, data = {} } = args;
  await insertIdentity(tx, { ...args, siteId: SITE, label: subject, data, at: Date.now() });
}

/** Of each door that mails lead to: an address with a member, and what was sent to it and to one without. */
async function membersByMail(tx: Db, i: number): Promise<void> {
  for (const door of ["mail", "code", "used", "again", "late"]) {
    await way(tx, { personId: await member(tx, door, i), kind: "email", subject: known(door, i) });
  }
  const later = Date.now() + DAY_MS;
  const earlier = Date.now() - 1;
  for (const [who, of] of [["known", known] as const, ["unknown", unknown] as const]) {
    await link(tx, { secret: `code ${who} ${i}`, email: of("code", i), used: false, expiresAt: later });
    await link(tx, { secret: `used ${who} ${i}`, email: of("used", i), used: true, expiresAt: later });
  }
  await link(tx, { secret: `used again ${i}`, email: known("again", i), used: true, expiresAt: later });
  await link(tx, { secret: `late opened ${i}`, email: known("late", i), used: false, expiresAt: earlier });
  await link(tx, { secret: `late sent ${i}`, email: unknown("late", i), used: false, expiresAt: earlier });
}

async function memberByPasskey(
  tx: Db,
  args: { door: string; i: number; keys: Map<string, Authenticator> },
): Promise<void> {
  const { door, i, keys } = args;
  const key = new Authenticator(ELSEWHERE);
  keys.set(`${door} known ${i}`, key);
  keys.set(`${door} unknown ${i}`, new Authenticator(ELSEWHERE));
  const data = { publicKey: key.coseKey, counter: 0, transports: [] };
  await way(tx, { personId: await member(tx, door, i), kind: "passkey", subject: key.id, data });
}

/** A member who was signed in to an embed: the session has ended, the code that it began with was used. */
async function memberElsewhere(tx: Db, i: number): Promise<void> {
  const at = Date.now();
  const personId = await member(tx, "embed", i);
  const session = { ...SESSION, person_id: personId, secret_hash: hashSecret(`ended ${i}`), ...times(at) };
  const sessionId = await insertSession(tx, session);
  await endSessions(tx, { personId, at, only: sessionId });
  const data = { person: personId, session: sessionId, origin: ELSEWHERE };
  const code = { siteId: SITE, kind: "embed-code", secretHash: hashSecret(`embed ${i}`), codeHash: null, data };
  await useChallenge(tx, await insertChallenge(tx, { ...code, at, expiresAt: at + DAY_MS }), at);
}

/** Links by which a guest confirms an address, for the doors where they are opened and where they are sent in. */
async function guestLinks(tx: Db, i: number): Promise<void> {
  const at = Date.now();
  const data = { comment: i + 1, publish: true, device: hashSecret(`device ${i}`) };
  const guest = { siteId: SITE, kind: GUEST_COMMENT_KIND, codeHash: null, data, at };
  for (const done of ["opened", "sent"]) {
    const used = { ...guest, secretHash: hashSecret(`guest used ${done} ${i}`), expiresAt: at + DAY_MS };
    await useChallenge(tx, await insertChallenge(tx, used), at);
    await insertChallenge(tx, { ...guest, secretHash: hashSecret(`guest late ${done} ${i}`), expiresAt: at - 1 });
  }
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

/** Address of a member who is tried at this door. */
export function known(door: string, i: number): string {
  return `reader-${door}-${i}@bench.example`;
}

/** Address of nobody. */
export function unknown(door: string, i: number): string {
  return `nobody-${door}-${i}@bench.example`;
}
