import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Problem } from "../domain/problem.ts";

/**
 * Makes a folder, and those above it, for the owner's eyes only; does nothing where it is there. Node's own `recursive`
 * never returns where the system says of a folder in one that is there that there is no such thing, as under `/proc`.
 * @throws Problem `unavailable` there; what Node throws for all else.
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Another process may have made it this moment.
    if (code === "EEXIST" && isFolder(path)) return;
    if (code === "ENOENT") {
      throw new Problem("unavailable", `No folder can be made in ${parent}. Choose another place with DATA_DIR.`);
    }
    throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
