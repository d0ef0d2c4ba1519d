import { linkSync, renameSync, rmSync } from "node:fs";

/**
 * Gives a file that was written whole its name, in the same folder, so that nobody ever finds a part of it there. Never
 * replaces a file, except where a file system knows no links: there the last one wins.
 * @returns false when there was such a file already; the written one is gone in any case.
 */
export function putInPlace(whole: string, path: string): boolean {
  try {
    linkSync(whole, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    renameSync(whole, path);
  } finally {
    rmSync(whole, { force: true });
  }
  return true;
}
