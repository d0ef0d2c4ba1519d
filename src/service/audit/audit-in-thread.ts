import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { auditCases } from "./audit-cases.ts";
import type { DecidedText, JudgedAudit } from "./audit-cases.ts";

/**
 * Audits in a thread of its own, which ends with it: no request waits meanwhile. Where the source runs uncompiled (Node
 * 20 cannot start a thread in TypeScript) it happens right here.
 */
export async function auditInThread(cases: readonly DecidedText[]): Promise<JudgedAudit> {
  const script = compiledWorker();
  if (script === null) return auditCases(cases);
  const worker = new Worker(script, { workerData: cases });
  try {
    const [found] = (await once(worker, "message")) as [JudgedAudit];
    return found;
  } finally {
    await worker.terminate();
  }
}

function compiledWorker(): URL | null {
  if (!import.meta.url.endsWith(".js")) return null;
  // The bundler puts this module into `cli/`, beside `service/`.
  return new URL("../service/audit/audit-cases.worker.js", import.meta.url);
}
