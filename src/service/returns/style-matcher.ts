import { Worker } from "node:worker_threads";
import { StyleComparison } from "./compare-styles.ts";
import type { StyleAnswers, StyleRequest } from "./compare-styles.ts";

/** A thread that nobody has asked for so long ends, in milliseconds: prepared profiles are large. */
const IDLE_MS = 10 * 60_000;

interface Waiting {
  readonly resolve: (answer: StyleAnswers[StyleRequest["kind"]]) => void;
  readonly reject: (reason: unknown) => void;
}

/** Who is loaded for a site. */
export interface LoadedPeople {
  /** Says which banned members, in which state of their profiles. */
  readonly key: string;
  readonly others: readonly number[];
}

/**
 * Compares people by how they write, in a thread of its own: no request waits for it. Where the source runs uncompiled
 * (Node 20 cannot start a thread in TypeScript) it happens right here.
 */
export class StyleMatcher {
  readonly #script: URL | null;
  readonly #loaded = new Map<number, LoadedPeople>();
  readonly #waiting: Waiting[] = [];
  #here = new StyleComparison();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;

  /** @param script the compiled worker; null for no thread. */
  constructor(script: URL | null = compiledWorker()) {
    this.#script = script;
  }

  /** Who is loaded for a site; undefined when nobody is. */
  loadedFor(site: number): LoadedPeople | undefined {
    return this.#loaded.get(site);
  }

  /** Loads the people of a site in the place of those who were. */
  async load(request: Extract<StyleRequest, { kind: "load" }>, people: LoadedPeople): Promise<void> {
    await this.#ask(request);
    this.#loaded.set(request.site, people);
  }

  /** Keeps sketches of more banned members than are loaded; after `load`. */
  async sketch(request: Extract<StyleRequest, { kind: "sketch" }>): Promise<void> {
    await this.#ask(request);
  }

  /** Those most alike to a newcomer among them; ids. */
  async shortlist(request: Extract<StyleRequest, { kind: "shortlist" }>): Promise<StyleAnswers["shortlist"]> {
    return (await this.#ask(request)) as StyleAnswers["shortlist"];
  }

  /** The banned members most alike to a newcomer, by falling likeness; ids. */
  async rank(request: Extract<StyleRequest, { kind: "rank" }>): Promise<StyleAnswers["rank"]> {
    return (await this.#ask(request)) as StyleAnswers["rank"];
  }

  /** Judges and explains some of them. */
  async judge(request: Extract<StyleRequest, { kind: "judge" }>): Promise<StyleAnswers["judge"]> {
    return (await this.#ask(request)) as StyleAnswers["judge"];
  }

  /** Ends the thread and forgets everybody; the next request begins anew. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    this.#here = new StyleComparison();
    this.#loaded.clear();
    for (const { reject } of this.#waiting.splice(0)) reject(new Error("the thread that compares styles was ended"));
    await worker?.terminate();
  }

  async #ask(request: StyleRequest): Promise<StyleAnswers[StyleRequest["kind"]]> {
    if (this.#script === null) return this.#here.answer(request);
    const worker = (this.#worker ??= this.#start(this.#script));
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#waiting.length === 0) void this.close();
    }, IDLE_MS);
    this.#idle.unref();
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(request);
    });
  }

  #start(script: URL): Worker {
    const worker = new Worker(script);
    worker.unref();
    worker.on("message", (answer: StyleAnswers[StyleRequest["kind"]]) => {
      this.#waiting.shift()?.resolve(answer);
      // Only a question under way keeps the process from ending.
      if (this.#waiting.length === 0) worker.unref();
    });
    worker.on("error", (error) => {
      // A thread that threw has ended; whoever waits is told, and the next request starts another one.
      if (this.#worker === worker) this.#worker = null;
      this.#loaded.clear();
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
    return worker;
  }
}

function compiledWorker(): URL | null {
  if (!import.meta.url.endsWith(".js")) return null;
  // The bundler puts this module into `cli/`, beside `service/`.
  return new URL("../service/returns/compare-styles.worker.js", import.meta.url);
}
