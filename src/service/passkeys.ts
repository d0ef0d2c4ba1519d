import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { Problem } from "../domain/problem.ts";
import { suggestedName } from "../domain/suggested-name.ts";
import { challengeBySecret, insertChallenge, useChallenge } from "../store/challenges.ts";
import { identitiesOf, identityBySubject } from "../store/identities.ts";
import type { IdentityRow } from "../store/identities.ts";
import type { Db } from "../store/store.ts";
import { noteRefusedSignIn, recordRefusedAddition } from "./refused-sign-in.ts";
import { requireRecentSignIn } from "./recent-sign-in.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { Member, ServiceContext } from "./service-context.ts";
import type { NewSession } from "./sessions.ts";
import { addIdentity, signInWithin } from "./sign-in.ts";

/** How long somebody may take for touching a key, in milliseconds. */
export const PASSKEY_AGE_MS = 5 * 60_000;

/** Passkeys of one member; more are not told apart by anybody. */
const MAX_PASSKEYS = 20;

const USE = "passkey-use";
const ADD = "passkey-add";

/** Where passkeys belong to: https://www.w3.org/TR/webauthn-3/#relying-party-identifier. */
export interface RelyingParty {
  /** Origin of our own pages. */
  readonly origin: string;
}

/** What is kept with a passkey. */
interface PasskeyData {
  /** COSE key, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** Loaded with the first passkey: the library takes more memory and time at the start than all the rest of signing in. */
async function webAuthn() {
  return await import("@simplewebauthn/server");
}

/**
 * What the browser is asked for making a passkey for a member.
 * @throws Problem `sign-in-again`, `not-allowed` for one too many.
 */
export async function askForNewPasskey(context: ServiceContext, args: { party: RelyingParty; member: Member }) {
  const { party, member } = args;
  await requireRecentSignIn(context.store.reader, context, member);
  const own = (await identitiesOf(context.store.reader, member.id)).filter(({ kind }) => kind === "passkey");
  if (own.length >= MAX_PASSKEYS) throw new Problem("not-allowed", `At most ${MAX_PASSKEYS} passkeys are kept.`);
  const challenge = await keepChallenge(context, ADD, { session: member.sessionId });
  const { generateRegistrationOptions } = await webAuthn();
  return await generateRegistrationOptions({
    rpName: context.site().name,
    rpID: idOf(party),
    userName: member.name,
    userDisplayName: member.name,
    // Names nobody, and is the same for all passkeys of a member: the device then keeps one for each account.
    userID: Buffer.from(hashSecret(`passkey ${context.site().id} ${member.id}`), "base64url"),
    challenge: Buffer.from(challenge, "base64url"),
    attestationType: "none",
    timeout: PASSKEY_AGE_MS,
    excludeCredentials: own.map(({ subject, data }) => ({ id: subject, transports: [...dataOf(data).transports] })),
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
  });
}

/**
 * Adds the passkey that the browser has made.
 * @param args.name how its owner calls it.
 * @throws Problem `sign-in-failed`, `identity-taken`.
 */
export async function addPasskey(
  context: ServiceContext,
  args: { party: RelyingParty; member: Member; response: unknown; name: string; fallbackName: string },
): Promise<void> {
  const { party, member, name, fallbackName } = args;
  const response = args.response as RegistrationResponseJSON;
  const { verifyRegistrationResponse } = await webAuthn();
  const verified = await checked(async () =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: async (challenge) => {
        const data = await takeChallenge(context, ADD, challenge);
        return data?.["session"] === member.sessionId;
      },
      expectedOrigin: party.origin,
      expectedRPID: idOf(party),
      requireUserVerification: false,
    }),
  ).catch(async (error: unknown) => {
    if (error instanceof Problem) {
      await recordRefusedAddition(context, { member, way: "passkey", reason: "sign-in-failed" });
    }
    throw error;
  });
  if (!verified.verified) throw failed();
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  await addIdentity(context, {
    member,
    identity: {
      kind: "passkey",
      subject: id,
      label: suggestedName(name) ?? fallbackName,
      name: null,
      email: null,
      role: null,
      data: { publicKey: Buffer.from(publicKey).toString("base64url"), counter, transports } satisfies PasskeyData,
    },
  });
}

/** What the browser is asked for signing in: any passkey that it has for us, without anybody typing who they are. */
export async function askForPasskey(context: ServiceContext, args: { party: RelyingParty }) {
  const challenge = await keepChallenge(context, USE, {});
  const { generateAuthenticationOptions } = await webAuthn();
  return await generateAuthenticationOptions({
    rpID: idOf(args.party),
    challenge: Buffer.from(challenge, "base64url"),
    timeout: PASSKEY_AGE_MS,
    userVerification: "preferred",
  });
}

/**
 * Signs in by what a passkey has signed.
 * @throws Problem `sign-in-failed`, the same whatever is wrong; its owner finds it among their security events.
 */
export async function signInByPasskey(
  context: ServiceContext,
  args: { party: RelyingParty; response: unknown; session: NewSession },
): Promise<{ member: Member; secret: string; isNew: boolean }> {
  const { party, session } = args;
  const response = args.response as AuthenticationResponseJSON;
  const site = context.site();
  const { id } = (response ?? {}) as { id?: unknown };
  if (typeof id !== "string" || id.length > 2_000) throw failed();
  const identity = await identityBySubject(context.store.reader, { siteId: site.id, kind: "passkey", subject: id });
  try {
    const key = identity === undefined ? await nobodysKey() : dataOf(identity.data);
    const counter = await verify(context, { party, response, id, key });
    if (identity === undefined) throw failed();
    return await context.store.transaction(async (tx) => {
      const known = await sameCounter(tx, identity);
      const data = { ...dataOf(known.data), counter };
      const { kind, subject, label } = known;
      const proven = { kind, subject, label, name: null, email: null, role: null, data };
      return await signInWithin(tx, { context, at: context.now(), identity: proven, session });
    });
  } catch (error) {
    if (error instanceof Problem) {
      await context.store.transaction((tx) => noteRefusedSignIn(tx, context, { identity, reason: null }));
    }
    throw error;
  }
}

/** @returns the passkey's new counter. */
async function verify(
  context: ServiceContext,
  args: { party: RelyingParty; response: AuthenticationResponseJSON; id: string; key: PasskeyData },
): Promise<number> {
  const { party, response, id, key } = args;
  const { publicKey, counter, transports } = key;
  const { verifyAuthenticationResponse } = await webAuthn();
  const { verified, authenticationInfo } = await checked(async () =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: async (challenge) => (await takeChallenge(context, USE, challenge)) !== null,
      expectedOrigin: party.origin,
      expectedRPID: idOf(party),
      credential: {
        id,
        publicKey: Buffer.from(publicKey, "base64url"),
        counter,
        transports: [...transports],
      },
      requireUserVerification: false,
    }),
  );
  if (!verified) throw failed();
  return authenticationInfo.newCounter;
}

/** The passkey as it is now: gone, or used by another request meanwhile, it is good for nothing. */
async function sameCounter(tx: Db, before: IdentityRow): Promise<IdentityRow> {
  const { site_id: siteId, kind, subject, data } = before;
  const now = await identityBySubject(tx, { siteId, kind, subject });
  if (now === undefined || dataOf(now.data).counter !== dataOf(data).counter) throw failed();
  return now;
}

async function keepChallenge(context: ServiceContext, kind: string, data: object): Promise<string> {
  const challenge = newSecret();
  const secretHash = hashSecret(challenge);
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const expiresAt = at + PASSKEY_AGE_MS;
    await insertChallenge(tx, { siteId: context.site().id, kind, secretHash, codeHash: null, data, at, expiresAt });
  });
  return challenge;
}

/** What was kept with a challenge that comes back; null when it is not ours, used or too old. */
async function takeChallenge(
  context: ServiceContext,
  kind: string,
  challenge: string,
): Promise<Record<string, unknown> | null> {
  return await context.store.transaction(async (tx) => {
    const at = context.now();
    const scope = { siteId: context.site().id, kind, secretHash: hashSecret(challenge) };
    const kept = await challengeBySecret(tx, scope);
    if (kept === undefined || kept.expires_at <= at || !(await useChallenge(tx, kept.id, at))) return null;
    return JSON.parse(kept.data) as Record<string, unknown>;
  });
}

let nobodys: Promise<PasskeyData> | null = null;

/**
 * A key that nobody has: an answer for a passkey that is not known here is checked against it, since an answer that came
 * sooner would say that there is none. ES256 on P-256, as nearly all passkeys are.
 */
async function nobodysKey(): Promise<PasskeyData> {
  nobodys ??= (async () => {
    const { publicKey } = await promisify(generateKeyPair)("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    // COSE (RFC 9053, section 7.1.1): {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}.
    const key = [Buffer.from("a5010203262001215820", "hex"), Buffer.from(x, "base64url")];
    key.push(Buffer.from("225820", "hex"), Buffer.from(y, "base64url"));
    return { publicKey: Buffer.concat(key).toString("base64url"), counter: 0, transports: [] };
  })();
  return await nobodys;
}

/** What the library finds wrong with an answer is a refusal, not a defect of ours. */
async function checked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Problem ? error : failed(error);
  }
}

function idOf({ origin }: RelyingParty): string {
  return new URL(origin).hostname;
}

function dataOf(json: string): PasskeyData {
  return JSON.parse(json) as PasskeyData;
}

function failed(cause?: unknown): Problem {
  return new Problem("sign-in-failed", "This passkey could not be verified. Please try again.", { cause });
}
