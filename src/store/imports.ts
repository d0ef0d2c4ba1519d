import { CompiledQuery, sql } from "kysely";
import type { Insertable } from "kysely";
import type { CommentState } from "../domain/comment.ts";
import type { ArticleTable } from "./schema/conversation.ts";
import type { Db, Engine } from "./store.ts";

/** An open transaction and the database that it is on: bulk statements are written for each. */
export interface BulkTransaction {
  readonly tx: Db;
  readonly engine: Engine;
}

/** What an import says of a new article. */
export type ImportedArticle = Omit<Insertable<ArticleTable>, "site_id" | "created_at" | "updated_at">;

/** A new comment with everything that its row holds; counts included, since its replies may come with it. */
export interface ImportedCommentRow {
  readonly id: number;
  readonly site_id: number;
  readonly article_id: number;
  readonly parent_id: number | null;
  readonly branch_id: number | null;
  readonly root_id: number | null;
  readonly depth: number;
  readonly position: number;
  readonly number: string;
  readonly state: CommentState;
  readonly author_name: string;
  readonly author_email: string | null;
  readonly body_source: string;
  readonly body_html: string;
  readonly created_at: number;
  readonly published_at: number | null;
  readonly last_position: number;
  readonly reply_count: number;
  readonly descendant_count: number;
}

const COMMENT_COLUMNS = [
  "id",
  "site_id",
  "article_id",
  "parent_id",
  "branch_id",
  "root_id",
  "depth",
  "position",
  "number",
  "state",
  "author_name",
  "author_email",
  "body_source",
  "body_html",
  "created_at",
  "published_at",
  "last_position",
  "reply_count",
  "descendant_count",
] as const satisfies readonly (keyof ImportedCommentRow)[];

/** What import_source says about one row. */
export interface ImportSourceRow {
  readonly site_id: number;
  readonly source: string;
  readonly kind: "article" | "comment";
  readonly external_id: string;
  readonly row_id: number;
}

const SOURCE_COLUMNS = ["site_id", "source", "kind", "external_id", "row_id"] as const;

/**
 * Rows that one statement carries: few sizes, so that each is prepared only once. Larger ones are no faster, and
 * PostgreSQL takes 65,535 parameters at most.
 */
const STATEMENT_SIZES = [64, 8, 1] as const;

/** Values that one list of a query carries. */
const LIST_SIZE = 256;

/** What of a comment must be known to place replies under it and to count them. */
export interface KnownCommentRow {
  readonly id: number;
  readonly article_id: number;
  readonly parent_id: number | null;
  readonly branch_id: number | null;
  readonly root_id: number | null;
  readonly depth: number;
  readonly number: string;
  readonly published_at: number | null;
  readonly last_position: number;
  readonly reply_count: number;
}

/** True where anything was imported from this source. */
export async function hasImports(db: Db, args: { siteId: number; source: string }): Promise<boolean> {
  const row = await db
    .selectFrom("import_source")
    .select("row_id")
    .where("site_id", "=", args.siteId)
    .where("source", "=", args.source)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Rows that earlier imports made: external id → row id. Ids that are not known are left out. */
export async function importedRows(
  { tx, engine }: BulkTransaction,
  args: { siteId: number; source: string; kind: ImportSourceRow["kind"]; externalIds: readonly string[] },
): Promise<Map<string, number>> {
  const rows = new Map<string, number>();
  for (const list of lists(args.externalIds)) {
    const text = `select external_id, row_id from import_source
      where site_id = ${mark(engine, 1)} and source = ${mark(engine, 2)} and kind = ${mark(engine, 3)}
      and external_id in (${marks(engine, 4, list.length)})`;
    const parameters = [args.siteId, args.source, args.kind, ...list];
    const found = await tx.executeQuery<ImportSourceRow>(CompiledQuery.raw(text, parameters));
    for (const row of found.rows) rows.set(row.external_id, row.row_id);
  }
  return rows;
}

/** The comments with these ids, as far as they exist. */
export async function knownComments(
  { tx, engine }: BulkTransaction,
  ids: readonly number[],
): Promise<KnownCommentRow[]> {
  const rows: KnownCommentRow[] = [];
  for (const list of lists(ids)) {
    const text = `select id, article_id, parent_id, branch_id, root_id, depth, number, published_at, last_position,
      reply_count from comment where id in (${marks(engine, 1, list.length)})`;
    rows.push(...(await tx.executeQuery<KnownCommentRow>(CompiledQuery.raw(text, list))).rows);
  }
  return rows;
}

/** Takes `count` ids of comments that nobody else will be given, in ascending order. */
export async function reserveCommentIds({ tx, engine }: BulkTransaction, count: number): Promise<number[]> {
  if (engine === "postgres") {
    const { rows } = await sql<{ id: number }>`
      select nextval(pg_get_serial_sequence('comment', 'id')) as id from generate_series(1, ${count})
    `.execute(tx);
    return rows.map((row) => row.id).sort((a, b) => a - b);
  }
  // SQLite has one writer, and raises this number itself when rows with higher ids are inserted
  // (https://sqlite.org/autoinc.html).
  const { rows } = await sql<{ seq: number }>`select seq from sqlite_sequence where name = 'comment'`.execute(tx);
  const last = rows[0]?.seq ?? 0;
  return Array.from({ length: count }, (_, index) => last + 1 + index);
}

/** Adds comments. A parent stands before its replies. */
export async function insertImportedComments(
  bulk: BulkTransaction,
  rows: readonly ImportedCommentRow[],
): Promise<void> {
  await insertRows(bulk, { table: "comment", columns: COMMENT_COLUMNS, rows });
}

/** Remembers where rows came from. */
export async function insertImportSources(bulk: BulkTransaction, rows: readonly ImportSourceRow[]): Promise<void> {
  await insertRows(bulk, { table: "import_source", columns: SOURCE_COLUMNS, rows });
}

/** Adds to the counts of comments that were there before. */
export async function growComments(
  { tx, engine }: BulkTransaction,
  changes: readonly { id: number; positions: number; replies: number; descendants: number }[],
): Promise<void> {
  const text = `update comment set last_position = last_position + ${mark(engine, 1)},
    reply_count = reply_count + ${mark(engine, 2)}, descendant_count = descendant_count + ${mark(engine, 3)}
    where id = ${mark(engine, 4)}`;
  for (const { id, positions, replies, descendants } of changes) {
    await tx.executeQuery(CompiledQuery.raw(text, [positions, replies, descendants, id]));
  }
}

async function insertRows<Column extends string>(
  { tx, engine }: BulkTransaction,
  args: {
    table: "comment" | "import_source";
    columns: readonly Column[];
    rows: readonly Readonly<Record<Column, unknown>>[];
  },
): Promise<void> {
  let start = 0;
  for (const size of STATEMENT_SIZES) {
    const text = insertText(engine, args, size);
    for (; start + size <= args.rows.length; start += size) {
      const parameters: unknown[] = [];
      for (const row of args.rows.slice(start, start + size)) {
        for (const column of args.columns) parameters.push(row[column]);
      }
      await tx.executeQuery(CompiledQuery.raw(text, parameters));
    }
  }
}

function insertText(engine: Engine, args: { table: string; columns: readonly string[] }, rows: number): string {
  const width = args.columns.length;
  const tuples = Array.from({ length: rows }, (_, row) => `(${marks(engine, row * width + 1, width)})`);
  return `insert into ${args.table} (${args.columns.join(", ")}) values ${tuples.join(", ")}`;
}

/** Cuts values into lists whose lengths are powers of two, so that few different statements are made. */
function* lists<Value>(values: readonly Value[]): Generator<Value[]> {
  for (let start = 0; start < values.length; start += LIST_SIZE) {
    const list = values.slice(start, start + LIST_SIZE);
    const last = list.at(-1);
    if (last === undefined) return;
    while ((list.length & (list.length - 1)) !== 0) list.push(last);
    yield list;
  }
}

/** `count` parameters from the one numbered `first` on. */
function marks(engine: Engine, first: number, count: number): string {
  return Array.from({ length: count }, (_, index) => mark(engine, first + index)).join(", ");
}

function mark(engine: Engine, number: number): string {
  return engine === "postgres" ? `$${number}` : "?";
}
