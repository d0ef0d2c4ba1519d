import { readConfig } from "../config.ts";
import { createContext } from "../context.ts";
import type { AppContext } from "../context.ts";
import { ASSETS_FOLDER } from "./folders.ts";

/**
 * Opens the configured database for one command and closes it afterwards.
 * @returns what `work` returns.
 */
export async function withContext<T>(work: (context: AppContext) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const context = await createContext({ config, assetsFolder: ASSETS_FOLDER, publicUrl });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
