import { existsSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../config.ts";
import { startServer } from "../server.ts";
import { installDemonstration } from "../exchange/demonstration.ts";
import { articleView } from "../service/article-view.ts";
import { listArticles } from "../service/list-articles.ts";
import { hasAdmin } from "../store/people.ts";
import { conversationPath } from "../web/views/addresses.ts";
import { ASSETS_FOLDER, DEMONSTRATION_FOLDER } from "./folders.ts";

/** Articles whose addresses are printed at the start. */
const SHOWN_ARTICLES = 5;

/**
 * Starts the server, says where it is, and stops gracefully on SIGINT and SIGTERM.
 * @param options.demonstration fill a new, empty database with the demonstration publication.
 */
export async function serve(options: { demonstration: boolean }): Promise<void> {
  const config = readConfig(process.env);
  const server = await startServer({ config, assetsFolder: ASSETS_FOLDER });
  const { context } = server;
  if (options.demonstration) {
    try {
      await installDemonstration(context, DEMONSTRATION_FOLDER);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }
  const { articles } = await listArticles(context, { after: null });
  const administered = await hasAdmin(context.store.reader, context.site().id);
  // Before it says that it runs: whoever reads that may stop it at once.
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    void server.stop().then((finished) => {
      if (finished) return;
      context.log.warn("not all could be finished in time; the server ends all the same");
      process.exit();
    });
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.stdout.write(`Hustings is running: ${context.publicUrl}\n`);
  for (const article of articles.slice(0, SHOWN_ARTICLES)) {
    const view = articleView(article, context.site().settings, context.now());
    process.stdout.write(`  ${context.publicUrl}${conversationPath(view)}  ${article.title}\n`);
  }
  process.stdout.write(`Data: ${config.databaseUrl === null ? config.dataDir : "PostgreSQL"}\n`);
  if (existsSync(join(config.dataDir, "secrets.json"))) {
    process.stdout.write(`Secrets: ${join(config.dataDir, "secrets.json")}\n`);
  }
  if (!administered) {
    process.stdout.write("No admin yet. To be the first: npx hustings admin add you@example.org\n");
  }
}
