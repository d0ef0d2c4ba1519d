import { Problem } from "../domain/problem.ts";
import { challengeById, challengeBySecret, insertChallenge, useChallenge } from "../store/challenges.ts";
import { insertJob } from "../store/jobs.ts";
import { personById } from "../store/people.ts";
import { isRecorded, recordSecurityEvent } from "../store/security-events.ts";
import { liveSessionById } from "../store/sessions.ts";
import { hashSecret, isSecret, newSecret } from "./secrets.ts";
import type { Member, ServiceContext } from "./service-context.ts";
import { beginSession } from "./sessions.ts";

const KIND = "embed-code";

/** Name of the job that tells the owner of an account of a code that was refused. */
export const NOTE_REFUSED_CODE = "note-refused-code";

/** How long the code on its way from our window to the embed is good for, in milliseconds. */
export const EMBED_CODE_AGE_MS = 60_000;

interface ChallengeData {
  readonly person: number;
  /** The session on our own pages that it came from; while that lasts, the code is good. */
  readonly session: number;
  /** The only origin that may use it. */
  readonly origin: string;
}

/** A code that a page on `origin` may exchange for a session of its own, once and soon. */
export async function issueEmbedCode(
  context: ServiceContext,
  args: { member: Member; origin: string },
): Promise<string> {
  const { member, origin } = args;
  const code = newSecret();
  await context.store.transaction(async (tx) => {
    const at = context.now();
    await insertChallenge(tx, {
      siteId: context.site().id,
      kind: KIND,
      secretHash: hashSecret(code),
      codeHash: null,
      data: { person: member.id, session: member.sessionId, origin } satisfies ChallengeData,
      at,
      expiresAt: at + EMBED_CODE_AGE_MS,
    });
  });
  return code;
}

/**
 * Begins the session of an embed.
 * @param args.origin where the request comes from, as the browser says; null: not said.
 * @throws Problem `sign-in-failed` for a code that is unknown, used, too old, or of another origin.
 */
export async function redeemEmbedCode(
  context: ServiceContext,
  args: { code: string; origin: string | null; label: string },
): Promise<{ member: Member; secret: string }> {
  const { code, origin, label } = args;
  if (!isSecret(code)) throw failed();
  const siteId = context.site().id;
  const begun = await context.store.transaction(async (tx) => {
    const at = context.now();
    const challenge = await challengeBySecret(tx, { siteId, kind: KIND, secretHash: hashSecret(code) });
    const kept = challenge === undefined ? null : (JSON.parse(challenge.data) as ChallengeData);
    const page = await liveSessionById(tx, { id: kept?.session ?? 0, siteId, at });
    const person = await personById(tx, siteId, kept?.person ?? 0);
    const isGood =
      challenge !== undefined && challenge.expires_at > at && kept?.origin === origin && page !== undefined;
    if (person === undefined || !isGood || !(await useChallenge(tx, challenge.id, at))) {
      // Returned, not thrown: what is noted for the account's owner has to stay. Of a code that never was nobody is told,
      // but it takes as long.
      const data = { siteId, challengeId: challenge?.id ?? 0 };
      const key = challenge === undefined ? null : String(challenge.id);
      await insertJob(tx, { kind: NOTE_REFUSED_CODE, key, data, runAt: at, at });
      return null;
    }
    const session = { kind: "embed", label, way: "popup", origin } as const;
    const { secret, sessionId } = await beginSession(tx, { siteId, personId: person.id, session, at });
    const event = { siteId, personId: person.id, kind: "signed-in", at } as const;
    await recordSecurityEvent(tx, { ...event, data: { way: origin, session: sessionId } });
    return { member: { id: person.id, name: person.name, role: person.role, sessionId }, secret };
  });
  if (begun === null) throw failed();
  return begun;
}

/** The job: writes down, once for each code, for the owner of the account that a code was refused. */
export async function recordRefusedCode(context: ServiceContext, args: { challengeId: number }): Promise<void> {
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const challenge = await challengeById(tx, { siteId, id: args.challengeId });
    if (challenge === undefined) return;
    const { person: personId, origin: way } = JSON.parse(challenge.data) as ChallengeData;
    if ((await personById(tx, siteId, personId)) === undefined) return;
    const data = { way, code: challenge.id };
    const event = { siteId, personId, kind: "sign-in-refused", at: context.now(), data } as const;
    if (!(await isRecorded(tx, event))) await recordSecurityEvent(tx, event);
  });
}

function failed(): Problem {
  return new Problem("sign-in-failed", "This code was used already, is too old, or is not for this site.");
}
