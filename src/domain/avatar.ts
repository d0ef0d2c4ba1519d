/** Colours that avatars have, evenly around the colour wheel; and outlines. */
export const AVATAR_HUES = 6;
export const AVATAR_SHAPES = ["a", "b", "c"] as const;

/** What a member's picture is drawn from: nothing is uploaded and nobody else's server is asked. */
export interface Avatar {
  /** A digit for the hue and a letter for the outline, such as `4b`; always the same for the same member. */
  readonly face: string;
  /** One or two letters, from the name. */
  readonly initials: string;
}

/** The avatar of a member; of a guest (`personId` null) only the letters, without colour. */
export function avatarOf(personId: number | null, name: string): Avatar {
  return { face: personId === null ? "" : faceOf(personId), initials: initialsOf(name) };
}

/** Neighbouring ids get colours far apart: the fraction of the golden ratio spreads them (Knuth, TAOCP 3, 6.4). */
function faceOf(id: number): string {
  const spread = (id * 0.618_033_988_749_895) % 1;
  const step = Math.floor(spread * AVATAR_HUES * AVATAR_SHAPES.length);
  const shape = AVATAR_SHAPES[step % AVATAR_SHAPES.length] ?? "a";
  return `${Math.floor(step / AVATAR_SHAPES.length)}${shape}`;
}

const FIRST_SIGN = /[\p{L}\p{N}]/u;

/** First letters of the first and the last word; of a name without letters its first character. */
function initialsOf(name: string): string {
  const words = name.split(" ");
  const letters = [words[0] ?? "", words.length > 1 ? (words.at(-1) ?? "") : ""].map(
    (word) => FIRST_SIGN.exec(word)?.[0] ?? "",
  );
  const found = letters.join("").toUpperCase();
  return found === "" ? String.fromCodePoint(name.codePointAt(0) ?? 0x3f) : found;
}
