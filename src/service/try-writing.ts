import { pingWriting } from "../store/ping.ts";
import type { ServiceContext } from "./service-context.ts";

/** Writes next to nothing, durably, which changes nothing; throws when the database cannot be written. */
export async function tryWriting(context: ServiceContext): Promise<void> {
  await context.store.transaction(pingWriting);
}
