import { existsSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../config.ts";
import { startServer } from "../server.ts";
import { installDemonstration } from "../exchange/demonstration.ts";
import { ASSETS_FOLDER, DEMONSTRATION_FOLDER } from "./folders.ts";

/**
 * Starts the server, says where it is, and stops gracefully on SIGINT and SIGTERM.
 * @param options.demonstration fill a new, empty database with the demonstration publication.
 */
export async function serve(options: { demonstration: boolean }): Promise<void> {
  const config = readConfig(process.env);
  const server = await startServer({ config, assetsFolder: ASSETS_FOLDER });
  const { context } = server;
  const addresses = options.demonstration ? await installDemonstration(context, DEMONSTRATION_FOLDER) : [];
  process.stdout.write(`Hustings is running: ${context.publicUrl}\n`);
  for (const address of addresses) process.stdout.write(`  ${context.publicUrl}${address}\n`);
  process.stdout.write(`Data: ${config.databaseUrl === null ? config.dataDir : "PostgreSQL"}\n`);
  if (existsSync(join(config.dataDir, "secrets.json"))) {
    process.stdout.write(`Secrets: ${join(config.dataDir, "secrets.json")}\n`);
  }
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    void server.stop();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}
