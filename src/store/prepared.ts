import type { Compilable, CompiledQuery } from "kysely";
import type { Db } from "./store.ts";

/** Stands in a query for a value that comes when it is run. */
class Placeholder {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
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
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}
