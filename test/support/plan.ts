import { sql } from "kysely";
import type { KyselyPlugin } from "kysely";
import type { Db, Engine } from "../../src/store/store.ts";

/** How each database says what it would do, and the placeholders of its queries. */
const WORDS = {
  sqlite: { explain: "explain query plan", placeholder: /\?/u, column: "detail" },
  postgres: { explain: "explain (costs off)", placeholder: /\$\d+/u, column: "QUERY PLAN" },
} as const;

/** What the database would do to run what `work` asks, a line for each step. */
export async function planOf(engine: Engine, db: Db, work: (db: Db) => Promise<unknown>): Promise<string[]> {
  const { explain, placeholder, column } = WORDS[engine];
  const asked: Parameters<KyselyPlugin["transformQuery"]>[0][] = [];
  const noting: KyselyPlugin = {
    transformQuery: (query) => {
      asked.push(query);
      return query.node;
    },
    transformResult: (result) => Promise.resolve(result.result),
  };
  await work(db.withPlugin(noting));
  const steps: string[] = [];
  for (const { node, queryId } of asked) {
    const { sql: text, parameters } = db.getExecutor().compileQuery(node, queryId);
    const pieces = text
      .split(placeholder)
      .flatMap((piece, n) => [sql.raw(piece), ...(n < parameters.length ? [sql`${parameters[n]}`] : [])]);
    const { rows } = await sql<Record<string, string>>`${sql.raw(explain)} ${sql.join(pieces, sql``)}`.execute(db);
    steps.push(...rows.map((row) => row[column] ?? ""));
  }
  return steps;
}
