import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { DatabaseError, Pool } from "pg";
import type { PoolClient, PoolConfig } from "pg";
import { Connection } from "./connection.ts";

/** How long an answer is waited for before somebody looks whether it is still coming. */
export interface Patience {
  /** From one look to the next, and from a question to the first look, in milliseconds. */
  readonly everyMs: number;
  /** Looks one after the other that find nobody at work, until the connection is given up. */
  readonly looks: number;
  /** Longest that a look waits to be connected, and again for its answer, in milliseconds. */
  readonly withinMs: number;
}

/** A cut is noticed after 40 seconds at most; after 70 where nobody can be reached any more, and every look takes its time. */
const PATIENCE: Patience = { everyMs: 10_000, looks: 3, withinMs: 10_000 };

/** One question to PostgreSQL that has not been answered yet. */
interface Waiting {
  readonly connection: WatchedConnection;
  /** By the clock that cannot be set. */
  readonly since: number;
  /** Looks one after the other that found nobody at work on it. */
  vain: number;
  /** Bytes that the connection had received at the last look. */
  received: number;
}

/**
 * What PostgreSQL says of its own side of a connection, as seen over another one:
 * - `waits` for us, or has no such side any more, while we wait for it: what one of us said is lost;
 * - `works`, or cannot tell.
 */
type OtherSide = "waits" | "works";

/** A connection of the pool as Kysely sees it; notes what it is waiting for. */
class WatchedConnection implements PostgresPoolClient {
  readonly client: Connection & PoolClient;
  readonly #waiting: Set<Waiting>;
  #broken: Error | null = null;
  /** Number of the process at the other end; null until it has said so. */
  pid: number | null = null;

  constructor(client: Connection & PoolClient, waiting: Set<Waiting>) {
    this.client = client;
    this.#waiting = waiting;
    client.on("error", (error) => (this.#broken ??= error));
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query(cursor: never): never;
  async query(sql: string, parameters: readonly unknown[] = []): Promise<unknown> {
    // What a transaction failed of is not to be hidden by what is said when it is undone.
    if (this.#broken !== null) throw this.#broken;
    const { client } = this;
    const waiting = { connection: this, since: performance.now(), vain: 0, received: client.received };
    this.#waiting.add(waiting);
    try {
      return await client.query(sql, [...parameters]);
    } finally {
      this.#waiting.delete(waiting);
    }
  }

  release(): void {
    this.client.release();
  }
}

/**
 * A pool whose connections are given up when the network between was cut without a word. Whoever has asked and waits
 * would else learn of it after hours, or never when something between still holds the connection. A time limit would end
 * honest work, too: migrations, imports, a wait for a lock. So after a while PostgreSQL is asked over another
 * connection what its side of the first one does. If that waits for us as we wait for it, time and again, the
 * connection is dropped, and what was asked fails; the same if nobody can be reached.
 * @param options.begin SQL that each connection runs first.
 */
export function watchedPool(
  config: PoolConfig,
  options: { begin: string; patience?: Patience | undefined },
): PostgresPool {
  const { everyMs, looks, withinMs } = options.patience ?? PATIENCE;
  const pool = new Pool({ ...config, Client: Connection });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  // So would one that breaks in a transaction, between two statements; the next statement fails and tells the transaction.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const known = new WeakMap<PoolClient, WatchedConnection>();
  const waiting = new Set<Waiting>();

  const look = async (): Promise<void> => {
    const late = [...waiting].filter(({ since }) => performance.now() - since >= everyMs);
    if (late.length === 0) return;
    const sides = await otherSides(
      { ...config, application_name: "hustings-watch", connectionTimeoutMillis: withinMs, query_timeout: withinMs },
      late.map(({ connection }) => connection.pid),
    );
    for (const question of late) {
      const { connection, received } = question;
      question.received = connection.client.received;
      const side = sides(connection.pid);
      question.vain = side === "waits" && question.received === received ? question.vain + 1 : 0;
      if (question.vain >= looks && waiting.has(question)) {
        connection.client.giveUp(lost());
      }
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const lookLater = (): void => {
    timer = setTimeout(() => void look().finally(lookLater), everyMs).unref();
  };
  lookLater();

  return {
    connect: async () => {
      const client = await pool.connect();
      const seen = known.get(client);
      if (seen !== undefined) return seen;
      const connection = new WatchedConnection(client as Connection & PoolClient, waiting);
      known.set(client, connection);
      try {
        await connection.query(options.begin, []);
        const { rows } = await connection.query<{ pid: number }>("select pg_backend_pid() as pid", []);
        connection.pid = rows[0]?.pid ?? null;
      } catch (error) {
        client.release(true);
        throw error;
      }
      return connection;
    },
    end: async () => {
      await pool.end();
      clearTimeout(timer);
    },
  };
}

function lost(): Error {
  return Object.assign(new Error("PostgreSQL's answer is lost: the connection was cut"), { code: "ETIMEDOUT" });
}

/** What the other sides of connections do, by their numbers. One that has not even said its number does not work. */
async function otherSides(
  config: PoolConfig,
  pids: readonly (number | null)[],
): Promise<(pid: number | null) => OtherSide> {
  const asking = new Connection(config);
  asking.on("error", () => undefined);
  try {
    await asking.connect();
    const { rows } = await asking.query<{ pid: number; working: boolean }>(
      `select pid, coalesce(state, 'disabled') not like 'idle%' and coalesce(wait_event_type, '') <> 'Client' as working
        from pg_stat_activity where pid = any($1)`,
      [pids.filter((pid) => pid !== null)],
    );
    const working = new Set(rows.filter((row) => row.working).map(({ pid }) => pid));
    return (pid) => (pid !== null && working.has(pid) ? "works" : "waits");
  } catch (error) {
    // Whoever refuses, for it has too many connections, say, is there.
    return () => (error instanceof DatabaseError ? "works" : "waits");
  } finally {
    asking.end().catch(() => undefined);
  }
}
