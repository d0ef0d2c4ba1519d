import { identityById } from "../store/identities.ts";
import type { IdentityRow } from "../store/identities.ts";
import { insertJob } from "../store/jobs.ts";
import { recordSecurityEvent } from "../store/security-events.ts";
import type { Db } from "../store/store.ts";
import type { Member, ServiceContext } from "./service-context.ts";

/** Name of the job that tells the owner of an account that a way to sign in was tried and refused. */
export const NOTE_REFUSED_SIGN_IN = "note-refused-sign-in";

/**
 * Has it written down that a sign-in was refused. Done by a job and for everybody alike, so that whoever tried learns
 * from no delay whether there is an account.
 * @param args.identity which was tried; undefined: one that is not known here.
 * @param args.reason in English, without anything personal; null where the way gives none.
 */
export async function noteRefusedSignIn(
  tx: Db,
  context: ServiceContext,
  args: { identity: IdentityRow | undefined; reason: string | null },
): Promise<void> {
  const at = context.now();
  const data = { siteId: context.site().id, identityId: args.identity?.id ?? 0, reason: args.reason };
  await insertJob(tx, { kind: NOTE_REFUSED_SIGN_IN, key: null, data, runAt: at, at });
}

/** The job: writes it down for the owner, where there is one. */
export async function recordRefusedSignIn(
  context: ServiceContext,
  args: { identityId: number; reason: string | null },
): Promise<void> {
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const identity = await identityById(tx, { siteId, id: args.identityId });
    if (identity === undefined) return;
    const { kind: way, person_id: personId, label } = identity;
    const data = args.reason === null ? { way, label } : { way, reason: args.reason };
    await recordSecurityEvent(tx, { siteId, personId, kind: "sign-in-refused", at: context.now(), data });
  });
}

/** Notes for a member, who is signed in, that adding a way to sign in was refused. */
export async function recordRefusedAddition(
  context: ServiceContext,
  args: { member: Member; way: string; reason: string },
): Promise<void> {
  const { member, way, reason } = args;
  await context.store.transaction((tx) =>
    recordSecurityEvent(tx, {
      siteId: context.site().id,
      personId: member.id,
      kind: "sign-in-refused",
      at: context.now(),
      data: { way, reason },
    }),
  );
}
