import { accepted, validateBio, validateName } from "../domain/comment-input.ts";
import { nameKey } from "../domain/name-key.ts";
import { NAME_CHANGE_PAUSE_MS } from "../domain/person.ts";
import { Problem } from "../domain/problem.ts";
import { touchArticlesOf, updateCommentsOf } from "../store/comments-of-person.ts";
import { recordEvent } from "../store/events.ts";
import { renameMentions, touchArticlesMentioning } from "../store/mentions.ts";
import { insertFormerName } from "../store/names.ts";
import { personById, updatePerson } from "../store/people.ts";
import type { PersonRow } from "../store/people.ts";
import { recordSecurityEvent } from "../store/security-events.ts";
import type { Db } from "../store/store.ts";
import { isUniqueViolation } from "../store/unique-violation.ts";
import { nameProblem, requireFreeName } from "./names.ts";
import type { Member, ServiceContext } from "./service-context.ts";

/** What a member wants to be known by; what is left out stays as it is. */
export interface ProfileChange {
  readonly member: Member;
  readonly name?: string | undefined;
  readonly bio?: string | undefined;
}

/**
 * Changes a member's name, description, or both. A new name stands above their earlier comments, and where they are mentioned, at once; the former
 * one is kept for moderators, and kept from others for a while. The same name again changes nothing.
 * @throws Problem `invalid-input`, `name-taken`, `name-changed-recently`, `sign-in-needed` when the member has left.
 */
export async function changeProfile(context: ServiceContext, change: ProfileChange): Promise<void> {
  const name = change.name === undefined ? undefined : accepted(validateName(change.name));
  const bio = change.bio === undefined ? undefined : accepted(validateBio(change.bio));
  try {
    await context.store.transaction(async (tx) => {
      const at = context.now();
      const person = await personById(tx, context.site().id, change.member.id);
      if (person === undefined || person.state === "left") {
        throw new Problem("sign-in-needed", "This account is no longer there.");
      }
      if (name !== undefined && name !== person.name) await changeName(tx, { context, person, name, at });
      if (bio !== undefined && bio !== person.bio) await updatePerson(tx, person.id, { bio });
    });
  } catch (error) {
    // Somebody took the name at the same moment.
    if (isUniqueViolation(error)) throw nameProblem("taken", false);
    throw error;
  }
}

/** When a member may change their name again (milliseconds since 1970-01-01 UTC); null: now. */
export function nameChangeAt(person: Pick<PersonRow, "name_changed_at">, now: number): number | null {
  if (person.name_changed_at === null) return null;
  const next = person.name_changed_at + NAME_CHANGE_PAUSE_MS;
  return next > now ? next : null;
}

async function changeName(
  tx: Db,
  args: { context: ServiceContext; person: PersonRow; name: string; at: number },
): Promise<void> {
  const { context, person, name, at } = args;
  const site = context.site();
  await touchArticlesOf(tx, { siteId: site.id, personId: person.id, at });
  await touchArticlesMentioning(tx, { personId: person.id, at });
  const next = nameChangeAt(person, at);
  if (next !== null) {
    throw new Problem("name-changed-recently", `You can change your name again on ${new Date(next).toISOString()}.`, {
      fields: [{ field: "name", code: "changed-recently", message: "This can be changed once in thirty days." }],
    });
  }
  await requireFreeName(tx, { site, name, person, at });
  await insertFormerName(tx, {
    siteId: site.id,
    personId: person.id,
    name: person.name,
    nameKey: person.name_key ?? nameKey(person.name),
    until: at,
  });
  await updatePerson(tx, person.id, { name, name_key: nameKey(name), name_changed_at: at });
  await updateCommentsOf(tx, person.id, { author_name: name });
  await renameMentions(tx, { id: person.id, name, before: person.name });
  await recordEvent(tx, { siteId: site.id, kind: "person-renamed", at, data: { person: person.id } });
  await recordSecurityEvent(tx, { siteId: site.id, personId: person.id, kind: "name-changed", at });
}
