import type { ServiceContext } from "../service-context.ts";
import { appendLedger } from "./append-ledger.ts";

/**
 * Enters in the ledger that what people wrote is taken out of the site, before any of it leaves.
 * @param args.from first instant of the time, and `until` the first after it (milliseconds since 1970-01-01 UTC).
 * @param args.by the admin; null: the operator by the command line.
 */
export async function recordExport(
  context: ServiceContext,
  args: { what: "safety-record"; from: number; until: number; by: number | null },
): Promise<void> {
  await context.store.transaction((tx) =>
    appendLedger(tx, context, [{ kind: "export", at: context.now(), body: args }]),
  );
}
