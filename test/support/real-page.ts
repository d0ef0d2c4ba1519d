import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../../../shared/seed");
const FILES = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith(".txt")) : [];
if (FILES.length === 0) console.warn(`The real page is not here (${FOLDER}): its tests are left out.`);

/** True where the real page is at hand: it is not part of the repository, and stands beside it where that is developed. */
export const HAS_REAL_PAGE = FILES.length > 0;

/** The page as it was saved. */
export function realPage(): Uint8Array {
  return readFileSync(join(FOLDER, FILES[0] ?? ""));
}

/** Name of the person of whom readers of that page say that he was banned; it stands there, and only there. */
export function bannedNameOn(page: Uint8Array): string {
  const name = /twice banned [^,()]*, (\p{L}+ \p{L}+)\)/u.exec(new TextDecoder().decode(page))?.[1];
  if (name === undefined) throw new Error("the page names nobody who was banned");
  return name;
}
