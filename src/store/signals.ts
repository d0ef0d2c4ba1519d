import type { Selectable } from "kysely";
import type { SignalHash, SignalKind } from "../domain/signal.ts";
import type { SignalTable } from "./schema/people.ts";
import type { Db } from "./store.ts";

/** A row of the table `signal`. */
export type SignalRow = Selectable<SignalTable>;

/** Writes signals down; what is known already lives longer. One of `personId` and `deviceId` is given. */
export async function keepSignals(
  tx: Db,
  args: {
    siteId: number;
    personId: number | null;
    deviceId: string | null;
    hashes: readonly SignalHash[];
    at: number;
    expiresAt: number;
  },
): Promise<void> {
  const { siteId, personId, deviceId, hashes, at, expiresAt } = args;
  if (hashes.length === 0 || (personId === null && deviceId === null)) return;
  const owner = { site_id: siteId, person_id: personId, device_id: personId === null ? deviceId : null };
  await tx
    .insertInto("signal")
    .values(
      hashes.map(({ kind, hash }) => ({ ...owner, kind, hash, first_at: at, last_at: at, expires_at: expiresAt })),
    )
    .onConflict((conflict) =>
      (personId === null
        ? conflict.columns(["device_id", "kind", "hash"]).where("person_id", "is", null)
        : conflict.columns(["person_id", "kind", "hash"]).where("person_id", "is not", null)
      ).doUpdateSet({ last_at: at, expires_at: expiresAt }),
    )
    .execute();
}

/** The living signals of a member. */
export async function signalsOf(db: Db, args: { personId: number; at: number }): Promise<SignalRow[]> {
  return await db
    .selectFrom("signal")
    .selectAll()
    .where("person_id", "=", args.personId)
    .where("expires_at", ">", args.at)
    .orderBy("id")
    .execute();
}

/** What somebody else has in common with a member. */
export interface SharedSignal {
  readonly personId: number;
  readonly kind: SignalKind;
  /** How many people share this very signal: a busy network says little. */
  readonly sharedBy: number;
  /** When the other was last seen with it (milliseconds since 1970-01-01 UTC). */
  readonly lastAt: number;
}

/**
 * Other members of the site with whom a member shares a living signal, each kind once: the rarest of that kind.
 * Signals of one time have a key in common (`SignalKeys`), so equal hashes are equal addresses.
 */
export async function sharedSignals(
  db: Db,
  args: { siteId: number; personId: number; at: number; limit: number },
): Promise<SharedSignal[]> {
  const { siteId, personId, at, limit } = args;
  const rows = await db
    .selectFrom("signal as own")
    .innerJoin("signal as other", (join) =>
      join
        .onRef("other.site_id", "=", "own.site_id")
        .onRef("other.kind", "=", "own.kind")
        .onRef("other.hash", "=", "own.hash"),
    )
    .select((e) => [
      "other.person_id as personId",
      "other.kind",
      "other.last_at as lastAt",
      e
        .selectFrom("signal as same")
        .whereRef("same.site_id", "=", "own.site_id")
        .whereRef("same.kind", "=", "own.kind")
        .whereRef("same.hash", "=", "own.hash")
        .where("same.expires_at", ">", at)
        .select((count) => count.fn.countAll<number>().as("count"))
        .as("sharedBy"),
    ])
    .where("own.site_id", "=", siteId)
    .where("own.person_id", "=", personId)
    .where("own.expires_at", ">", at)
    .where("other.person_id", "is not", null)
    .where("other.person_id", "<>", personId)
    .where("other.expires_at", ">", at)
    .orderBy("sharedBy")
    .orderBy("other.last_at", "desc")
    .limit(limit)
    .execute();
  const best = new Map<string, SharedSignal>();
  for (const { personId: other, kind, lastAt, sharedBy } of rows) {
    const key = `${other} ${kind}`;
    if (other === null || best.has(key)) continue;
    best.set(key, { personId: other, kind, lastAt, sharedBy: sharedBy ?? 0 });
  }
  return [...best.values()];
}
