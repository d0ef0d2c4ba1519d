import { noteSignals } from "../service/note-signals.ts";
import { writerKey } from "../service/service-context.ts";
import type { Writer } from "../service/service-context.ts";
import type { Actor } from "./security/actor.ts";
import type { WebContext } from "./web-context.ts";

/**
 * To be called once somebody has written or signed in, never where somebody only reads: writes down, as keyed hashes,
 * where the request came from.
 */
export async function noteSource(context: WebContext, actor: Actor, writer: Writer): Promise<void> {
  const hashes = actor.signals();
  const key = writerKey(writer);
  if (hashes.length === 0 || context.notedSignals.has(key, hashes)) return;
  await noteSignals(context, { writer, hashes });
  context.notedSignals.add(key, hashes);
}
