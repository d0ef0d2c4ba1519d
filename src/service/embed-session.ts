import { Problem } from "../domain/problem.ts";
import { challengeBySecret, insertChallenge, useChallenge } from "../store/challenges.ts";
import { personById } from "../store/people.ts";
import { isRecorded, recordSecurityEvent } from "../store/security-events.ts";
import { liveSessionById } from "../store/sessions.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { Member, ServiceContext } from "./service-context.ts";
import { beginSession } from "./sessions.ts";

const KIND = "embed-code";

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
  const siteId = context.site().id;
  const begun = await context.store.transaction(async (tx) => {
    const at = context.now();
    const challenge = await challengeBySecret(tx, { siteId, kind: KIND, secretHash: hashSecret(code) });
    if (challenge === undefined) return null;
    const data = JSON.parse(challenge.data) as ChallengeData;
    const page = await liveSessionById(tx, { id: data.session, siteId, at });
    const person = await personById(tx, siteId, data.person);
    if (person === undefined) return null;
    const isGood = challenge.expires_at > at && data.origin === origin && page !== undefined;
    if (!isGood || !(await useChallenge(tx, challenge.id, at))) {
      // Returned, not thrown: what is noted for the account's owner has to stay.
      const refusal = {
        siteId,
        personId: person.id,
        kind: "sign-in-refused",
        at,
        data: { way: data.origin, code: challenge.id },
      } as const;
      if (!(await isRecorded(tx, refusal))) await recordSecurityEvent(tx, refusal);
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

function failed(): Problem {
  return new Problem("sign-in-failed", "This code was used already, is too old, or is not for this site.");
}
