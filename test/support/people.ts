import { nameKey } from "../../src/domain/name-key.ts";
import type { Role } from "../../src/domain/person.ts";
import type { Member, ServiceContext, Writer } from "../../src/service/service-context.ts";
import { insertPerson } from "../../src/store/people.ts";

/** Adds a member with a role, as if they had signed in. */
export async function addMember(context: ServiceContext, name: string, role: Role = "member"): Promise<Member> {
  const person = { siteId: context.site().id, name, nameKey: nameKey(name), role, at: context.now() };
  const id = await context.store.transaction((tx) => insertPerson(tx, person));
  return { id, name, role, sessionId: 0 };
}

/** A member as somebody who writes. */
export function writerOf(member: Member): Writer {
  return { member, device: null };
}
