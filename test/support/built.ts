import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const DIST = new URL("../../dist/", import.meta.url);

/**
 * The path of something that the build made, for tests that need it. `npm test` builds first; vitest alone does not.
 * @param path within `dist/`; a folder ends in a slash.
 * @throws Error that says what to do, when there is no such thing.
 */
export function built(path: string): string {
  const url = new URL(path, DIST);
  if (!existsSync(url)) throw new Error(`There is no dist/${path}: run npm run build first`);
  return fileURLToPath(url);
}
