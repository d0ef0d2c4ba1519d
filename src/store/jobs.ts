import type { Db } from "./store.ts";

/**
 * Adds something to be done after this transaction. The same kind and key is the same job, added once.
 * @param job.runAt not before this instant (milliseconds since 1970-01-01 UTC).
 */
export async function insertJob(
  tx: Db,
  job: { kind: string; key: string | null; data: object; runAt: number; at: number },
): Promise<void> {
  await tx
    .insertInto("job")
    .values({
      kind: job.kind,
      job_key: job.key,
      data: JSON.stringify(job.data),
      run_at: job.runAt,
      created_at: job.at,
    })
    .onConflict((conflict) => conflict.columns(["kind", "job_key"]).doNothing())
    .execute();
}

/** Takes a job back that has not been done yet. */
export async function deleteJob(tx: Db, job: { kind: string; key: string }): Promise<void> {
  await tx.deleteFrom("job").where("kind", "=", job.kind).where("job_key", "=", job.key).execute();
}
