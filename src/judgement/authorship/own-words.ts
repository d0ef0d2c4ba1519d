/**
 * Cuts a comment down to what its author wrote: style must not be learnt from quotations, code, links, other people's
 * names or a signature. The steps follow the usual preprocessing of authorship studies (PAN shared tasks; Afroz et al.
 * 2014, "Doppelgänger Finder").
 */

/** Longest line, in UTF-16 code units, that can still be a sign-off ("Cheers, Ann"). */
const SIGN_OFF_LENGTH = 60;

/** A closing line becomes a sign-off when it ends at least this many comments of one account … */
const SIGN_OFF_REPEATS = 3;

/** … and at least this share of them; rarer repeats are ordinary phrases such as "Thanks!". */
const SIGN_OFF_SHARE = 0.3;

/** Longest comment that is read, in code units; more would cost time and add nothing to a profile. */
const READ_LENGTH = 20_000;

// Every pattern is linear: no nested or adjacent unbounded repeats that can match the same characters.
const BLOCKS = [
  /<(blockquote|pre|code)\b[^>]{0,200}>[^]*?<\/\1>/giu,
  /\[(quote|code)\b[^\]]{0,200}\][^]*?\[\/\1\]/giu,
  /```[^]*?```/gu,
  /`[^`\n]{1,200}`/gu,
];
const TAGS = /<\/?[a-z][^<>]{0,300}>/giu;
const LINKS = /\b(?:https?:\/\/|www\.)[^\s<>"')\]]{1,500}/giu;
const MAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu;
const MENTIONS = /(?<!\S)@[\w.-]{1,64}/gu;
const BLANK_RUN = /[^\S\n]{9,}/gu;
const LINE_RUN = /\n(?:[^\S\n]{0,8}\n){2,}/gu;
const QUOTED_LINE = /^[ \t]{0,20}(?:>|&gt;)/u;
const ATTRIBUTION = /^.{1,120}\b(?:wrote|writes|said|schrieb|a écrit):\s*$/u;
const SIGNATURE_MARK = /^-- ?$/u;

/**
 * The author's own words of one comment.
 *
 * @param text the comment as written (plain text, Markdown, simple HTML or BBCode).
 * @param omit sign-offs (from {@link recurringSignOffs}) and names to leave out, compared without case.
 * @returns the text that is left; case, punctuation, line breaks and double spaces are kept, since they are habits.
 */
export function ownWords(
  text: string,
  omit: { signOffs?: ReadonlySet<string>; names?: readonly string[] } = {},
): string {
  let rest = text.length > READ_LENGTH ? text.slice(0, READ_LENGTH) : text;
  rest = rest.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  for (const block of BLOCKS) rest = rest.replace(block, " ");
  rest = rest.replace(TAGS, " ").replace(LINKS, " ").replace(MAIL, " ").replace(MENTIONS, " ");
  const lines: string[] = [];
  for (const line of rest.split("\n")) {
    if (SIGNATURE_MARK.test(line)) break;
    if (!QUOTED_LINE.test(line) && !ATTRIBUTION.test(line)) lines.push(line);
  }
  rest = withoutSignOff(lines, omit.signOffs).join("\n");
  for (const name of omit.names ?? []) rest = withoutName(rest, name);
  // Long runs of blanks are layout; cutting them also keeps every habit pattern linear.
  return rest.replace(BLANK_RUN, "        ").replace(LINE_RUN, "\n\n").trim();
}

/**
 * Closing lines that an account repeats so often that they are a signature rather than writing.
 *
 * @param texts comments of one account.
 * @returns the lines, trimmed and in lower case, to be passed to {@link ownWords}.
 */
export function recurringSignOffs(texts: readonly string[]): Set<string> {
  const seen = new Map<string, number>();
  for (const text of texts) {
    const line = lastLine(text.split("\n"));
    // A comment of a single line is all message, never a signature.
    if (line && text.trim().length > line.length) seen.set(line, (seen.get(line) ?? 0) + 1);
  }
  const needed = Math.max(SIGN_OFF_REPEATS, texts.length * SIGN_OFF_SHARE);
  return new Set([...seen].filter(([, count]) => count >= needed).map(([line]) => line));
}

function lastLine(lines: readonly string[]): string {
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = (lines[at] ?? "").trim();
    if (line) return line.length <= SIGN_OFF_LENGTH ? line.toLowerCase() : "";
  }
  return "";
}

function withoutSignOff(lines: string[], signOffs: ReadonlySet<string> | undefined): string[] {
  if (!signOffs || signOffs.size === 0 || !signOffs.has(lastLine(lines))) return lines;
  let end = lines.length;
  while (end > 0 && (lines[end - 1] ?? "").trim() === "") end--;
  return lines.slice(0, end - 1);
}

function withoutName(text: string, name: string): string {
  const wanted = name.trim().toLowerCase();
  // Names of one or two letters are too often ordinary words.
  if (wanted.length < 3) return text;
  const lower = text.toLowerCase();
  // Lower-casing can change the length of a few letters (İ); then positions no longer agree and the name stays.
  if (lower.length !== text.length) return text;
  let out = "";
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    const before = lower[at - 1] ?? " ";
    const after = lower[at + wanted.length] ?? " ";
    if (/[\p{L}\p{N}_]/u.test(before) || /[\p{L}\p{N}_]/u.test(after)) continue;
    out += text.slice(from, at);
    from = at + wanted.length;
  }
  return out + text.slice(from);
}
