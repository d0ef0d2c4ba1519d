import { randomInt } from "node:crypto";
import { validateName } from "../domain/comment-input.ts";
import { textsFor } from "../domain/messages/texts.ts";
import { nameKey } from "../domain/name-key.ts";
import type { Role } from "../domain/person.ts";
import { Problem } from "../domain/problem.ts";
import { identityBySubject, insertIdentity, touchIdentity } from "../store/identities.ts";
import type { IdentityKind } from "../store/identities.ts";
import { insertPerson, personById } from "../store/people.ts";
import type { PersonRow } from "../store/people.ts";
import { recordSecurityEvent } from "../store/security-events.ts";
import type { Site } from "../store/sites.ts";
import type { Db } from "../store/store.ts";
import { takeAwaitedArticles } from "./article-authors.ts";
import { setRole } from "./grant-role.ts";
import { nameObstacle } from "./names.ts";
import { requireNotBanned } from "./moderation/banned-identities.ts";
import type { Member, ServiceContext } from "./service-context.ts";
import { beginSession } from "./sessions.ts";
import type { NewSession } from "./sessions.ts";

/** Somebody whose identity has just been proven, by whatever way. */
export interface ProvenIdentity {
  readonly kind: IdentityKind;
  /** What identifies them: the address in lower case; `issuer subject`; the token's subject; the credential's id. */
  readonly subject: string;
  /** What its owner sees in the list of ways to sign in. */
  readonly label: string;
  /** A display name that the provider suggests. */
  readonly name: string | null;
  /** An address that is proven to be theirs. */
  readonly email: string | null;
  /** The role that the publisher's token gives; null: as it is. */
  readonly role: Role | null;
  /** What is to be kept with the identity, such as a passkey's public key. */
  readonly data?: object;
}

/**
 * Signs in whoever the identity belongs to; makes a member of somebody who is new. Always begins a new session.
 * An identity that is new joins the member who has proven the same address before.
 * @returns the session's secret, for the browser only.
 * @throws Problem `banned` for a new account of somebody whose ban holds here.
 */
export async function signIn(
  context: ServiceContext,
  args: { identity: ProvenIdentity; session: NewSession },
): Promise<{ member: Member; secret: string; isNew: boolean }> {
  return await context.store.transaction((tx) => signInWithin(tx, { context, at: context.now(), ...args }));
}

/** The same inside a transaction that also uses up what proved the identity. */
export async function signInWithin(
  tx: Db,
  args: { context: ServiceContext; at: number; identity: ProvenIdentity; session: NewSession },
): Promise<{ member: Member; secret: string; isNew: boolean }> {
  const { context, at, identity, session } = args;
  const site = context.site();
  const known = await knownPerson(tx, context, { identity, at });
  if (known === undefined) {
    const { kind, subject, email } = identity;
    const address = email === null ? [] : [{ kind: "email", subject: email.toLowerCase() } as const];
    await requireNotBanned(tx, context, { identities: [{ kind, subject }, ...address], at });
  }
  const person = known ?? (await newPerson(tx, context, { identity, at }));
  const role = await applyRole(tx, context, { person, role: identity.role, at });
  const { secret, sessionId } = await beginSession(tx, { siteId: site.id, personId: person.id, session, at });
  const data = { way: session.way, session: sessionId };
  await recordSecurityEvent(tx, { siteId: site.id, personId: person.id, kind: "signed-in", at, data });
  const member = { id: person.id, name: person.name, role, sessionId };
  return { member, secret, isNew: known === undefined };
}

/**
 * Adds a way to sign in to one's own account.
 * @throws Problem `identity-taken` when it belongs to another member.
 */
export async function addIdentity(
  context: ServiceContext,
  args: { member: Member; identity: ProvenIdentity },
): Promise<void> {
  const { member, identity } = args;
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const known = await identityBySubject(tx, { siteId, kind: identity.kind, subject: identity.subject });
    if (known?.person_id === member.id) return;
    if (known !== undefined) {
      throw new Problem(
        "identity-taken",
        "Another account signs in that way already. Sign in with it, or choose another way.",
      );
    }
    await keepIdentity(tx, context, { personId: member.id, identity, at });
  });
}

async function knownPerson(
  tx: Db,
  context: ServiceContext,
  args: { identity: ProvenIdentity; at: number },
): Promise<PersonRow | undefined> {
  const { identity, at } = args;
  const siteId = context.site().id;
  const own = await identityBySubject(tx, { siteId, kind: identity.kind, subject: identity.subject });
  if (own !== undefined) {
    await touchIdentity(tx, own.id, identity.data === undefined ? { at } : { at, data: identity.data });
    return await personById(tx, siteId, own.person_id);
  }
  if (identity.email === null) return undefined;
  const byEmail = await identityBySubject(tx, { siteId, kind: "email", subject: identity.email.toLowerCase() });
  if (byEmail === undefined) return undefined;
  await keepIdentity(tx, context, { personId: byEmail.person_id, identity, at });
  return await personById(tx, siteId, byEmail.person_id);
}

async function newPerson(
  tx: Db,
  context: ServiceContext,
  args: { identity: ProvenIdentity; at: number },
): Promise<PersonRow> {
  const { identity, at } = args;
  const site = context.site();
  const name = await freeName(tx, { site, suggested: identity.name, at });
  const id = await insertPerson(tx, { siteId: site.id, name, nameKey: nameKey(name), role: "member", at });
  await recordSecurityEvent(tx, { siteId: site.id, personId: id, kind: "account-created", at });
  await keepIdentity(tx, context, { personId: id, identity, at });
  if (identity.kind !== "email" && identity.email !== null) {
    const subject = identity.email.toLowerCase();
    const email = { ...identity, kind: "email", subject, label: identity.email, data: {} } as const;
    await keepIdentity(tx, context, { personId: id, identity: email, at });
  }
  const person = await personById(tx, site.id, id);
  if (person === undefined) throw new Error("a member that was just added is not there");
  return person;
}

async function keepIdentity(
  tx: Db,
  context: ServiceContext,
  args: { personId: number; identity: ProvenIdentity; at: number },
): Promise<void> {
  const { personId, identity, at } = args;
  const siteId = context.site().id;
  const { kind, subject, label, data = {} } = identity;
  await insertIdentity(tx, { siteId, personId, kind, subject, label, data, at });
  await recordSecurityEvent(tx, { siteId, personId, kind: "identity-added", at, data: { kind, label } });
  if (kind === "email") await takeAwaitedArticles(tx, context, { personId, email: subject, at });
}

/** So many members of one name are told apart by a number behind it. */
const MAX_NUMBERED = 20;

/** Neutral names have numbers below this; where they are used up, ten times as many. */
const FIRST_NEUTRAL = 10_000;

/** The suggested name if nobody has one like it, else with a number behind; a neutral one where none is suggested. */
async function freeName(tx: Db, args: { site: Site; suggested: string | null; at: number }): Promise<string> {
  const { site, at } = args;

  const { memberName } = textsFor(site.settings.language).account;
  // What a provider suggests may be anything.
  const checked = validateName(args.suggested ?? "");
  for (let attempt = 1; checked.ok && attempt <= MAX_NUMBERED; attempt++) {
    const name = attempt === 1 ? checked.value : `${checked.value} ${attempt}`;
    const obstacle = await nameObstacle(tx, { site, name, person: null, at });
    if (obstacle === null && validateName(name).ok) return name;
    // A number behind a name that says "staff" does not help.
    if (obstacle === "reserved") break;
  }
  for (let range = FIRST_NEUTRAL; ; range *= 10) {
    const name = memberName(randomInt(range / 10, range));
    if ((await nameObstacle(tx, { site, name, person: null, at })) === null) return name;
  }
}

async function applyRole(
  tx: Db,
  context: ServiceContext,
  args: { person: PersonRow; role: Role | null; at: number },
): Promise<Role> {
  const { person, role, at } = args;
  if (role === null || role === person.role) return person.role;
  try {
    await setRole(tx, context, { person, role, grantedBy: null, reason: "publisher's sign-on", at });
  } catch (error) {
    // The last admin stays one, and can still sign in.
    if (error instanceof Problem && error.code === "last-admin") return person.role;
    throw error;
  }
  return role;
}
