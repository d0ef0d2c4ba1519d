import { Problem } from "../domain/problem.ts";
import type { SsoClaims } from "../domain/sso-claims.ts";
import { challengeBySecret, insertChallenge } from "../store/challenges.ts";
import { identityBySubject } from "../store/identities.ts";
import { isUniqueViolation } from "../store/unique-violation.ts";
import { takePictureClaim } from "./avatars.ts";
import { noteRefusedSignIn } from "./refused-sign-in.ts";
import { hashSecret } from "./secrets.ts";
import type { Member, ServiceContext } from "./service-context.ts";
import type { NewSession } from "./sessions.ts";
import { signInWithin } from "./sign-in.ts";

const KIND = "sso";

/** A used token is remembered for longer than it could be used again, in milliseconds. */
const REMEMBERED_LONGER_MS = 15 * 60_000;

/** A token that the publisher signed: its claims, or why it is not good. */
export type CheckedSsoToken =
  | { readonly subject: string; readonly claims: SsoClaims; readonly refusal: null }
  | { readonly subject: string | null; readonly claims: null; readonly refusal: Problem };

/**
 * Signs in whoever the publisher's token names.
 * @param args.token one that is not good is recorded for the person it names.
 * @throws Problem `sign-in-failed`: the refusal, or that the token was used before.
 */
export async function signInBySso(
  context: ServiceContext,
  args: { token: CheckedSsoToken; label: string; session: NewSession },
): Promise<{ member: Member; secret: string; isNew: boolean }> {
  const { token, label, session } = args;
  try {
    if (token.refusal !== null) throw token.refusal;
    return await useToken(context, { claims: token.claims, label, session });
  } catch (error) {
    if (error instanceof Problem && token.subject !== null) await noteRefusal(context, token.subject, error.message);
    throw error;
  }
}

async function useToken(
  context: ServiceContext,
  args: { claims: SsoClaims; label: string; session: NewSession },
): Promise<{ member: Member; secret: string; isNew: boolean }> {
  const { claims, label, session } = args;
  const site = context.site();
  const secretHash = hashSecret(`sso ${site.id} ${claims.id}`);
  const once = async (): Promise<{ member: Member; secret: string; isNew: boolean }> =>
    await context.store.transaction(async (tx) => {
      const at = context.now();
      const used = await challengeBySecret(tx, { siteId: site.id, kind: KIND, secretHash });
      if (used !== undefined) throw new Problem("sign-in-failed", "The token was used before. Each works once.");
      const expiresAt = claims.expiresAt + REMEMBERED_LONGER_MS;
      await insertChallenge(tx, { siteId: site.id, kind: KIND, secretHash, codeHash: null, data: {}, at, expiresAt });
      const { subject, name, email, role, picture } = claims;
      const identity = { kind: KIND, subject, label, name, email, role } as const;
      const outcome = await signInWithin(tx, { context, at, identity, session });
      if (picture !== undefined) await takePictureClaim(tx, context, { personId: outcome.member.id, picture, at });
      return outcome;
    });
  try {
    return await once();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Two at once: the second finds either the token used or the member made by the first.
    return await once();
  }
}

/** Tells the person whom the token names, if there is one. */
async function noteRefusal(context: ServiceContext, subject: string, reason: string): Promise<void> {
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const identity = await identityBySubject(tx, { siteId, kind: KIND, subject });
    await noteRefusedSignIn(tx, context, { identity, reason });
  });
}
