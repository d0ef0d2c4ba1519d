import { accepted, validateEmail } from "../domain/comment-input.ts";
import { ROLES } from "../domain/person.ts";
import { Problem } from "../domain/problem.ts";
import { grantRole } from "../service/grant-role.ts";
import { identityBySubject } from "../store/identities.ts";
import { withContext } from "./open-context.ts";

/**
 * Gives the member who signs in with this address a role.
 * @throws Problem `invalid-input` for a role that does not exist, `not-found`, `last-admin`.
 */
export async function grantRoleByEmail(email: string, name: string): Promise<void> {
  const role = ROLES.find((known) => known === name);
  if (role === undefined) throw new Problem("invalid-input", `A role is one of ${ROLES.join(", ")}.`);
  const subject = accepted(validateEmail(email)).toLowerCase();
  await withContext(async (context) => {
    const site = context.site();
    const identity = await identityBySubject(context.store.reader, { siteId: site.id, kind: "email", subject });
    if (identity === undefined) {
      throw new Problem("not-found", `Nobody on ${site.name} signs in with ${email}. They have to sign in once first.`);
    }
    await grantRole(context, { personId: identity.person_id, role, grantedBy: null, reason: "command line" });
    process.stdout.write(`${email} is now: ${role} of ${site.name}.\n`);
  });
}
