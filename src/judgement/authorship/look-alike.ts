/** Look-alike names and e-mail addresses. */

/** Digits and signs that stand for letters. */
const STAND_INS: Record<string, string> = {
  0: "o",
  1: "i",
  3: "e",
  4: "a",
  5: "s",
  7: "t",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "l",
};

/**
 * What is left of a name when disguise is taken out: accents, case, separators, digits for letters, trailing digits.
 * A look-alike key for comparison only, never for display (after Unicode UTS 39, skeletons).
 */
export function nameKey(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const body = plain.replace(/[\d_.\-\s]{1,20}$/u, "");
  const letters = Array.from(body === "" ? plain : body, (sign) => STAND_INS[sign] ?? sign).join("");
  return letters.replaceAll(/[^\p{L}\p{N}]/gu, "").replaceAll(/(.)\1+/gu, "$1");
}

/** Likeness of two names, 0-1: Jaro-Winkler of their look-alike keys. */
export function nameLikeness(one: string, other: string): number {
  const [a, b] = [nameKey(one), nameKey(other)];
  return a === "" || b === "" ? 0 : jaroWinkler(a, b);
}

/** An e-mail address as its owner could have varied it: no case, no `+tag`, no dots before the at sign. */
export function mailKey(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 1) return "";
  const local = address.slice(0, at).toLowerCase().split("+")[0] ?? "";
  return `${local.replaceAll(".", "")}@${address.slice(at + 1).toLowerCase()}`;
}

/** Jaro-Winkler likeness (Winkler 1990): 0 for nothing in common, 1 for the same. */
export function jaroWinkler(one: string, other: string): number {
  const jaro = jaroLikeness(one, other);
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = Array.from({ length: other.length }, () => false);
  const mine: string[] = [];
  for (let at = 0; at < one.length; at++) {
    for (let to = Math.max(0, at - reach); to <= Math.min(other.length - 1, at + reach); to++) {
      if (taken[to] || one[at] !== other[to]) continue;
      taken[to] = true;
      mine.push(one[at] ?? "");
      break;
    }
  }
  if (mine.length === 0) return 0;
  const theirs = Array.from(other).filter((_, at) => taken[at]);
  const moved = mine.filter((sign, at) => sign !== theirs[at]).length / 2;
  return (mine.length / one.length + mine.length / other.length + (mine.length - moved) / mine.length) / 3;
}
