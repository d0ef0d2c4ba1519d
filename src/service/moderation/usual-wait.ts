import { lastWaits } from "../../store/cases.ts";
import type { CaseQueue } from "../../store/cases.ts";
import type { ServiceContext } from "../service-context.ts";

/** So many of the last decided cases say what is usual. */
const SAMPLE = 50;

/** With fewer decided cases than this nothing is said. */
const MIN_SAMPLE = 3;

/** The median time that the last cases of a queue waited for a decision, in milliseconds; null before there are some. */
export async function usualWait(context: ServiceContext, queue: CaseQueue): Promise<number | null> {
  const waits = await lastWaits(context.store.reader, { siteId: context.site().id, queue, limit: SAMPLE });
  if (waits.length < MIN_SAMPLE) return null;
  const sorted = waits.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
