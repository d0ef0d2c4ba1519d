/** Why two accounts look like one person's, and why they may not be: the traits shown to a moderator. */

import type { SignSays } from "../../domain/return-signs.ts";
import { sharedRareWords } from "./rare-words.ts";
import { wordsInContext } from "./in-context.ts";
import type { Comparison, SearchIndex } from "./search.ts";
import { hasEnoughText, isEnglish, LEAST_COMMENTS, LEAST_WORDS, LIKENESSES } from "./style-vector.ts";
import { oneInHowMany, type Trait, type WeighedTrait, weighTraits, type Writing } from "./traits.ts";
import type { Verdict } from "./verdict.ts";

/** Both sides of the evidence, strongest first. */
export interface Explanation {
  readonly for: readonly Trait[];
  readonly against: readonly Trait[];
}

const MOST_FOR = 8;
const LEAST_FOR = 5;
const MOST_AGAINST = 6;

/** Of the shared traits, at most this many are rare words: they often only show a shared interest. */
const MOST_WORDS = 4;

/** Below this many words on a side, the shortness itself is named as a reason for doubt. */
const SHORT = 400;

/**
 * Explains one verdict.
 *
 * @param pair both accounts with their own words.
 * @param judged the comparison and the verdict on it.
 * @param index the index both were made with.
 */
export function explain(
  pair: { known: Writing; unknown: Writing },
  judged: { verdict: Verdict; comparison: Comparison },
  index: SearchIndex,
): Explanation {
  const silent = tooLittleText(pair) ?? otherLanguage(pair);
  if (silent) return { for: [], against: [silent] };
  const weighed = weighTraits(pair.known, pair.unknown, index);
  const habits = weighed.filter(({ weight }) => weight > 0);
  const words = sharedWordTraits(pair, index);
  const mixed = [...habits, ...words.slice(0, MOST_WORDS)].sort((a, b) => b.weight - a.weight).slice(0, MOST_FOR);
  const shown = mixed.filter(({ weight }, at) => at < LEAST_FOR || weight > 0.5);
  const differing = weighed.filter(({ weight }) => weight < 0).toReversed();
  const against = [
    ...differing.slice(0, MOST_AGAINST - 2).map(bare),
    ...doubts(pair, judged.comparison),
    chanceOfAccident(judged.verdict, index.known.length),
  ];
  return { for: shown.map(bare), against };
}

function tooLittleText({ known, unknown }: { known: Writing; unknown: Writing }): Trait | undefined {
  const short = [unknown, known].find(({ profile }) => !hasEnoughText(profile));
  if (!short) return undefined;
  const { comments, words } = short.profile;
  const needed = { comments: LEAST_COMMENTS, words: LEAST_WORDS };
  return remark({ code: "too-little-text", name: short.account, comments, words, needed });
}

function otherLanguage({ known, unknown }: { known: Writing; unknown: Writing }): Trait | undefined {
  const other = [unknown, known].find(({ profile }) => !isEnglish(profile));
  if (!other) return undefined;
  return remark({ code: "other-language", name: other.account });
}

function sharedWordTraits(
  { known, unknown }: { known: Writing; unknown: Writing },
  index: SearchIndex,
): WeighedTrait[] {
  return sharedRareWords(known.comments, unknown.comments, index.background).map(({ words, share, times }) => ({
    trait: `phrase:${words}`,
    says: { code: "phrase", words },
    oneIn: oneInHowMany(share),
    known: wordsInContext(known.comments, words),
    unknown: wordsInContext(unknown.comments, words),
    weight: 0.4 * -Math.log(share + 0.002) * (1 + Math.log(times)),
  }));
}

function doubts({ known, unknown }: { known: Writing; unknown: Writing }, { distances }: Comparison): Trait[] {
  const out: Trait[] = [];
  LIKENESSES.forEach((likeness, at) => {
    const distance = distances[at] as number;
    if (distance < 0) out.push(remark({ code: "unlike", likeness }, `unlike:${likeness}`));
  });
  const words = Math.min(known.profile.words, unknown.profile.words);
  if (words < SHORT) out.push(remark({ code: "short", words }));
  return out;
}

function chanceOfAccident({ falseMatchRate }: Verdict, candidates: number): Trait {
  const inThousand = Math.max(1, Math.round(falseMatchRate * 1000));
  return remark({ code: "chance", inThousand, accounts: candidates });
}

function remark(says: SignSays, trait: string = says.code): Trait {
  return { trait, says, oneIn: null, known: "", unknown: "" };
}

function bare({ trait, says, oneIn, known, unknown }: Trait): Trait {
  return { trait, says, oneIn, known, unknown };
}
