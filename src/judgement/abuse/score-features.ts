import { type FeatureLog, SeenBuckets } from "./feature-log.ts";
import { LABELS } from "./labels.ts";
import { firstIn, GRAMS, IN_PASSAGE, IN_SENTENCE, IN_TEXT, letterSums, nextRound, nextText } from "./letter-sums.ts";
import type { AbuseModel } from "./model.ts";
import type { ReadComment } from "./read-comment.ts";

const COLUMNS = LABELS.length;
const ABUSE = LABELS.indexOf("abuse");
/** How much the worst passage counts beside the comment as a whole, where it is worse. */
const PASSAGE_SHARE = 0.4;
/** A passage of so many words says something by itself; it counts for more than a word or two out of their context. */
const STATEMENT = 3;
const STATEMENT_SHARE = 0.65;
/**
 * The worst of many sentences looks bad by chance: beyond this many harmless ones, so much is taken off for each unit
 * by which the logarithm of their number grows. Abusive ones do not count, so that more abuse never lowers a score.
 */
const FEW_SENTENCES = 3;
/**
 * Where something is quoted, the author's worst sentence counts in full, as if it stood alone, and more harmless ones are
 * expected beside it: no attack is to be thinned by what is said about the quotation.
 */
const FEW_WHERE_QUOTED = 8;
const BY_CHANCE = 0.8;
/**
 * Running sums of quantised weights over a stretch of the comment, every word and feature once; integers, so that they
 * are the same on every machine.
 */
class Sums {
  readonly #stretch: number;
  readonly #seen = new SeenBuckets();
  #number = 0;
  readonly words = new Int32Array(COLUMNS);
  readonly letters = new Int32Array(COLUMNS);
  wordCount = 0;
  letterCount = 0;

  constructor(stretch: number) {
    this.#stretch = stretch;
  }

  /** Begins anew; `number` is of `nextRound`. */
  begin(number: number): void {
    this.words.fill(0);
    this.letters.fill(0);
    this.wordCount = 0;
    this.letterCount = 0;
    this.#number = number;
    this.#seen.next();
  }

  addWord(table: Int8Array, bucket: number): void {
    if (!this.#seen.first(bucket)) return;
    const { words } = this;
    const at = bucket * COLUMNS;
    this.wordCount += 1;
    for (let c = 0; c < COLUMNS; c += 1) words[c] = (words[c] ?? 0) + (table[at + c] ?? 0);
  }

  addLetters(sums: Int32Array): void {
    if (!firstIn(this.#stretch, this.#number, sums)) return;
    const { letters } = this;
    this.letterCount += sums[GRAMS] ?? 0;
    for (let c = 0; c < COLUMNS; c += 1) letters[c] = (letters[c] ?? 0) + (sums[c] ?? 0);
  }

  logits(model: AbuseModel, out: Float64Array): void {
    const { bias, wordSteps, letterSteps } = model.facts;
    const wordScale = 1 / Math.sqrt(Math.max(1, this.wordCount));
    const letterScale = 1 / Math.sqrt(Math.max(1, this.letterCount));
    for (let c = 0; c < COLUMNS; c += 1) {
      const words = (this.words[c] ?? 0) * (wordSteps[c] ?? 0) * wordScale;
      const letters = (this.letters[c] ?? 0) * (letterSteps[c] ?? 0) * letterScale;
      out[c] = (bias[c] ?? 0) + words + letters;
    }
  }
}

/** The logits behind each score, in the order of LABELS. */
export interface RawLogits {
  /** Of the comment as a whole. */
  readonly whole: Float64Array;
  /** The highest of any one passage. */
  readonly worst: Float64Array;
  /** The highest of any one passage of some length; -Infinity where there is none. */
  readonly statement: Float64Array;
  /** The highest of any one sentence. */
  readonly sentence: Float64Array;
  /** How many passages speak against each label. */
  readonly harmless: Float64Array;
  /** Whether something stands in quotation marks. */
  readonly marks: boolean;
  /** Whether a group of people is named. */
  readonly namesGroup: boolean;
}

const wholeSums = new Sums(IN_TEXT);
const sentenceSums = new Sums(IN_SENTENCE);
const passageSums = new Sums(IN_PASSAGE);
const scratch = new Float64Array(COLUMNS);

/** The logits of the features in `log`, which came from what the author says in `comment`. Linear in their number. */
export function rawLogits(
  log: FeatureLog,
  { own: tokens, marks }: Pick<ReadComment, "own" | "marks">,
  model: AbuseModel,
): RawLogits {
  const whole = new Float64Array(COLUMNS);
  const worst = new Float64Array(COLUMNS).fill(-Infinity);
  const statement = new Float64Array(COLUMNS).fill(-Infinity);
  const sentence = new Float64Array(COLUMNS).fill(-Infinity);
  const harmless = new Float64Array(COLUMNS);
  wholeSums.begin(nextText(model));
  let next = 0;
  for (let from = 0; from < tokens.length;) {
    const { passage, sentence: number } = tokens[from] ?? {};
    if (number !== tokens[from - 1]?.sentence) sentenceSums.begin(nextRound());
    passageSums.begin(nextRound());
    let to = from;
    for (; to < tokens.length && tokens[to]?.passage === passage; to += 1) {
      const word = log.spelled[to];
      if (word === undefined) continue;
      const sums = letterSums(word, model);
      passageSums.addLetters(sums);
      sentenceSums.addLetters(sums);
      wholeSums.addLetters(sums);
    }
    // Features stand in the order of their words.
    for (; next < log.buckets.length && (log.tokens[next] ?? -1) >= 0 && (log.tokens[next] ?? 0) < to; next += 1) {
      const bucket = log.buckets[next] ?? 0;
      passageSums.addWord(model.words, bucket);
      sentenceSums.addWord(model.words, bucket);
      wholeSums.addWord(model.words, bucket);
    }
    if (passageSums.wordCount > 0) {
      passageSums.logits(model, scratch);
      for (let c = 0; c < COLUMNS; c += 1) {
        const logit = scratch[c] ?? 0;
        worst[c] = Math.max(worst[c] ?? 0, logit);
        if (to - from >= STATEMENT) statement[c] = Math.max(statement[c] ?? 0, logit);
        if (logit < 0) harmless[c] = (harmless[c] ?? 0) + 1;
      }
    }
    if (sentenceSums.wordCount > 0 && tokens[to]?.sentence !== number) {
      sentenceSums.logits(model, scratch);
      for (let c = 0; c < COLUMNS; c += 1) sentence[c] = Math.max(sentence[c] ?? 0, scratch[c] ?? 0);
    }
    from = to;
  }
  for (; next < log.buckets.length; next += 1) wholeSums.addWord(model.words, log.buckets[next] ?? 0);
  wholeSums.logits(model, whole);
  return { whole, worst, statement, sentence, harmless, marks, namesGroup: log.namesGroup };
}

/** One logit per label out of these. */
export function pooledLogit(raw: RawLogits, column: number): number {
  const whole = raw.whole[column] ?? 0;
  const beyond = (logit: number | undefined, few: number): number => {
    const chance = BY_CHANCE * Math.log(Math.max(1, (raw.harmless[column] ?? 0) / few));
    return Math.max(0, (logit ?? whole) - chance - whole);
  };
  const worse = Math.max(
    PASSAGE_SHARE * beyond(raw.worst[column], FEW_SENTENCES),
    STATEMENT_SHARE * beyond(raw.statement[column], FEW_SENTENCES),
    raw.marks ? beyond(raw.sentence[column], FEW_WHERE_QUOTED) : 0,
  );
  return whole + worse;
}

/**
 * From this logit on, `abuse` rises more steeply where a group of people is named: what is said badly there is mostly an
 * attack on the group, which most of the training texts' judges were not asked about. Plain mention stays below.
 */
const GROUP_FROM = -3;

/** How far a logit of `abuse` counts towards the slope of comments that name a group. */
export function beyondGroupFrom(logit: number): number {
  return Math.max(0, logit - GROUP_FROM);
}

/** The logit of a label's probability. */
export function calibratedLogit(raw: RawLogits, column: number, model: AbuseModel): number {
  const { slopes, offsets, groupSlope } = model.facts;
  const logit = pooledLogit(raw, column);
  const group = raw.namesGroup && column === ABUSE ? groupSlope * beyondGroupFrom(logit) : 0;
  return (slopes[column] ?? 1) * logit + (offsets[column] ?? 0) + group;
}

/** What each word adds to a label's logit, scaled as in a text of that word alone. */
export function tokenWeights(
  log: FeatureLog,
  count: number,
  more: { model: AbuseModel; column: number },
): Float64Array {
  const { model, column } = more;
  const sums = new Float64Array(count);
  const wordStep = model.facts.wordSteps[column] ?? 0;
  const letterStep = model.facts.letterSteps[column] ?? 0;
  log.buckets.forEach((bucket, i) => {
    const token = log.tokens[i] ?? -1;
    if (token >= 0) sums[token] = (sums[token] ?? 0) + (model.words[bucket * COLUMNS + column] ?? 0) * wordStep;
  });
  for (let i = 0; i < count; i += 1) {
    // A word gives about three features of its own.
    sums[i] = (sums[i] ?? 0) / Math.sqrt(3);
    const word = log.spelled[i];
    if (word === undefined) continue;
    const letters = letterSums(word, model);
    sums[i] = (sums[i] ?? 0) + ((letters[column] ?? 0) * letterStep) / Math.sqrt(Math.max(1, letters[GRAMS] ?? 0));
  }
  return sums;
}
