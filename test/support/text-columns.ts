import { sql } from "kysely";
import type { Store } from "../../src/store/store.ts";

/** Where in the whole database one of these words stands, in any column of any table, as `table.column: value`. */
export async function findInDatabase(store: Store, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name: table } of await store.reader.introspection.getTables()) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(store.reader);
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        if (typeof value !== "string") continue;
        const text = value.toLowerCase();
        if (words.some((word) => text.includes(word.toLowerCase()))) found.push(`${table}.${column}: ${value}`);
      }
    }
  }
  return found;
}
