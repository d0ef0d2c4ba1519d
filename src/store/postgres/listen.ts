import type { Store } from "../store.ts";
import { Connection } from "./connection.ts";

/** Channel on which nodes tell each other that something was committed. */
export const CHANNEL = "hustings_event";

/** How a connection that only listens is known to be alive, in milliseconds. */
export interface Pulse {
  /** From one question to the next. */
  readonly everyMs: number;
  /** Without an answer for so long the connection is given up. */
  readonly withinMs: number;
}

/**
 * Whoever only listens never learns that the network between was cut without a word: nothing is sent that could fail. So a
 * question is asked now and then. A cut is noticed within half a minute, and then everything is looked at once.
 */
const PULSE: Pulse = { everyMs: 20_000, withinMs: 10_000 };

/** Pause before a lost connection is made anew, in milliseconds. */
const RECONNECT_MS = 1_000;

/** Listens for what other nodes commit, over a connection of its own that is made anew whenever it is lost. */
export async function listen(
  databaseUrl: string,
  pulse: Pulse = PULSE,
): Promise<{ on: Store["onForeignChange"]; stop: () => Promise<void> }> {
  const listeners = new Set<() => void>();
  let current: Connection | null = null;
  let stopped = false;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const connect = async (): Promise<void> => {
    const client = new Connection({ connectionString: databaseUrl, application_name: "hustings-listen" });
    const giveUp = (): void => client.giveUp(new Error("the connection that listens was cut"));
    client.on("error", () => {
      giveUp();
      if (current !== client) return;
      current = null;
      reconnectLater();
    });
    client.on("notification", tell);
    try {
      await within(pulse.withinMs, client.connect());
      await within(pulse.withinMs, client.query(`LISTEN ${CHANNEL}`));
    } catch (error) {
      giveUp();
      throw error;
    }
    if (stopped) {
      await client.end();
      return;
    }
    current = client;
    askLater(client, giveUp);
  };
  const askLater = (client: Connection, giveUp: () => void): void => {
    setTimeout(() => {
      if (current !== client || stopped) return;
      // Giving up ends the connection with an error, from which it is made anew.
      within(pulse.withinMs, client.query("select 1")).then(() => askLater(client, giveUp), giveUp);
    }, pulse.everyMs).unref();
  };
  const reconnectLater = (): void => {
    if (stopped) return;
    setTimeout(() => {
      // What was missed meanwhile cannot be known: look at everything once.
      connect().then(tell, reconnectLater);
    }, RECONNECT_MS).unref();
  };
  await connect();
  return {
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      stopped = true;
      await current?.end();
    },
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
    timer.unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
