import type { Range } from "./offset-text.ts";

/** So many consecutive words of the parent make a repetition a quotation. */
const REPEATED_WORDS = 8;
/** A quotation in marks is at most so long (UTF-16 units); beyond, a mark is taken for a stray one. */
const LONGEST_QUOTATION = 800;
/** So far around a quotation its cue is looked for (UTF-16 units). */
const REACH = 70;

const REPORTS_BEFORE =
  /\b(?:say|says|said|saying|call|calls|called|calling|tell|tells|told|telling|write|writes|wrote|written|writing|post|posts|posted|posting|shout|shouts|shouted|shouting|yell|yells|yelled|yelling|scream|screams|screamed|screaming|hear|heard|hearing|read|reading|word|words|phrase|term|slur|slurs|language|comment|comments|message|messages|insult|insults|quote|quotes|quoted|quoting|statement|statements|stating|state|claim|claims|claiming|claimed|stop|using|use|uses|used|like|such as|think|thinks|thinking|believe|believes|believing|chant|chanted|chanting|label|labels|labelled|labeled|mean|means|meant|reply|replied|answered|tweet|tweeted|tweets|sign|headline|title|titled|repeat|repeating|hurled|muttered|whispered|joke|jokes|joking|excuse for|answer|answers|response|begins|began|starts|started|ends|ended|sprayed|painted|scrawled|printed|graffiti|letter|email|e-mail|note|voicemail|banner|poster|leaflet|sentence|sentences|expression|expressions|talk|talks|line|lines|remark|remarks|slogan|slogans|rhetoric|threat|threats|nickname|jeer|jeered|taunt|taunted|typed|typing|mumbled|snarled|spat|hissed|bellowed|texted)\b/;
const REPORTS_AFTER =
  /\b(?:is|are|was|were|isn't|aren't|wasn't|not|never|no|he|she|they|said|says|say|wrote|unacceptable|wrong|offensive|hateful|disgusting|disgraceful|hurtful|harmful|racist|sexist|homophobic|bigoted|awful|horrible|shouldn't|should|cannot|can't|don't|how|why|who|ok|okay|acceptable|reported|removed|deleted|flagged|insult|insults|slur|language|comment|comments|really|seriously|hatred|hate|bigotry|racism|sexism|abuse|abusive|harassment|bullying|cruel|cruelty|shame|shameful|disgrace|appalling|vile|nasty|rude|ugly|inexcusable|sickening|sad|uncalled|this kind|these words|this sort|that kind|that sort|such|makes|belongs|hurts?|scares?)\b/;
const OWN_VOICE =
  /\b(?:i (?:say|call|repeat|shout|tell (?:you|them|him|her|everyone))|i(?:'d| would|'ll| will|'m going to| can only| must| have to| want to| shall)(?: (?:like|love|only|just|gladly|happily|even|to|never tire of))* (?:say|call|calling|saying|repeat|shout|scream|tell (?:you|them|him|her|everyone|the world))(?: (?:it|this|that|you|again|and|loud|out|clearly|once|more))*|(?:as|like) i(?: always| already)? said|let me (?:say|tell you|repeat)(?: (?:it|this|that|again|loud|and|clear|clearly|once|more))*|(?:somebody|someone|one) (?:had|has) to say it|as (?:the saying goes|they say|(?:my|our) \w+ (?:always |often |would |used to )*(?:says|said|say|put it))|my message to (?:you|them)|i said to you|you(?:'re| are)(?: (?:a|an|such|just|nothing|but|what|they|we|call|real|total|the))*)\W*$/;
const AGREES =
  /^\W*(?:(?:and|because|yes|but|honestly|well|sorry|frankly)\W+)*(?:i (?:fully |totally |completely |couldn't |wholeheartedly |so |really |could not )?agree|i (?:second|mean) (?:that|this|it)|i (?:think|feel|say) (?:so|the same)|i stand by (?:that|this|it|every word)|(?:(?:i )?(?:couldn't|could not)|can't|cannot) (?:have )?(?:said|say|put|agree) ?(?:it|that)?(?: any)? (?:better|more)|my (?:thoughts|words|view|feelings) exactly|(?:he|she|they) (?:has|have|had) a point|(?:he|she|they)(?: is| are|'s|'re)(?:n't| not) wrong|(?:said|says) it all|truer words|nailed it|hear,? hear|damn right|too right|quite right|rightly so|(?:he|she|they|it|that|this|which) (?:is|are|was|were|'s|'re) (?:so |absolutely |totally |completely |perfectly |exactly |100% )?(?:right|true|correct|spot on)|(?:is|are|was) (?:so |absolutely |totally |completely |perfectly |exactly |simply |just |100% )?(?:right|true|correct|spot on|a fact|what you are|you|what i think)|(?:is|was|are)(?: really)? all (?:i|one|we|anyone) (?:can|could|have to|need to|want to) (?:say|tell)|(?:and |which |that )?(?:is|that's|this is) (?:putting it|being|me being) (?:mildly|kind|polite|nice|generous)|(?:sums?|describes?|fits?|suits?) (?:you|him|her|them|it)\b|(?:is|are) (?:the|just the|exactly the) (?:right |only )?words? for (?:you|him|her|them)|i(?:'d| would|'ll| will)? (?:say|repeat) (?:it|that|this) again|i said what i said|no regrets|(?:a )?(?:wise|smart|clever) (?:man|woman|words|lady|guy)|(?:but|because|and) (?:it|that|this)(?: is|'s) (?:only |simply |just )?(?:the truth|true|a fact)|(?:and )?(?:that|this|it) goes for (?:you|him|her|them)|exactly(?! (?:the|this|that|what is|what's))|amen|spot on|well said|so true|they're right|he's right|she's right)\b/;

/**
 * The passages of `text` that are not the author's own claim, in order and without overlap: block quotes (`> ` at the
 * start of a line), eight or more consecutive words of `parent`, and quotation marks with a reporting verb, an objection
 * or a negation nearby, unless the author agrees. Offsets are UTF-16 units of `text`. The work is linear in both texts.
 */
export function quotedRanges(text: string, parent = ""): Range[] {
  return merge([...blockQuotes(text), ...repeatedFrom(text, parent), ...reportedQuotations(text)]);
}

function blockQuotes(text: string): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    let first = start;
    while (first < end && (text.charCodeAt(first) === 32 || text.charCodeAt(first) === 9) && first - start < 8)
      first += 1;
    if (text.charCodeAt(first) === 62 || text.startsWith("&gt;", first)) ranges.push({ start, end });
    start = end;
  }
  return ranges;
}

function wordsOf(text: string): { words: string[]; ranges: Range[] } {
  const words: string[] = [];
  const ranges: Range[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push(match[0].toLowerCase());
    ranges.push({ start: match.index, end: match.index + match[0].length });
  }
  return { words, ranges };
}

function repeatedFrom(text: string, parent: string): Range[] {
  if (parent === "" || text.length < REPEATED_WORDS * 2) return [];
  const known = new Set<string>();
  const theirs = wordsOf(parent).words;
  for (let i = 0; i + REPEATED_WORDS <= theirs.length; i += 1) known.add(theirs.slice(i, i + REPEATED_WORDS).join(" "));
  if (known.size === 0) return [];
  const own = wordsOf(text);
  const found: Range[] = [];
  for (let i = 0; i + REPEATED_WORDS <= own.words.length; i += 1) {
    if (!known.has(own.words.slice(i, i + REPEATED_WORDS).join(" "))) continue;
    found.push({ start: own.ranges[i]?.start ?? 0, end: own.ranges[i + REPEATED_WORDS - 1]?.end ?? 0 });
  }
  return found;
}

/** Opening marks and what closes them. Single quotes need a word boundary, as they are also apostrophes. */
const PAIRS = new Map([
  ['"', '"'],
  ["“", "”"],
  ["„", "“"],
  ["«", "»"],
  ["‘", "’"],
  ["'", "'"],
]);
const WORD_BEFORE = /[\p{L}\p{N}]/u;

function reportedQuotations(text: string): Range[] {
  const found: Range[] = [];
  const next = new NextMarks(text);
  for (let i = 0; i < text.length; i += 1) {
    const close = PAIRS.get(text.charAt(i));
    if (close === undefined || !opens(text, i)) continue;
    const end = next.closing(i, close);
    if (end < 0) continue;
    if (isMentioned(text, i, end)) found.push({ start: i, end });
    i = end - 1;
  }
  return found;
}

function opens(text: string, index: number): boolean {
  return index === 0 || !WORD_BEFORE.test(text.charAt(index - 1));
}

/** Finds closing marks; each kind's position only moves forward, so that the work over a whole text is linear. */
class NextMarks {
  readonly #text: string;
  readonly #positions = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** One past the mark that closes a quotation opened at `from`, or -1. */
  closing(from: number, close: string): number {
    const mark = this.#next(close, from + 2);
    if (mark - from > LONGEST_QUOTATION || mark >= this.#text.length) return -1;
    return this.#next("\n\n", from) < mark ? -1 : mark + 1;
  }

  #next(kind: string, from: number): number {
    const known = this.#positions.get(kind) ?? -1;
    if (known >= from) return known;
    let position = from;
    while (position < this.#text.length && !this.#isAt(kind, position)) position += 1;
    this.#positions.set(kind, position);
    return position;
  }

  #isAt(kind: string, position: number): boolean {
    const character = this.#text.charAt(position);
    if (kind === "\n\n") return character === "\n" && this.#text.charAt(position + 1) === "\n";
    const closes = character === kind || (kind === "”" && character === '"') || (kind === "“" && character === "”");
    return closes && (position + 1 === this.#text.length || !WORD_BEFORE.test(this.#text.charAt(position + 1)));
  }
}

function isMentioned(text: string, start: number, end: number): boolean {
  const before = lastSentence(plain(text.slice(Math.max(0, start - REACH), start)));
  const after = plain(text.slice(end, end + REACH));
  if (AGREES.test(after) || OWN_VOICE.test(before)) return false;
  return REPORTS_BEFORE.test(before) || REPORTS_AFTER.test(firstSentence(after));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("’", "'");
}

function lastSentence(text: string): string {
  const match = /[^.!?\n]*$/.exec(text);
  return match?.[0] ?? text;
}

function firstSentence(text: string): string {
  // A full stop right behind the quotation ends it; what follows ("That is not OK.") still speaks about it.
  const rest = text.replace(/^[\s.!?,;:)–—-]+/, "");
  return /^[^.!?\n]*/.exec(rest)?.[0] ?? rest;
}

function merge(ranges: Range[]): Range[] {
  const sorted = ranges.sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: { start: number; end: number }[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ start: range.start, end: range.end });
  }
  return merged;
}
