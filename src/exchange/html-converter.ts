import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { importedBody } from "./imported-text.ts";
import type { ImportedBody } from "./imported-text.ts";

/** The thread holds a few lists of texts at a time; what it throws away is thrown away early. */
const WORKER_LIMITS = { maxYoungGenerationSizeMb: 8 };

interface Waiting {
  readonly resolve: (bodies: ImportedBody[]) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Converts the HTML of many comments, in a thread of its own where there is a second processor: the database works
 * meanwhile. Without one, or when the source runs uncompiled (Node 20 cannot start a thread in TypeScript), right here.
 */
export class HtmlConverter {
  readonly #worker: Worker | null;
  readonly #waiting: Waiting[] = [];

  /** @param script the compiled worker; null for no thread. */
  constructor(script: URL | null = compiledWorker()) {
    this.#worker = script === null ? null : new Worker(script, { resourceLimits: WORKER_LIMITS });
    this.#worker?.on("message", (bodies: ImportedBody[]) => {
      this.#waiting.shift()?.resolve(bodies);
    });
    this.#worker?.on("error", (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  /** The bodies of these texts, in order. */
  async convert(htmls: readonly string[]): Promise<ImportedBody[]> {
    const worker = this.#worker;
    if (worker === null) return htmls.map((html) => importedBody(html));
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(htmls);
    });
  }

  /** Ends the thread; nothing may be under way. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}

function compiledWorker(): URL | null {
  if (!import.meta.url.endsWith(".js") || availableParallelism() < 2) return null;
  // The bundler puts this module into `cli/`, beside `exchange/`.
  return new URL("../exchange/convert-html.worker.js", import.meta.url);
}
