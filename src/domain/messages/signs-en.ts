import type { LikenessName, SignalSays, SignFigures, SignSays, SignSpan } from "../return-signs.ts";
import { habitsEn } from "./habits-en.ts";

const UNITS: Readonly<Record<SignFigures["unit"], string>> = {
  percent: "%",
  "words-each": " words a comment",
  "thousand-words": " per 1,000 words",
  "thousand-characters": " per 1,000 characters",
  "hundred-comments": " per 100 comments",
  "hundred-sentences": " per 100 sentences",
  "hundred-lines": " per 100 lines",
};

const LIKENESS: Readonly<Record<LikenessName, string>> = {
  grams: "In runs of letters and marks",
  words: "In choice of words",
  functionWords: "In small words (the, but, really …)",
  habits: "In habits of punctuation and spelling",
  hours: "In posting hours",
};

/** What speaks for and against a newcomer being a banned member, in English: also what `hustings judge authors` prints. */
export const signsEn = {
  /** One sign of style as a sentence. */
  sign(says: SignSays): string {
    switch (says.code) {
      case "habit": {
        const habit = habitsEn[says.habit];
        return says.leaning === "differ"
          ? `They differ in this: “${habit}” ${figures(says.figures)}`
          : `Both ${habit} ${says.leaning} often than most ${figures(says.figures)}`;
      }
      case "word":
        return says.leaning === "differ"
          ? `They differ in how much they use “${says.word}” ${figures(says.figures)}`
          : `Both use “${says.word}” ${says.leaning} than most ${figures(says.figures)}`;
      case "phrase":
        return `Both write “${says.words}”`;
      case "too-little-text":
        return (
          `Style says nothing: “${says.name}” has ${says.comments} comments and ${says.words} words of its own; ` +
          `at least ${says.needed.comments} comments and ${says.needed.words} words are needed`
        );
      case "other-language":
        return `Style says nothing: “${says.name}” writes little or no English, and likeness was measured for English only`;
      case "unlike":
        return `${LIKENESS[says.likeness]} they are less alike than two chance accounts`;
      case "short":
        return `Only ${says.words} words to go by on the shorter side`;
      case "chance":
        return `Of 1,000 unrelated newcomers, about ${says.inThousand} would find someone who writes this alike on a list of ${says.accounts} ${says.accounts === 1 ? "account" : "accounts"}`;
      case "written":
        return says.text;
    }
  },
  /**
   * How rare a sign is.
   * @param oneIn one in so many accounts here shows it; 1: it is common.
   */
  rarity(oneIn: number): string {
    if (oneIn <= 1) return "common here";
    return oneIn >= 1000 ? "fewer than 1 in 1000 accounts here" : `about 1 in ${oneIn} accounts here`;
  },
  /** One sign besides style as a sentence. */
  signal(says: SignalSays): string {
    switch (says.code) {
      case "address":
        return "Both came from the same network address";
      case "range":
        return "Both came from the same range of addresses";
      case "device":
        return "Both used the same device";
      case "browser":
        return "Both used the same browser on the same network";
      case "mail":
        return "Both e-mail addresses are forms of the same one";
      case "name":
        return `The names look alike: “${says.known}” and “${says.unknown}”`;
      case "before-ban":
        return `The newcomer signed up ${span(says.span)} before the ban`;
      case "after-ban":
        return `The newcomer signed up ${span(says.span)} after the ban`;
      case "company":
        return `They took part in ${says.threads} of the same threads and answered ${says.people} of the same people`;
      case "copied":
        return `${says.sentences === 1 ? "A sentence stands" : `${says.sentences} sentences stand`} word for word in both: “${says.first}”`;
      case "written":
        return says.text;
    }
  },
};

/** What speaks for and against a newcomer being a banned member. */
export type SignsTexts = typeof signsEn;

/** "(32% and 28%; others 2.1%)": of the banned member, of the newcomer, and what is usual here. */
function figures({ known, unknown, others, unit }: SignFigures): string {
  return unit === "percent"
    ? `(${known}% and ${unknown}%; others ${others}%)`
    : `(${known} and ${unknown}${UNITS[unit]}; others ${others})`;
}

function span({ count, unit }: SignSpan): string {
  return unit === "hours" ? `${count} ${count === 1 ? "hour" : "hours"}` : `${count} days`;
}
