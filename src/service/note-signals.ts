import type { SignalHash } from "../domain/signal.ts";
import { keepSignals } from "../store/signals.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

const DAY_MS = 24 * 60 * 60_000;

/**
 * Keeps where somebody comes from who has just written or signed in, for as many days as the site's setting
 * `signalDays` says; nothing at 0.
 * @param args.hashes made by whoever knows the address: it gets no further than that.
 */
export async function noteSignals(
  context: ServiceContext,
  args: { writer: Writer; hashes: readonly SignalHash[] },
): Promise<void> {
  const { writer, hashes } = args;
  const { id: siteId, settings } = context.site();
  if (settings.signalDays === 0 || hashes.length === 0) return;
  const at = context.now();
  const owner =
    writer.member === null
      ? { personId: null, deviceId: writer.device?.id ?? null }
      : { personId: writer.member.id, deviceId: null };
  await context.store.transaction((tx) =>
    keepSignals(tx, { siteId, ...owner, hashes, at, expiresAt: at + settings.signalDays * DAY_MS }),
  );
}
