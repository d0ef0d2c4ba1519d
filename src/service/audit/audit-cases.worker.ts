import { parentPort, workerData } from "node:worker_threads";
import { auditCases } from "./audit-cases.ts";
import type { DecidedText } from "./audit-cases.ts";

/** A thread for one audit. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(auditCases(workerData as DecidedText[]));
