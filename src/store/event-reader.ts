import { sql } from "kysely";
import type { Selectable } from "kysely";
import { prepared } from "./prepared.ts";
import type { EventTable } from "./schema/conversation.ts";
import type { Db, Engine } from "./store.ts";

/** An event as readers see it. */
export interface ReadEvent extends Selectable<EventTable> {
  /** PostgreSQL: the transaction that wrote it; 0 on SQLite. */
  readonly xid: number;
}

/** How far a reader has come: it has read everything up to and including this event. */
interface Cursor {
  readonly event_id: number;
  readonly xid: number;
}

/**
 * Order of the log. SQLite has one writer: ids are in the order of commits. On PostgreSQL ids are given before commits,
 * so a smaller id may become visible after a greater one. There the order is by transaction, and reading stops before the
 * oldest transaction under way: whatever becomes visible later comes behind (pg_current_snapshot,
 * https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT).
 */
function behind(cursor: Cursor) {
  return sql<boolean>`(xid, id) > (${cursor.xid}, ${cursor.event_id})`;
}

// On busy days readers ask many times a second.
const presentCursor = prepared<{ reader: string }, Cursor>((db, arg) =>
  db.selectFrom("event_cursor").select(["event_id", "xid"]).where("reader", "=", arg("reader")),
);

const lockedCursor = prepared<{ reader: string }, Cursor>((db, arg) =>
  db.selectFrom("event_cursor").select(["event_id", "xid"]).where("reader", "=", arg("reader")).forUpdate(),
);

const moveCursor = prepared<{ reader: string } & Cursor, never>((db, arg) =>
  db
    .updateTable("event_cursor")
    .set({ event_id: arg("event_id"), xid: arg("xid") })
    .where("reader", "=", arg("reader")),
);

const anyEvent = prepared<Cursor, { id: number }>((db, arg) =>
  db.selectFrom("event").select("id").where("id", ">", arg("event_id")).limit(1),
);

const nextEvents = prepared<Cursor & { limit: number }, ReadEvent>((db, arg) =>
  db
    .selectFrom("event")
    .selectAll()
    .select(sql<number>`0`.as("xid"))
    .where("id", ">", arg("event_id"))
    .orderBy("id")
    .limit(arg("limit")),
);

const SETTLED = sql<boolean>`xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint`;

/**
 * Mends the order of the log after a database was restored into another PostgreSQL, whose transactions are counted anew:
 * events of transactions that this server has not seen yet cannot be its own. Does nothing otherwise, nor on SQLite.
 */
export async function mendEventOrder(tx: Db, engine: Engine): Promise<void> {
  if (engine === "sqlite") return;
  const { rows } = await sql<{ foreign: boolean }>`
    select max(xid) >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint as foreign from event
  `.execute(tx);
  if (rows[0]?.foreign !== true) return;
  await sql`update event set xid = 0`.execute(tx);
  await sql`update event_cursor set xid = 0`.execute(tx);
}

/**
 * What a reader has not read yet, without taking it.
 * - `ready`: there is something to read;
 * - `soon`: there is something behind a transaction that is still under way;
 * - `nothing`.
 */
export async function lookAhead(
  db: Db,
  args: { engine: Engine; reader: string },
): Promise<"ready" | "soon" | "nothing"> {
  const cursor = await cursorOf(db, args.reader);
  if (cursor === undefined) return "nothing";
  if (args.engine === "sqlite") return (await anyEvent(db, cursor)).length > 0 ? "ready" : "nothing";
  const { rows } = await sql<{ settled: boolean }>`
    select ${SETTLED} as settled from event where ${behind(cursor)} order by xid, id limit 1
  `.execute(db);
  const [first] = rows;
  return first === undefined ? "nothing" : first.settled ? "ready" : "soon";
}

/**
 * Takes the next events, in order, and notes in the same transaction that they are read: what the reader does in it, and
 * that it has done it, stand or fall together. Of several nodes one reads at a time; the others wait and go on behind it.
 */
export async function takeEvents(
  tx: Db,
  args: { engine: Engine; reader: string; limit: number },
): Promise<ReadEvent[]> {
  const cursor = await cursorOf(tx, args.reader, args.engine === "postgres");
  if (cursor === undefined) throw new Error(`the reader ${args.reader} is not registered`);
  const rows =
    args.engine === "sqlite"
      ? await nextEvents(tx, { ...cursor, limit: args.limit })
      : await nextSettled(tx, cursor, args);
  const last = rows.at(-1);
  if (last !== undefined) await moveCursor(tx, { reader: args.reader, event_id: last.id, xid: last.xid });
  return rows;
}

/** True when a reader has a place in the log. */
export async function isRegistered(db: Db, reader: string): Promise<boolean> {
  return (await cursorOf(db, reader)) !== undefined;
}

/** Makes a reader known that begins with the log's first event. Does nothing where it is known. */
export async function registerReader(tx: Db, reader: string): Promise<void> {
  await tx
    .insertInto("event_cursor")
    .values({ reader, event_id: 0, xid: 0 })
    .onConflict((conflict) => conflict.column("reader").doNothing())
    .execute();
}

async function nextSettled(tx: Db, cursor: Cursor, { limit }: { limit: number }): Promise<ReadEvent[]> {
  const { rows } = await sql<ReadEvent>`
    select * from event where ${behind(cursor)} and ${SETTLED} order by xid, id limit ${limit}
  `.execute(tx);
  return rows;
}

async function cursorOf(db: Db, reader: string, lock = false): Promise<Cursor | undefined> {
  return (await (lock ? lockedCursor : presentCursor)(db, { reader }))[0];
}
