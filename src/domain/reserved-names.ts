import { nameKey } from "./name-key.ts";

/** Words that say "I work here", in the languages of the pages; nobody but staff has one of them in their name. */
const STAFF_WORDS = [
  "admin",
  "administrator",
  "moderator",
  "moderatorin",
  "moderation",
  "sysadmin",
  "webmaster",
] as const;

/** Names that may be part of others, but alone say "I work here". */
const STAFF_NAMES = [
  "editor",
  "the editor",
  "editors",
  "editorial",
  "editorial team",
  "staff",
  "mod",
  "mods",
  "support",
  "system",
  "hustings",
  "redaktion",
  "die redaktion",
  "redakteur",
  "redakteurin",
  "verwaltung",
  "former member",
  "ehemaliges mitglied",
] as const;

const WORD_KEYS: ReadonlySet<string> = new Set(STAFF_WORDS.flatMap((word) => [nameKey(word), nameKey(`${word}s`)]));
const NAME_KEYS: ReadonlySet<string> = new Set(STAFF_NAMES.map(nameKey));

/** True for names under which somebody might be taken for the publisher's staff; by look, as with all names. */
export function isReservedName(name: string, siteName: string): boolean {
  const key = nameKey(name);
  if (WORD_KEYS.has(key) || NAME_KEYS.has(key) || key === nameKey(siteName)) return true;
  return name.split(/[^\p{L}\p{M}\p{N}\p{Cf}|!]+/u).some((word) => word !== "" && WORD_KEYS.has(nameKey(word)));
}
