import { parentPort } from "node:worker_threads";
import { StyleComparison } from "./compare-styles.ts";
import type { StyleRequest } from "./compare-styles.ts";

const comparison = new StyleComparison();

/** A thread of `StyleMatcher`: answers one request after the other. */
parentPort?.on("message", (request: StyleRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(comparison.answer(request));
});
