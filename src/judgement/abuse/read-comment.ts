import { normalise } from "./normalise.ts";
import { type OffsetText, type Range, toOriginal } from "./offset-text.ts";
import { type Quotation, quotedRanges } from "./quoted-ranges.ts";
import { type Token, tokenise } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { QuotationCues } from "./whose-words.ts";

/** A comment taken apart for judging. */
export interface ReadComment {
  /** The comment as given. */
  readonly text: string;
  readonly view: OffsetText;
  /** The author's own words. */
  readonly own: readonly Token[];
  /** Words inside quotations. */
  readonly quoted: readonly Token[];
  readonly quotations: readonly Quotation[];
  /** Whether something stands in quotation marks, whoever says it. */
  readonly marks: boolean;
}

/** What was learnt beforehand of how people write; part of the model. */
export interface ReadingAids {
  readonly vocabulary: Vocabulary;
  readonly cues: QuotationCues;
}

/** Takes `text` apart; `parent` is the comment it answers, if any. Linear in both. */
export function readComment(text: string, parent: string | undefined, aids: ReadingAids): ReadComment {
  const view = normalise(text, aids.vocabulary);
  const quotations = quotedRanges(text, parent, aids.cues);
  const own: Token[] = [];
  const quoted: Token[] = [];
  let next = 0;
  const tokens = tokenise(view);
  for (const [place, token] of tokens.entries()) {
    const start = view.starts[token.start] ?? 0;
    while (next < quotations.length && (quotations[next]?.end ?? 0) <= start) next += 1;
    const quotation = quotations[next];
    const inside = quotation?.own === false && quotation.start <= start;
    const list = inside ? quoted : own;
    const name =
      token.entry !== undefined &&
      (ALSO_NAMES.has(token.text)
        ? isName(text, toOriginal(view, token.start, token.end))
        : ONLY_TOGETHER.has(token.text) &&
          !ONLY_TOGETHER.has(tokens[place - 1]?.text ?? "") &&
          !ONLY_TOGETHER.has(tokens[place + 1]?.text ?? ""));
    list.push(name ? { ...token, text: NAME, entry: undefined } : token);
  }
  return { text, view, own, quoted, quotations, marks: quotations.some((quotation) => quotation.marked) };
}

/** What the model reads for a name that is also a word of the lexicon. */
const NAME = "someone";
/** Words of the lexicon that are also given, family or place names. */
const ALSO_NAMES = new Set(
  (
    "dick dicks cock cocks cumming fag hoe hoes yid slag coward crook crooks dyke dykes gaylord " +
    "hymie coon coons cripple bigot sissy loon twit hag butt gross lynch hunt burn hurt slaughter " +
    "beaner pig swine fuks fux fagg lesbos schmuck crackpot tits wanker honky abo spick gypo dago sambo putz looney dunce tart wank bastard pussy " +
    "moron"
  ).split(" "),
);
/** Family names that are a slur only one behind the other. */
const ONLY_TOGETHER = new Set(["ching", "chong"]);
const TITLE =
  /(?:^|\W)(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof|Professor|Moby|Lord|Lady|Rev|Captain|Judge|Mayor|Councillor|Cllr|Senator|Sgt|Saint|St|Mount|Lake|Fort|Great|Little)\.? $/;
/** A name before: "Noel Coward", but not "You Dick". */
const NAME_BEFORE =
  /(?:^|\W)(?!(?:You|Your|The|An|What|Such|This|That|He|She|They|We|Is|Are|Big|Dumb|Stupid|Old|Fat|Ugly|Total|Fucking|Little|Real|Are|And|But|Of|Off|No|Yes|So|My|His|Her|Another|Absolute|Complete|Utter) )[A-Z][a-z]+(?:['’]s)? $/;
/** A place: "we moved to Pussy", "the road from Morón". */
const PLACE_BEFORE = /(?:^|\W)(?:[Ii]n|[Ff]rom|to|near|around|outside|between|through|via|[Aa]t|family) $/;
/** What people do: "Dicks scored", "Hurt said so". */
const DOES =
  /^(?: and [A-Z]\w+)? (?:said|says|wrote|writes|told|asked|scored|played|argued|argues|replied|was born|is right|was right|has retired|died)\b|^ family\b/;
/** One person whose name ends like a plural: "Dykes is", "Crooks was". */
const ONE_OF_MANY = /^[^s]+s (?:is|was|has)\b/;

/** "Dick Turner", "Mr Cumming", "Noel Coward", "from Morón": written with a capital, and beside what goes with a name. */
function isName(text: string, at: Range): boolean {
  const word = text.slice(at.start, at.end);
  if (!/^\p{Lu}\p{Ll}+$/u.test(word)) return false;
  const before = text.slice(Math.max(0, at.start - 16), at.start);
  const after = text.slice(at.end, at.end + 40);
  return (
    /^ [A-Z][a-z]/.test(after) ||
    TITLE.test(before) ||
    NAME_BEFORE.test(before) ||
    PLACE_BEFORE.test(before) ||
    DOES.test(after) ||
    ONE_OF_MANY.test(`${word}${after}`)
  );
}
