import { accepted, validateEmail } from "../domain/comment-input.ts";
import { textsFor } from "../domain/messages/texts.ts";
import { Problem } from "../domain/problem.ts";
import {
  challengeByHandle,
  challengeById,
  challengeBySecret,
  countTry,
  insertChallenge,
  useChallenge,
} from "../store/challenges.ts";
import type { ChallengeRow } from "../store/challenges.ts";
import { identityBySubject } from "../store/identities.ts";
import { insertJob } from "../store/jobs.ts";
import { insertMail } from "../store/mails.ts";
import { isRecorded, recordSecurityEvent } from "../store/security-events.ts";
import type { Db } from "../store/store.ts";
import { hashSecret, newCode, newSecret } from "./secrets.ts";
import type { Member, ServiceContext } from "./service-context.ts";
import type { NewSession } from "./sessions.ts";
import { signInWithin } from "./sign-in.ts";

/** The kind of challenge that a mailed link is. */
export const EMAIL_LINK_KIND = "email-link";

/** How long a link and its code are good for, in milliseconds. */
export const EMAIL_LINK_AGE_MS = 20 * 60_000;

/** Wrong codes after which a challenge is used up: five guesses of a million. */
const MAX_TRIES = 5;

interface ChallengeData {
  readonly email: string;
  readonly returnTo: string;
}

/**
 * Sends a link and a code to an address. What happens does not depend on whether anybody has an account with it.
 * @param args.returnTo path on our own pages to go to afterwards.
 * @param args.linkBase address that the link's secret is appended to.
 * @returns `handle`, which the browser needs to make use of the code.
 * @throws Problem `invalid-input`.
 */
export async function askForSignInMail(
  context: ServiceContext,
  args: { email: string; returnTo: string; linkBase: string },
): Promise<{ handle: string; email: string }> {
  const email = accepted(validateEmail(args.email));
  const secret = newSecret();
  const handle = newSecret();
  const code = newCode();
  const site = context.site();
  const { mail } = textsFor(site.settings.language).account;
  await context.store.transaction(async (tx) => {
    const at = context.now();
    await insertChallenge(tx, {
      siteId: site.id,
      kind: EMAIL_LINK_KIND,
      secretHash: hashSecret(secret),
      handleHash: hashSecret(handle),
      codeHash: hashSecret(handle + code),
      data: { email, returnTo: args.returnTo } satisfies ChallengeData,
      at,
      expiresAt: at + EMAIL_LINK_AGE_MS,
    });
    await insertMail(tx, {
      siteId: site.id,
      personId: null,
      kind: "sign-in",
      to: email,
      subject: mail.signInSubject(site.name),
      text: mail.signInText({
        site: site.name,
        link: args.linkBase + secret,
        code,
        minutes: EMAIL_LINK_AGE_MS / 60_000,
      }),
      html: null,
      key: `sign-in-${hashSecret(secret).slice(0, 22)}`,
      at,
    });
  });
  return { handle, email };
}

/** Whose address a link was sent to, without using it up. @throws Problem `link-expired`. */
export async function lookAtSignInLink(context: ServiceContext, secret: string): Promise<{ email: string }> {
  const challenge = await byLink(context.store.reader, context, secret);
  const refusal = refusalOf(challenge, context.now());
  if (refusal === null && challenge !== undefined) return { email: dataOf(challenge).email };
  await context.store.transaction((tx) => noteRefusal(tx, context, { challenge, reason: refusal, at: context.now() }));
  throw expired();
}

/** Signs in by the link of the mail. @throws Problem `link-expired`. */
export async function signInByLink(
  context: ServiceContext,
  args: { secret: string; session: NewSession },
): Promise<SignedIn> {
  const outcome = await context.store.transaction(async (tx) =>
    finish(tx, context, { challenge: await byLink(tx, context, args.secret), session: args.session }),
  );
  if (outcome === null) throw expired();
  return outcome;
}

/**
 * Signs in by the code of the mail, in the browser that asked for it.
 * @throws Problem `link-expired` (also after too many wrong codes), `invalid-input` for a wrong code.
 */
export async function signInByCode(
  context: ServiceContext,
  args: { handle: string; code: string; session: NewSession },
): Promise<SignedIn> {
  const code = args.code.replace(/\D/gu, "");
  const outcome = await context.store.transaction(async (tx) => {
    const scope = { siteId: context.site().id, kind: EMAIL_LINK_KIND, handleHash: hashSecret(args.handle) };
    const challenge = await challengeByHandle(tx, scope);
    const at = context.now();
    const isRight = challenge?.code_hash === hashSecret(args.handle + code);
    if (challenge === undefined || isRight || refusalOf(challenge, at) !== null) {
      return await finish(tx, context, { challenge, session: args.session });
    }
    // Returned, not thrown: the count of wrong codes has to stay.
    const tries = await countTry(tx, challenge.id);
    if (tries >= MAX_TRIES) await useChallenge(tx, challenge.id, at);
    await noteRefusal(tx, context, { challenge, reason: "wrong-code", at });
    return "wrong";
  });
  if (outcome === null) throw expired();
  if (outcome !== "wrong") return outcome;
  const message = "This is not the code of the last mail. Please look again.";
  throw new Problem("invalid-input", message, { fields: [{ field: "code", code: "wrong", message }] });
}

/** Somebody who has just signed in. */
export interface SignedIn {
  readonly member: Member;
  readonly secret: string;
  readonly isNew: boolean;
  readonly returnTo: string;
}

/** Name of the job that tells the owner of an account of a link or code that was refused. */
export const NOTE_REFUSED_MAIL = "note-refused-mail";

/** Why a link or code is refused. */
type MailRefusal = "unknown" | "used" | "too-old" | "wrong-code";

/**
 * Writes down, for the owner of the address, that somebody tried a link or code that was not, or no longer, good: once
 * for each mail and reason. Done by a job, so that whoever tried learns from no delay whether there is an account.
 */
export async function recordRefusedMail(
  context: ServiceContext,
  args: { challengeId: number; reason: string },
): Promise<void> {
  const { challengeId, reason } = args;
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const challenge = await challengeById(tx, { siteId, id: challengeId });
    if (challenge === undefined) return;
    const subject = dataOf(challenge).email.toLowerCase();
    const identity = await identityBySubject(tx, { siteId, kind: "email", subject });
    if (identity === undefined) return;
    const data = { way: "email", reason, mail: challengeId };
    const event = { siteId, personId: identity.person_id, kind: "sign-in-refused", at: context.now(), data } as const;
    if (!(await isRecorded(tx, event))) await recordSecurityEvent(tx, event);
  });
}

/**
 * Has a refusal written down. Of a link that was never sent nobody can be told; the same is done for it all the same, so
 * that its answer takes as long as that for a link that was good once.
 */
async function noteRefusal(
  tx: Db,
  context: ServiceContext,
  args: { challenge: ChallengeRow | undefined; reason: MailRefusal | null; at: number },
): Promise<void> {
  const { challenge, reason, at } = args;
  const data = { siteId: context.site().id, challengeId: challenge?.id ?? 0, reason };
  const key = challenge === undefined ? null : `${challenge.id} ${reason}`;
  await insertJob(tx, { kind: NOTE_REFUSED_MAIL, key, data, runAt: at, at });
}

async function byLink(db: Db, context: ServiceContext, secret: string): Promise<ChallengeRow | undefined> {
  const scope = { siteId: context.site().id, kind: EMAIL_LINK_KIND, secretHash: hashSecret(secret) };
  return await challengeBySecret(db, scope);
}

function refusalOf(challenge: ChallengeRow | undefined, at: number): MailRefusal | null {
  if (challenge === undefined) return "unknown";
  if (challenge.used_at !== null) return "used";
  return challenge.expires_at <= at ? "too-old" : null;
}

/** @returns null for a link or code that is not good any more; what is noted of that has to stay. */
async function finish(
  tx: Db,
  context: ServiceContext,
  args: { challenge: ChallengeRow | undefined; session: NewSession },
): Promise<SignedIn | null> {
  const { challenge, session } = args;
  const at = context.now();
  const refusal = refusalOf(challenge, at);
  if (challenge === undefined || refusal !== null || !(await useChallenge(tx, challenge.id, at))) {
    await noteRefusal(tx, context, { challenge, reason: refusal ?? "used", at });
    return null;
  }
  const { email, returnTo } = dataOf(challenge);
  const identity = {
    kind: "email",
    subject: email.toLowerCase(),
    label: email,
    name: null,
    email,
    role: null,
  } as const;
  return { ...(await signInWithin(tx, { context, at, identity, session })), returnTo };
}

function dataOf(challenge: ChallengeRow): ChallengeData {
  return JSON.parse(challenge.data) as ChallengeData;
}

function expired(): Problem {
  return new Problem(
    "link-expired",
    "This link or code has been used already or is too old. Please ask for a new mail.",
  );
}
