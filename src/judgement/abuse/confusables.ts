/**
 * Characters that look like a Latin letter, a compact part of the confusables of Unicode Technical Standard #39,
 * section 4, limited to what NFKC does not already fold. Each line: the Latin letter, then its look-alikes. As the
 * standard says, the result is for comparison only and never shown.
 */
const LOOK_ALIKES = [
  "a аɑαᴀ⍺АΑꭺ@",
  "b ЬьВΒʙƀвɓᏴ฿β",
  "c сϲСᴄⅽƈ¢ϾⲥᏟ©",
  "d ԁᴅɗđꓒᏧÐð",
  "e еЕΕᴇɛєεҽ℮ɇ€ꬲᎬё",
  "f ƒꜰғϝꞙ",
  "g ɡɢԍցǥᶃɠᏀ",
  "h һНΗʜհнħᏂҺ",
  "i іІΙıɩιɪїΐ¡ℹⅰᎥ",
  "j јЈᴊյϳɉ",
  "k κкКΚᴋƙқᏦ",
  "l ӏʟłⅼƖǀℓɭ",
  "m мМΜᴍⅿɱ",
  "n ηпИиɴոռήŋΝПɲ",
  "o оОοΟᴏօσøɵθѳӨ๐໐০ㅇ°",
  "p рРρΡᴘþƿҏ",
  "q ԛզգ",
  "r гʀᴦɼɾгꭇ®",
  "s ѕЅꜱʂտ§ƨ",
  "t тТτΤᴛŧƭ†",
  "u υսᴜʋυцµμʊ",
  "v ѵνᴠѴⅴ",
  "w ԝѡωшᴡɯωᏔ₩щ",
  "x хХχΧⅹ×ҳ",
  "y уУүΥγʏƴ¥ყҮ",
  "z ΖᴢƶʐᏃ",
] as const;

const TABLE = new Map<number, string>();
for (const line of LOOK_ALIKES) {
  const letter = line.slice(0, 1);
  for (const character of line.slice(2)) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 127) TABLE.set(code, letter);
  }
}

/** First code points of alphabets that run from A to Z: regional indicators and negative circled or squared letters. */
const ALPHABETS = [0x1f1e6, 0x1f150, 0x1f170] as const;

/** The Latin lower-case letter that `codePoint` imitates, or `undefined`. */
export function latinLookAlike(codePoint: number): string | undefined {
  for (const first of ALPHABETS) {
    if (codePoint >= first && codePoint < first + 26) return String.fromCharCode(97 + codePoint - first);
  }
  return TABLE.get(codePoint);
}
