import type { Selectable } from "kysely";
import type { ChallengeTable } from "./schema/people.ts";
import type { Db } from "./store.ts";

/** A row of the table `challenge`. */
export type ChallengeRow = Selectable<ChallengeTable>;

/** Keeps something that must come back once; returns its id. */
export async function insertChallenge(
  tx: Db,
  challenge: {
    siteId: number;
    kind: string;
    secretHash: string;
    handleHash?: string;
    codeHash: string | null;
    data: object;
    at: number;
    expiresAt: number;
  },
): Promise<number> {
  const { id } = await tx
    .insertInto("challenge")
    .values({
      site_id: challenge.siteId,
      kind: challenge.kind,
      secret_hash: challenge.secretHash,
      handle_hash: challenge.handleHash ?? null,
      code_hash: challenge.codeHash,
      data: JSON.stringify(challenge.data),
      created_at: challenge.at,
      expires_at: challenge.expiresAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** The challenge of this secret, used or run out or not. */
export async function challengeBySecret(
  db: Db,
  args: { siteId: number; kind: string; secretHash: string },
): Promise<ChallengeRow | undefined> {
  return await db
    .selectFrom("challenge")
    .selectAll()
    .where("secret_hash", "=", args.secretHash)
    .where("site_id", "=", args.siteId)
    .where("kind", "=", args.kind)
    .executeTakeFirst();
}

/**
 * What a link needs of the challenge of this secret, used or run out or not. The database answers with one row whether
 * there is one or not (at most one has the secret), so that the time taken does not tell: building a row takes longer
 * than building none, by a fiftieth of the whole answer.
 */
export async function linkedChallenge(
  db: Db,
  args: { siteId: number; kind: string; secretHash: string },
): Promise<Pick<ChallengeRow, "id" | "data" | "used_at" | "expires_at"> | undefined> {
  const { id, data, used_at, expires_at } = await db
    .selectFrom("challenge")
    .select((e) => [
      e.fn.max("id").as("id"),
      e.fn.max("data").as("data"),
      e.fn.max("used_at").as("used_at"),
      e.fn.max("expires_at").as("expires_at"),
    ])
    .where("secret_hash", "=", args.secretHash)
    .where("site_id", "=", args.siteId)
    .where("kind", "=", args.kind)
    .executeTakeFirstOrThrow();
  return id === null || data === null || expires_at === null ? undefined : { id, data, used_at, expires_at };
}

/** The challenge with this id. */
export async function challengeById(db: Db, args: { siteId: number; id: number }): Promise<ChallengeRow | undefined> {
  return await db
    .selectFrom("challenge")
    .selectAll()
    .where("id", "=", args.id)
    .where("site_id", "=", args.siteId)
    .executeTakeFirst();
}

/** The challenge of the browser that asked for a code. */
export async function challengeByHandle(
  db: Db,
  args: { siteId: number; kind: string; handleHash: string },
): Promise<ChallengeRow | undefined> {
  return await db
    .selectFrom("challenge")
    .selectAll()
    .where("handle_hash", "=", args.handleHash)
    .where("site_id", "=", args.siteId)
    .where("kind", "=", args.kind)
    .executeTakeFirst();
}

/**
 * Uses a challenge up.
 * @returns false when somebody else has used it meanwhile: of two requests at once only one gets true.
 */
export async function useChallenge(tx: Db, id: number, at: number): Promise<boolean> {
  const row = await tx
    .updateTable("challenge")
    .set({ used_at: at })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Counts a wrong answer; returns how many there have been. */
export async function countTry(tx: Db, id: number): Promise<number> {
  const row = await tx
    .updateTable("challenge")
    .set((e) => ({ tries: e("tries", "+", 1) }))
    .where("id", "=", id)
    .returning("tries")
    .executeTakeFirst();
  return row?.tries ?? 0;
}

/** Forgets challenges that ran out before `before`. */
export async function deleteOldChallenges(tx: Db, before: number): Promise<void> {
  await tx.deleteFrom("challenge").where("expires_at", "<", before).execute();
}
