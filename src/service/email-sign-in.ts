import { accepted, validateEmail } from "../domain/comment-input.ts";
import { textsFor } from "../domain/messages/texts.ts";
import { Problem } from "../domain/problem.ts";
import { challengeByHandle, challengeBySecret, countTry, insertChallenge, useChallenge } from "../store/challenges.ts";
import type { ChallengeRow } from "../store/challenges.ts";
import { insertMail } from "../store/mails.ts";
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
  return { email: dataOf(challenge).email };
}

/** Signs in by the link of the mail. @throws Problem `link-expired`. */
export async function signInByLink(
  context: ServiceContext,
  args: { secret: string; session: NewSession },
): Promise<SignedIn> {
  return await context.store.transaction(async (tx) =>
    finish(tx, context, { challenge: await byLink(tx, context, args.secret), session: args.session }),
  );
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
    const challenge = usable(await challengeByHandle(tx, scope), context.now());
    if (challenge.code_hash === hashSecret(args.handle + code)) {
      return await finish(tx, context, { challenge, session: args.session });
    }
    // Returned, not thrown: the count of wrong codes has to stay.
    const tries = await countTry(tx, challenge.id);
    if (tries >= MAX_TRIES) await useChallenge(tx, challenge.id, context.now());
    return null;
  });
  if (outcome !== null) return outcome;
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

async function byLink(db: Db, context: ServiceContext, secret: string): Promise<ChallengeRow> {
  const scope = { siteId: context.site().id, kind: EMAIL_LINK_KIND, secretHash: hashSecret(secret) };
  return usable(await challengeBySecret(db, scope), context.now());
}

function usable(challenge: ChallengeRow | undefined, at: number): ChallengeRow {
  if (challenge === undefined || challenge.used_at !== null || challenge.expires_at <= at) throw expired();
  return challenge;
}

async function finish(
  tx: Db,
  context: ServiceContext,
  args: { challenge: ChallengeRow; session: NewSession },
): Promise<SignedIn> {
  const { challenge, session } = args;
  const at = context.now();
  if (!(await useChallenge(tx, challenge.id, at))) throw expired();
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
