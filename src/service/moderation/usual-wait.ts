import { usualWait as usualOf } from "../../domain/median.ts";
import { lastWaits } from "../../store/case-queues.ts";
import type { CaseQueue } from "../../store/case-queues.ts";
import type { ServiceContext } from "../service-context.ts";

/** So many of the last decided cases say what is usual. */
const SAMPLE = 50;

/** How long cases of a queue usually wait for a decision, in milliseconds; null before enough were decided. */
export async function usualWait(context: ServiceContext, queue: CaseQueue): Promise<number | null> {
  return usualOf(await lastWaits(context.store.reader, { siteId: context.site().id, queue, limit: SAMPLE }));
}
