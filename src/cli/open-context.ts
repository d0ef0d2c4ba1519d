import { readConfig } from "../config.ts";
import { createContext } from "../context.ts";
import type { AppContext } from "../context.ts";
import { createLog } from "../log.ts";
import { Problem } from "../domain/problem.ts";
import type { WebContext } from "../web/web-context.ts";
import { ASSETS_FOLDER } from "./folders.ts";

let chosen: number | null = null;

/** Chooses the site that the commands are about, where there are several; the first one unless chosen. */
export function chooseSite(id: number): void {
  chosen = id;
}

/**
 * Opens the configured database for one command and closes it afterwards.
 * @returns what `work` returns.
 */
export async function withContext<T>(work: (context: WebContext) => Promise<T>): Promise<T> {
  return await withInstallation(async (context) => await work(siteContext(context)));
}

/** The same for a command that is about all sites. */
export async function withInstallation<T>(work: (context: AppContext) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  // What goes wrong is told by whoever asked for it, in a sentence.
  const log = createLog("silent");
  const context = await createContext({ config, assetsFolder: ASSETS_FOLDER, publicUrl, log });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

function siteContext(context: AppContext): WebContext {
  if (chosen === null) return context;
  const found = context.sites().find((site) => site.site().id === chosen);
  if (found !== undefined) return found;
  const known = context.sites().map((site) => `${site.site().id} (${site.site().name})`);
  throw new Problem("not-found", `There is no site ${chosen}. There are: ${known.join(", ")}.`);
}
