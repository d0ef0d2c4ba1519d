import { Problem } from "../../domain/problem.ts";
import { insertBannedIdentities, isBannedIdentity } from "../../store/banned-identities.ts";
import { identitiesOf } from "../../store/identities.ts";
import type { IdentityKind } from "../../store/identities.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";

/** Ways to sign in that name a person: a passkey is made anew at will, and names only itself. */
export const NAMING_KINDS = ["email", "oidc", "sso"] as const satisfies IdentityKind[];

/** A way to sign in, as far as it names somebody. */
interface Naming {
  readonly kind: IdentityKind;
  readonly subject: string;
}

/** The keyed hashes of what names a person; the same on every site of the installation, and readable by nobody. */
export function identityKeys(context: ServiceContext, identities: readonly Naming[]): string[] {
  return identities
    .filter(({ kind }) => (NAMING_KINDS as readonly string[]).includes(kind))
    .map(({ kind, subject }) => context.hashIdentity(`${kind} ${subject}`));
}

/** Keeps the keyed hashes of everything by which a banned member signs in, until the ban ends. */
export async function keepBannedIdentities(
  tx: Db,
  context: ServiceContext,
  ban: { decisionId: number; personId: number; scope: "site" | "all-sites"; endsAt: number | null },
): Promise<void> {
  const keys = identityKeys(context, await identitiesOf(tx, ban.personId));
  await insertBannedIdentities(
    tx,
    keys.map((key) => ({
      site_id: context.site().id,
      decision_id: ban.decisionId,
      scope: ban.scope,
      identity_key: key,
      ends_at: ban.endsAt,
    })),
  );
}

/** Refuses a new account to somebody whose ban holds here. @throws Problem `banned`. */
export async function requireNotBanned(
  tx: Db,
  context: ServiceContext,
  args: { identities: readonly Naming[]; at: number },
): Promise<void> {
  const keys = identityKeys(context, args.identities);
  if (await isBannedIdentity(tx, { siteId: context.site().id, keys, at: args.at })) {
    throw new Problem("banned", "Whoever signs in like this is banned here. A new account does not end a ban.");
  }
}
