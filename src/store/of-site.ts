import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";

/**
 * That a row belongs to a site, where ids lead to it. Whatever SQLite knows of its tables yet, it goes by the ids: `+`
 * keeps it from walking through all that the site has
 * (https://sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_).
 * @param table whose column is meant, where a query has several tables.
 */
export function ofSite(siteId: number, table?: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`+${sql.ref(table === undefined ? "site_id" : `${table}.site_id`)} = ${siteId}`;
}
