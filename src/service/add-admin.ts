import { accepted, validateEmail } from "../domain/comment-input.ts";
import { identityBySubject, insertIdentity } from "../store/identities.ts";
import { insertChallenge } from "../store/challenges.ts";
import { insertPerson, personById, personByNameKey } from "../store/people.ts";
import { nameKey } from "../domain/name-key.ts";
import { takeAwaitedArticles } from "./article-authors.ts";
import { EMAIL_LINK_KIND } from "./email-sign-in.ts";
import { setRole } from "./grant-role.ts";
import { recordRole } from "./record-role.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { ServiceContext } from "./service-context.ts";

/** How long the link that the command prints is good for, in milliseconds. */
export const ADMIN_LINK_AGE_MS = 24 * 60 * 60_000;

const BY_COMMAND = "command line";

/**
 * Makes whoever has this address an admin of the site, from the command line: whoever can run that owns the server.
 * @returns the secret of a link that signs them in once.
 * @throws Problem `invalid-input`.
 */
export async function addAdmin(context: ServiceContext, args: { email: string }): Promise<{ secret: string }> {
  const email = accepted(validateEmail(args.email));
  const subject = email.toLowerCase();
  const site = context.site();
  const secret = newSecret();
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const identity = await identityBySubject(tx, { siteId: site.id, kind: "email", subject });
    const known = identity === undefined ? undefined : await personById(tx, site.id, identity.person_id);
    if (known === undefined) {
      // The first editor is simply that; who comes later gets a number until they choose a name.
      let name = `${site.name} editor`;
      for (let n = 2; (await personByNameKey(tx, site.id, nameKey(name))) !== undefined; n++) {
        name = `${site.name} editor ${n}`;
      }
      const personId = await insertPerson(tx, { siteId: site.id, name, nameKey: nameKey(name), role: "admin", at });
      await insertIdentity(tx, { siteId: site.id, personId, kind: "email", subject, label: email, data: {}, at });
      await takeAwaitedArticles(tx, context, { personId, email: subject, at });
      await recordRole(tx, context, { personId, role: "admin", before: null, grantedBy: null, at, reason: BY_COMMAND });
    } else {
      await setRole(tx, context, { person: known, role: "admin", grantedBy: null, at, reason: BY_COMMAND });
    }
    await insertChallenge(tx, {
      siteId: site.id,
      kind: EMAIL_LINK_KIND,
      secretHash: hashSecret(secret),
      codeHash: null,
      data: { email, returnTo: "/me" },
      at,
      expiresAt: at + ADMIN_LINK_AGE_MS,
    });
  });
  return { secret };
}
