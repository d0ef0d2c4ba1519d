import { deleteOldMails } from "../store/mails.ts";
import type { Store } from "../store/store.ts";

/** How long a mail is kept after it was sent or given up, in milliseconds: long enough to answer "I got no mail". */
export const MAIL_AGE_MS = 30 * 24 * 60 * 60_000;

/** Rows that go in one transaction, so that nobody waits long. */
const BATCH = 500;

/** Forgets old mails. @returns how many. */
export async function cleanUpMails(store: Store, now: number): Promise<number> {
  let total = 0;
  for (;;) {
    const gone = await store.transaction((tx) => deleteOldMails(tx, { before: now - MAIL_AGE_MS, limit: BATCH }));
    total += gone;
    if (gone < BATCH) return total;
  }
}
