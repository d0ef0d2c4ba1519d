import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { JobTable } from "./schema/delivery.ts";
import type { Db, Engine, Store } from "./store.ts";

/** A row of the table `job`. */
export type JobRow = Selectable<JobTable>;

/** A job that one worker holds until a moment. The number of the attempt tells this hold from any other. */
export type JobClaim = Pick<JobRow, "id" | "attempts">;

/** Something to be done after a transaction. */
export interface NewJob {
  readonly kind: string;
  /** The same kind and key means the same job; null: always another one. */
  readonly key: string | null;
  readonly data: object;
  /** Not before this instant (milliseconds since 1970-01-01 UTC). */
  readonly runAt: number;
  readonly at: number;
}

/** Adds something to be done after this transaction. The same kind and key is the same job, added once. */
export async function insertJob(tx: Db, job: NewJob): Promise<void> {
  await tx
    .insertInto("job")
    .values(valuesOf(job))
    .onConflict((conflict) => conflict.columns(["kind", "job_key"]).doNothing())
    .execute();
}

/**
 * Asks for a job to be done once more from now on: adds it, or brings the waiting one forward. One that is being done
 * this moment is done again afterwards, since it may have looked before this transaction was committed.
 */
export async function requestJob(tx: Db, job: NewJob & { key: string }): Promise<void> {
  await tx
    .insertInto("job")
    .values(valuesOf(job))
    .onConflict((conflict) =>
      conflict.columns(["kind", "job_key"]).doUpdateSet((e) => ({
        // Held or given up, the row's own instant means nothing.
        run_at: sql<number>`case when job.claimed_until is null and job.failed_at is null and job.run_at < ${e.ref("excluded.run_at")}
          then job.run_at else ${e.ref("excluded.run_at")} end`,
        attempts: sql<number>`case when job.failed_at is null then job.attempts else 0 end`,
        claimed_until: null,
        failed_at: null,
      })),
    )
    .execute();
}

/**
 * Asks for a job in the place of a waiting one of the same kind and key: the newest data count, at the time that was set
 * first. One that is being done this moment is done again afterwards.
 */
export async function replaceJob(tx: Db, job: NewJob & { key: string }): Promise<void> {
  await requestJob(tx, job);
  await tx
    .updateTable("job")
    .set({ data: JSON.stringify(job.data) })
    .where("kind", "=", job.kind)
    .where("job_key", "=", job.key)
    .execute();
}

function valuesOf(job: NewJob) {
  return {
    kind: job.kind,
    job_key: job.key,
    data: JSON.stringify(job.data),
    run_at: job.runAt,
    created_at: job.at,
  };
}

/** When the next of these kinds of jobs is due (milliseconds since 1970-01-01 UTC); null when none waits. */
export async function nextJobAt(db: Db, kinds: readonly string[]): Promise<number | null> {
  const row = await db
    .selectFrom("job")
    .select("run_at")
    .where("failed_at", "is", null)
    .where("kind", "in", kinds)
    .orderBy("run_at")
    .limit(1)
    .executeTakeFirst();
  return row?.run_at ?? null;
}

/**
 * Takes the job that has been due longest. Nobody else takes it before `until`; who holds it and dies thus gives it back.
 * On PostgreSQL rows that another node is just taking are passed over.
 */
export async function claimJob(
  tx: Db,
  args: { engine: Engine; kinds: readonly string[]; at: number; until: number },
): Promise<JobRow | undefined> {
  let due = tx
    .selectFrom("job")
    .select("id")
    .where("failed_at", "is", null)
    .where("run_at", "<=", args.at)
    .where("kind", "in", args.kinds)
    .orderBy("run_at")
    .orderBy("id")
    .limit(1);
  if (args.engine === "postgres") due = due.forUpdate().skipLocked();
  const found = await due.executeTakeFirst();
  if (found === undefined) return undefined;
  return await tx
    .updateTable("job")
    .set((e) => ({ claimed_until: args.until, run_at: args.until, attempts: e("attempts", "+", 1) }))
    .where("id", "=", found.id)
    .returningAll()
    .executeTakeFirst();
}

/** Ends a job that is done. Does nothing when it was asked for again meanwhile, or when somebody else has it by now. */
export async function deleteClaimedJob(tx: Db, claim: JobClaim): Promise<void> {
  await tx
    .deleteFrom("job")
    .where("id", "=", claim.id)
    .where("attempts", "=", claim.attempts)
    .where("claimed_until", "is not", null)
    .execute();
}

/** Gives a job back, to be done at `runAt`. `attempts: 0` when it begins anew. */
export async function releaseJob(
  tx: Db,
  claim: JobClaim,
  changes: { runAt: number; attempts: number; error: string | null },
): Promise<void> {
  await tx
    .updateTable("job")
    .set({ run_at: changes.runAt, attempts: changes.attempts, error: changes.error, claimed_until: null })
    .where("id", "=", claim.id)
    .where("attempts", "=", claim.attempts)
    .where("claimed_until", "is not", null)
    .execute();
}

/** Gives a job up: it stays, with its error, for the operator to see. */
export async function failJob(tx: Db, claim: JobClaim, changes: { at: number; error: string }): Promise<void> {
  await tx
    .updateTable("job")
    .set({ failed_at: changes.at, error: changes.error, claimed_until: null })
    .where("id", "=", claim.id)
    .where("attempts", "=", claim.attempts)
    .where("claimed_until", "is not", null)
    .execute();
}

/** Moves a waiting job forward to `runAt` where it would run later than that. */
export async function hastenJob(tx: Db, args: { kind: string; key: string; runAt: number }): Promise<void> {
  await tx
    .updateTable("job")
    .set({ run_at: args.runAt })
    .where("kind", "=", args.kind)
    .where("job_key", "=", args.key)
    .where("claimed_until", "is", null)
    .where("run_at", ">", args.runAt)
    .execute();
}

/**
 * Makes jobs due at `at` whose instants only a clock that ran ahead, and has been set back, can have written: held by
 * somebody for longer than any hold, put off after a failed attempt for longer than any pause, or made in the future to be
 * done soon. What is meant to come far in the future, such as the end of a ban, stays.
 * @param limits.hold, limits.pause beyond this from now (milliseconds) such an instant is not believed.
 */
export async function disbelieveFuture(
  store: Pick<Store, "reader" | "transaction">,
  at: number,
  limits: { hold: number; pause: number },
): Promise<void> {
  const soon = at + limits.hold;
  const wrong = sql<boolean>`failed_at is null and (claimed_until > ${soon}
    or (claimed_until is null and attempts > 0 and error is not null and run_at > ${at + limits.pause})
    or (created_at > ${soon} and run_at <= created_at + ${limits.hold}))`;
  // Looking costs far less than a transaction, and nearly always there is nothing.
  const found = await store.reader.selectFrom("job").select("id").where(wrong).limit(1).executeTakeFirst();
  if (found === undefined) return;
  await store.transaction(async (tx) => {
    await tx
      .updateTable("job")
      .set({
        run_at: at,
        claimed_until: null,
        created_at: sql<number>`case when created_at > ${at} then ${at} else created_at end`,
      })
      .where(wrong)
      .execute();
  });
}

/** Jobs that were given up, newest first. */
export async function failedJobs(db: Db, limit: number): Promise<JobRow[]> {
  return await db
    .selectFrom("job")
    .selectAll()
    .where("failed_at", "is not", null)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Whether a job is due or being done at this instant (milliseconds since 1970-01-01 UTC). */
export async function isJobDue(db: Db, job: { kind: string; key: string; at: number }): Promise<boolean> {
  const row = await db
    .selectFrom("job")
    .select("id")
    .where("kind", "=", job.kind)
    .where("job_key", "=", job.key)
    .where("failed_at", "is", null)
    .where((e) => e.or([e("run_at", "<=", job.at), e("claimed_until", "is not", null)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a job back that has not been done yet. */
export async function deleteJob(tx: Db, job: { kind: string; key: string }): Promise<void> {
  await tx.deleteFrom("job").where("kind", "=", job.kind).where("job_key", "=", job.key).execute();
}
