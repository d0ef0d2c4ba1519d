import { forgetOldKeys } from "../store/idempotency.ts";
import type { ServiceContext } from "./service-context.ts";

/** How long a repeated request to post is recognised, in milliseconds: longer than any client goes on trying. */
const KEY_AGE_MS = 2 * 24 * 60 * 60_000;

/** Rows that one transaction deletes: some milliseconds, for which those who post wait. */
const BATCH = 500;

/**
 * Deletes what is kept for a time only, of all sites, in short transactions. To be run once a day.
 * @returns how many rows of each kind were deleted.
 */
export async function cleanUp(context: Pick<ServiceContext, "store" | "now">): Promise<{ requestKeys: number }> {
  const before = context.now() - KEY_AGE_MS;
  let requestKeys = 0;
  for (;;) {
    const forgotten = await context.store.transaction((tx) => forgetOldKeys(tx, { before, limit: BATCH }));
    requestKeys += forgotten;
    if (forgotten < BATCH) return { requestKeys };
  }
}
