import { MailLinks } from "../../src/delivery/mail/mail-links.ts";
import { nameKey } from "../../src/domain/name-key.ts";
import type { Preferences } from "../../src/domain/person.ts";
import type { NoticeContext } from "../../src/service/notices/notice-context.ts";
import type { ServiceContext, Writer } from "../../src/service/service-context.ts";
import { insertIdentity } from "../../src/store/identities.ts";
import { insertPerson, updatePerson } from "../../src/store/people.ts";
import { Signer } from "../../src/web/security/signing.ts";

/** A member as tests act with them. */
export interface TestMember extends Writer {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** Adds a member with a confirmed address, `NAME@reader.example`. */
export async function addMember(
  context: ServiceContext,
  name: string,
  preferences: Partial<Preferences> = {},
): Promise<TestMember> {
  const siteId = context.site().id;
  const at = context.now();
  const email = `${name.toLowerCase().replaceAll(/\W/gu, ".")}@reader.example`;
  const id = await context.store.transaction(async (tx) => {
    const personId = await insertPerson(tx, { siteId, name, nameKey: nameKey(name), role: "member", at });
    await insertIdentity(tx, { siteId, personId, kind: "email", subject: email, label: email, data: {}, at });
    await updatePerson(tx, personId, { preferences: JSON.stringify(preferences) });
    return personId;
  });
  return { id, name, email, device: null, member: { id, name, role: "member", sessionId: 0 } };
}

/** The same context with what telling people needs. */
export function noticeContext(context: ServiceContext): NoticeContext {
  return {
    ...context,
    publicUrl: "https://talk.gazette.example",
    mailLinks: new MailLinks(new Signer("secret-of-the-tests", "mail")),
  };
}
