import { parentPort } from "node:worker_threads";
import { importedBody } from "./imported-text.ts";

/** A thread of `HtmlConverter`: gets lists of HTML texts and answers each with their bodies, in order. */
parentPort?.on("message", (htmls: readonly string[]) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(htmls.map((html) => importedBody(html)));
});
