import { nameKey } from "../../src/domain/name-key.ts";
import type { Role } from "../../src/domain/person.ts";
import type { Member, ServiceContext } from "../../src/service/service-context.ts";
import { insertPerson } from "../../src/store/people.ts";

/** Adds a member to the context's site, without a way to sign in. */
export async function addMember(context: ServiceContext, name: string, role: Role = "member"): Promise<Member> {
  const siteId = context.site().id;
  const id = await context.store.transaction((tx) =>
    insertPerson(tx, { siteId, name, nameKey: nameKey(name), role, at: context.now() }),
  );
  return { id, name, role, sessionId: 0 };
}
