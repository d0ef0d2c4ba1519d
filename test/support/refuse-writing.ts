import { sql } from "kysely";
import { Client } from "pg";
import type { TestServer } from "./server.ts";

/** Makes the server's database refuse to be written, as it does when the disk is full or a standby answers. */
export async function refuseWriting({ context }: TestServer): Promise<void> {
  const { databaseUrl } = context.config;
  if (databaseUrl !== null) {
    await setReadOnly(databaseUrl, "on");
    return;
  }
  await context.store.transaction(async (tx) => {
    await sql`pragma query_only = on`.execute(tx);
  });
}

/** Sets whether a database of PostgreSQL may be written, and ends the connections that know it otherwise. */
export async function setReadOnly(databaseUrl: string, value: "on" | "off"): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const name = client.escapeIdentifier(new URL(databaseUrl).pathname.slice(1));
  // Whoever is connected keeps what was set when they came, this one, too.
  await client.query(`begin read write; alter database ${name} set default_transaction_read_only = ${value}; commit`);
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hustings'");
  await client.end();
}
