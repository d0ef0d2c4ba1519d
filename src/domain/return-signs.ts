/**
 * What is said of somebody who may be a banned member under a new name, as data: the message catalogues put it into
 * sentences (`texts.signs`).
 */

/** The named habits of writing; how each is counted stands in the judgement of authorship. */
export const HABIT_IDS = [
  "comma",
  "full-stop",
  "question",
  "exclaim",
  "exclaim-run",
  "question-run",
  "colon",
  "semicolon",
  "dots",
  "two-dots",
  "many-dots",
  "ellipsis-sign",
  "dots-space",
  "brackets",
  "square-brackets",
  "double-quotes",
  "single-quotes",
  "curly",
  "spaced-hyphen",
  "double-hyphen",
  "long-dash",
  "joined-hyphen",
  "slash",
  "ampersand",
  "stars",
  "underscores",
  "space-before-mark",
  "no-space-after-comma",
  "double-space",
  "small-i",
  "small-start",
  "shouting",
  "title-case",
  "no-final-stop",
  "smile-end",
  "line-breaks",
  "list-marks",
  "long-words",
  "short-words",
  "sentences",
  "length",
  "smiley",
  "nosed-smiley",
  "wink",
  "tongue",
  "eyes",
  "emoji",
  "laugh-lol",
  "laugh-haha",
  "hum",
  "dropped-apostrophe",
  "written-out",
  "texting",
  "slack-forms",
  "initialisms",
  "latin",
  "british",
  "misspelling",
  "okay",
  "loud-ok",
  "yeah",
  "greeting",
  "thanks",
  "and-start",
  "well-start",
  "i-start",
  "comma-and",
  "comma-but",
  "hedge",
  "digits",
  "stretched",
] as const;

/** One of the named habits. */
export type HabitId = (typeof HABIT_IDS)[number];

/** A way in which two accounts' writing can be alike. */
export type LikenessName = "grams" | "words" | "functionWords" | "habits" | "hours";

/** What the figures of a habit are counted in: per cents, words in each comment, or so many in 100 or 1,000 of a thing. */
export type FigureUnit =
  | "percent"
  | "words-each"
  | "thousand-words"
  | "thousand-characters"
  | "hundred-comments"
  | "hundred-sentences"
  | "hundred-lines";

/** How often something is done, to two digits: by the banned member, by the newcomer, and by others here. */
export interface SignFigures {
  readonly known: number;
  readonly unknown: number;
  readonly others: number;
  readonly unit: FigureUnit;
}

/** How two accounts stand to what is usual: both above it, both below, or one on each side. */
export type Leaning = "more" | "less" | "differ";

/** What one sign says. */
export type SignSays =
  | { readonly code: "habit"; readonly habit: HabitId; readonly leaning: Leaning; readonly figures: SignFigures }
  | { readonly code: "word"; readonly word: string; readonly leaning: Leaning; readonly figures: SignFigures }
  /** A rare word or turn of phrase that both use. */
  | { readonly code: "phrase"; readonly words: string }
  /** `name` has written too little; at least so much is needed. */
  | {
      readonly code: "too-little-text";
      readonly name: string;
      readonly comments: number;
      readonly words: number;
      readonly needed: { readonly comments: number; readonly words: number };
    }
  /** `name` writes little or no English. */
  | { readonly code: "other-language"; readonly name: string }
  /** Less alike in this than two accounts by chance. */
  | { readonly code: "unlike"; readonly likeness: LikenessName }
  /** So few words on the shorter side. */
  | { readonly code: "short"; readonly words: number }
  /** So many in 1,000 unrelated newcomers would find somebody this alike on a list of so many accounts. */
  | { readonly code: "chance"; readonly inThousand: number; readonly accounts: number }
  | Written;

/** A length of time, in whole units. */
export interface SignSpan {
  readonly count: number;
  readonly unit: "hours" | "days";
}

/** What a sign beside style says. */
export type SignalSays =
  | { readonly code: "address" | "range" | "device" | "browser" | "mail" }
  | { readonly code: "name"; readonly known: string; readonly unknown: string }
  /** Signed up so long before or after the ban. */
  | { readonly code: "before-ban" | "after-ban"; readonly span: SignSpan }
  | { readonly code: "company"; readonly threads: number; readonly people: number }
  /** So many sentences stand word for word in both; the longest of them. */
  | { readonly code: "copied"; readonly sentences: number; readonly first: string }
  | Written;

/** A sentence as earlier versions kept it, in English. */
export interface Written {
  readonly code: "written";
  readonly text: string;
}
