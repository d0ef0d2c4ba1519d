import { mailTime } from "../../domain/notice.ts";
import { PREFERENCES } from "../../domain/person.ts";
import type { Preferences } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import { hastenJob } from "../../store/jobs.ts";
import { unblockMail } from "../../store/mails.ts";
import { identitiesOf } from "../../store/identities.ts";
import { lockPerson, personById, updatePerson } from "../../store/people.ts";
import type { Member, ServiceContext } from "../service-context.ts";
import { MAIL_NOTICES } from "./notice-context.ts";

/** What a member has decided about notices. */
export async function readPreferences(context: ServiceContext, member: Member): Promise<Preferences> {
  const person = await personById(context.store.reader, context.site().id, member.id);
  return PREFERENCES.parse(JSON.parse(person?.preferences ?? "{}"));
}

/** Changes what a member has decided; what is left out stays. @returns everything as it is then. */
export async function changePreferences(
  context: ServiceContext,
  args: { member: Member; changes: { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined } },
): Promise<Preferences> {
  const siteId = context.site().id;
  const { id } = args.member;
  const changes = Object.fromEntries(Object.entries(args.changes).filter(([, value]) => value !== undefined));
  return await context.store.transaction(async (tx) => {
    await lockPerson(tx, id);
    const person = await personById(tx, siteId, id);
    if (person === undefined) throw new Problem("not-found", "There is no such member.");
    const preferences = PREFERENCES.parse({ ...(JSON.parse(person.preferences) as object), ...changes });
    await updatePerson(tx, id, { preferences: JSON.stringify(preferences) });
    const runAt = mailTime(preferences.mail, context.now());
    if (runAt !== null) {
      // What waits for the end of the day goes out sooner when that is wanted now.
      await hastenJob(tx, { kind: MAIL_NOTICES, key: String(id), runAt });
      if (args.changes.mail !== undefined) await unblockOwn(tx, siteId, id);
    }
    return preferences;
  });
}

/** Who asks for mail again gets it again, unless it could not be delivered. */
async function unblockOwn(tx: Parameters<typeof personById>[0], siteId: number, personId: number): Promise<void> {
  for (const { kind, label } of await identitiesOf(tx, personId)) {
    if (kind === "email") await unblockMail(tx, { siteId, address: label });
  }
}
