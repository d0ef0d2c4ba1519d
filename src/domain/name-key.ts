import table from "./look-alikes.json" with { type: "json" };

const { note: _, ...groups } = table;

const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.values(groups)
    .flatMap((entries) => entries.split(" "))
    .map((entry) => {
      const character = String.fromCodePoint(entry.codePointAt(0) ?? 0);
      return [character, entry.slice(character.length)];
    }),
);

/** Blanks, invisible characters, and the small signs by which one name is made into another that looks the same. */
const UNSEEN = /[\p{White_Space}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Pd}\p{Sk}\u2800_.·'’‘`´]+/gu;

/** Marks above, below and through a Latin letter. In other scripts they make another letter. */
const MARKS_ON_LATIN = /(?<=[a-z0-9])\p{M}+/gu;

/** What looks alike in plain ASCII, in lower case; capital I looks like a small l, and so all of these are one. */
const ASCII_LOOK_ALIKES: readonly (readonly [RegExp, string])[] = [
  [/[i1|!]/gu, "l"],
  [/0/gu, "o"],
  [/m/gu, "rn"],
  [/w/gu, "vv"],
];

/**
 * What names have in common that look alike: the skeleton of Unicode Technical Standard #39, section 4
 * (https://www.unicode.org/reports/tr39/#Confusable_Detection), made coarser in that case, blanks, invisible
 * characters, small signs and marks on Latin letters do not count. Two names with the same key cannot be told apart at
 * a glance. For comparing only, never shown; never empty for a name that has passed `validateComment`.
 */
export function nameKey(name: string): string {
  if (ASCII_ONLY.test(name)) {
    let key = "";
    for (let index = 0; index < name.length; index++) key += ASCII_KEYS[name.charCodeAt(index)] ?? "";
    return key === "" ? name.toLowerCase() : key;
  }
  const normal = name.normalize("NFKC").normalize("NFD");
  const key = fold(normal);
  // A name of signs only is compared as it is.
  return key === "" ? normal.toLowerCase() : key.normalize("NFC");
}

function fold(normal: string): string {
  let key = "";
  for (const character of normal.replaceAll(UNSEEN, "")) key += looks(character);
  key = key.normalize("NFD").replaceAll(UNSEEN, "").replaceAll(MARKS_ON_LATIN, "").replaceAll("ß", "ss");
  for (const [pattern, like] of ASCII_LOOK_ALIKES) key = key.replaceAll(pattern, like);
  return key;
}

/** What one character looks like: a capital is looked up before its small letter, which may look like another. */
function looks(character: string): string {
  const like = LOOK_ALIKES.get(character);
  if (like !== undefined) return like;
  const lower = character.toLowerCase();
  return LOOK_ALIKES.get(lower) ?? lower;
}

// eslint-disable-next-line no-control-regex -- all of ASCII is meant.
const ASCII_ONLY = /^[\0-\x7f]*$/u;

/** The keys of all ASCII characters, of which none depends on its neighbours: most names are nothing else. */
const ASCII_KEYS: readonly string[] = Array.from({ length: 128 }, (_, code) => fold(String.fromCharCode(code)));
