import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";

/**
 * That a row belongs to a site, where ids lead to it. Whatever SQLite knows of its tables yet, it goes by the ids: `+`
 * keeps it from walking through all that the site has
 * (https://sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_).
 */
export function ofSite(siteId: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`+site_id = ${siteId}`;
}
