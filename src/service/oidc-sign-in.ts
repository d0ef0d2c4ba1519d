import { Problem } from "../domain/problem.ts";
import { suggestedName, vouchedEmail } from "../domain/suggested-name.ts";
import { challengeBySecret, insertChallenge, useChallenge } from "../store/challenges.ts";
import { requireRecentSignIn } from "./recent-sign-in.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { Member, ServiceContext } from "./service-context.ts";
import { memberBySession } from "./sessions.ts";
import type { ProvenIdentity } from "./sign-in.ts";

const KIND = "oidc";

/** How long somebody may take at the provider's, in milliseconds. */
export const OIDC_AGE_MS = 10 * 60_000;

/** Longest subject that a provider may give (OpenID Connect Core, section 2: 255 ASCII characters). */
const MAX_SUBJECT_LENGTH = 255;

interface ChallengeData {
  readonly provider: string;
  readonly binding: string;
  readonly returnTo: string;
  /** The session of the member who adds a way to sign in; null: somebody signs in. */
  readonly session: number | null;
}

/** What was begun: the state goes to the provider, the binding to the browser only. */
export interface OidcBeginning {
  readonly state: string;
  readonly binding: string;
}

/**
 * Begins signing in with a provider.
 * @param args.member the member who adds a way to sign in; null: somebody signs in.
 * @throws Problem `sign-in-again` for a member.
 */
export async function beginOidc(
  context: ServiceContext,
  args: { provider: string; returnTo: string; member: Member | null },
): Promise<OidcBeginning> {
  const { provider, returnTo, member } = args;
  const state = newSecret();
  const binding = newSecret();
  await context.store.transaction(async (tx) => {
    const at = context.now();
    if (member !== null) await requireRecentSignIn(tx, context, member);
    await insertChallenge(tx, {
      siteId: context.site().id,
      kind: KIND,
      secretHash: hashSecret(state),
      codeHash: null,
      data: { provider, returnTo, binding: hashSecret(binding), session: member?.sessionId ?? null },
      at,
      expiresAt: at + OIDC_AGE_MS,
    });
  });
  return { state, binding };
}

/** The nonce of an ID Token, made of what only the browser has; the database keeps nothing that would do. */
export function nonceOf(binding: string): string {
  return hashSecret(`nonce ${binding}`);
}

/**
 * Takes back what was begun, once.
 * @param args.binding what the browser has kept; null: nothing.
 * @returns `member` who adds a way to sign in, if that is what was begun.
 * @throws Problem `sign-in-interrupted` for a state that is unknown, used, too old, of another provider or browser.
 */
export async function resumeOidc(
  context: ServiceContext,
  args: { provider: string; state: string; binding: string | null },
): Promise<{ returnTo: string; member: Member | null }> {
  const { provider, state, binding } = args;
  const siteId = context.site().id;
  const data = await context.store.transaction(async (tx) => {
    const at = context.now();
    const challenge = await challengeBySecret(tx, { siteId, kind: KIND, secretHash: hashSecret(state) });
    if (challenge === undefined || challenge.expires_at <= at) return null;
    const kept = JSON.parse(challenge.data) as ChallengeData;
    if (kept.provider !== provider || binding === null || kept.binding !== hashSecret(binding)) return null;
    return (await useChallenge(tx, challenge.id, at)) ? kept : null;
  });
  if (data === null) throw interrupted();
  if (data.session === null) return { returnTo: data.returnTo, member: null };
  const member = await memberBySession(context, data.session);
  if (member === null) throw interrupted();
  return { returnTo: data.returnTo, member };
}

/**
 * Who the provider says it is, with what may be believed: an e-mail address counts only when the provider has verified
 * it (OpenID Connect Core, section 5.1).
 * @throws Problem `sign-in-failed` for a subject that is none.
 */
export function oidcIdentity(
  provider: { readonly label: string },
  claims: Readonly<Record<string, unknown>>,
): ProvenIdentity {
  const { iss, sub } = claims;
  if (typeof sub !== "string" || typeof iss !== "string" || sub === "" || sub.length > MAX_SUBJECT_LENGTH) {
    throw new Problem("sign-in-failed", "The provider's answer names nobody.");
  }
  const email = claims["email_verified"] === true ? vouchedEmail(claims["email"]) : null;
  return {
    kind: "oidc",
    subject: `${iss} ${sub}`,
    label: email === null ? provider.label : `${provider.label}: ${email}`,
    name: suggestedName(claims["name"]) ?? suggestedName(claims["preferred_username"]),
    email,
    role: null,
  };
}

function interrupted(): Problem {
  return new Problem("sign-in-interrupted", "This sign-in was not begun in this browser, is over, or is too old.");
}
