import { latinLookAlike } from "./confusables.ts";
import { OffsetBuilder, type OffsetText } from "./offset-text.ts";

const IGNORABLE = /^(?:\p{Default_Ignorable_Code_Point}|\p{M}|\p{Cf})$/u;
const MARKS = /\p{M}+/gu;
/** Results kept per process; cleared when full so that hostile text cannot make it grow. */
const CACHE_SIZE = 8192;
const folded = new Map<number, string>();

/** Punctuation that people and editors vary freely. */
const PLAIN_PUNCTUATION = new Map([
  ["‘", "'"],
  ["’", "'"],
  ["ʼ", "'"],
  ["`", "'"],
  ["´", "'"],
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["«", '"'],
  ["»", '"'],
  ["–", "-"],
  ["—", "-"],
]);

/**
 * The text in lower case, after NFKC (UAX #15), without combining marks, zero-width, bidirectional and other
 * default-ignorable characters, and with look-alikes of Latin letters folded (UTS #39). Every character is treated on
 * its own, so the work is linear. Returns the folded text with offsets into `text`.
 */
export function foldCharacters(text: string): OffsetText {
  const builder = new OffsetBuilder(text.length);
  let plainFrom = 0;
  let index = 0;
  const flush = (until: number): void => {
    if (until > plainFrom) addPlain(builder, text, plainFrom, until);
  };
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    if (unit < 128 && unit !== 96) {
      index += 1;
      continue;
    }
    const codePoint = text.codePointAt(index) ?? unit;
    const width = codePoint > 0xffff ? 2 : 1;
    flush(index);
    const piece = foldOne(codePoint);
    if (piece !== "") builder.add(piece, index, index + width);
    index += width;
    plainFrom = index;
  }
  flush(text.length);
  return builder.finish();
}

function addPlain(builder: OffsetBuilder, text: string, from: number, to: number): void {
  builder.addEach(text.slice(from, to).toLowerCase(), from);
}

function foldOne(codePoint: number): string {
  const known = folded.get(codePoint);
  if (known !== undefined) return known;
  if (folded.size >= CACHE_SIZE) folded.clear();
  const piece = compute(codePoint);
  folded.set(codePoint, piece);
  return piece;
}

function compute(codePoint: number): string {
  // A lone surrogate is no character; it is kept as it is so that offsets stay simple.
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return "\ufffd";
  const character = String.fromCodePoint(codePoint);
  if (IGNORABLE.test(character)) return "";
  const look = PLAIN_PUNCTUATION.get(character) ?? latinLookAlike(codePoint);
  if (look !== undefined) return look;
  const normalised = character.normalize("NFKC");
  // A few ligatures stand for a whole phrase (U+FDFA: 18 units); a text of them must not swell.
  const compatible = normalised.length > 4 ? character : normalised;
  // Hangul and kana would fall apart under NFD; only scripts that borrow Latin accents are decomposed.
  const bare =
    codePoint < 0x2000 || compatible !== character ? compatible.normalize("NFD").replace(MARKS, "") : compatible;
  let result = "";
  for (const part of bare) result += latinLookAlike(part.codePointAt(0) ?? 0) ?? part.toLowerCase();
  return result;
}
