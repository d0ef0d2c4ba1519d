import { forgetBefore, RETENTION } from "../domain/retention.ts";
import type { RetentionName } from "../domain/retention.ts";
import { FORGETTING } from "../store/retention.ts";
import type { ServiceContext } from "./service-context.ts";

/** Rows that one transaction forgets at most: nobody who writes waits long for it. */
const BATCH = 500;

/**
 * Carries out every rule of `RETENTION` on the context's site; to be run daily. May be stopped at any time and run
 * again.
 * @returns how many rows each rule has forgotten.
 */
export async function forgetExpired(context: ServiceContext): Promise<Readonly<Record<RetentionName, number>>> {
  const { id: siteId, settings } = context.site();
  const at = context.now();
  const names = Object.keys(RETENTION) as RetentionName[];
  const forgotten: [RetentionName, number][] = [];
  for (const name of names) {
    const { find, forget } = FORGETTING[name];
    const old = { siteId, before: forgetBefore(name, at, settings), limit: BATCH };
    let count = 0;
    for (let found = await find(context.store.reader, old); found.length > 0;) {
      const ids = found.map(({ id }) => id);
      await context.store.transaction((tx) => forget(tx, ids));
      count += ids.length;
      found = ids.length < BATCH ? [] : await find(context.store.reader, old);
    }
    forgotten.push([name, count]);
  }
  return Object.fromEntries(forgotten) as Record<RetentionName, number>;
}
