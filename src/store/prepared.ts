import type { Compilable, CompiledQuery } from "kysely";
import type { Db } from "./store.ts";

/** Stands in a query for a value that comes when it is run. */
class Placeholder {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/** Runs a compiled query at once and returns its rows. */
type RunDirectly = (sql: string, parameters: readonly unknown[]) => unknown[];

const DIRECT = new WeakMap<object, RunDirectly>();

/**
 * Lets prepared queries of `db` go straight to a database that answers at once, as SQLite does: handing a query through
 * Kysely's asynchronous layers takes as long as running it.
 */
export function runDirectly(db: Db, run: RunDirectly): void {
  DIRECT.set(db.getExecutor(), run);
}

/**
 * A query that is built and compiled once and then run with ever new values: building one costs many times what SQLite
 * takes to run it. For the few queries of the busiest paths; all others are written where they are used.
 * @param build makes the query; `arg("name")` stands for the value of that name.
 */
export function prepared<Args, Row>(
  build: (db: Db, arg: <Name extends keyof Args>(name: Name) => Args[Name]) => Compilable<Row>,
): (db: Db, args: Args) => Promise<Row[]> {
  // The two databases have different words for the same query.
  const compiled = new Map<unknown, CompiledQuery<Row>>();
  return async (db, args) => {
    const dialect = db.getExecutor().adapter.constructor;
    let query = compiled.get(dialect);
    if (query === undefined) {
      query = build(db, (name) => new Placeholder(name) as never).compile();
      compiled.set(dialect, query);
    }
    const parameters = query.parameters.map((value) =>
      value instanceof Placeholder ? args[value.name as keyof Args] : value,
    );
    const direct = DIRECT.get(db.getExecutor());
    if (direct !== undefined) return direct(query.sql, parameters) as Row[];
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}
