import { evidenceOf } from "./evidence.ts";
import { FeatureLog } from "./feature-log.ts";
import { emitFeatures, emitWrittenSigns } from "./features.ts";
import { type EvidenceSpan, everyLabel, type Label, LABELS, type LabelScores } from "./labels.ts";
import { detectLanguage, englishPassages } from "./language.ts";
import type { AbuseModel } from "./model.ts";
import { readComment, type ReadComment } from "./read-comment.ts";
import { calibratedLogit, rawLogits, tokenWeights } from "./score-features.ts";
import { learnDecision, type SiteLayer, siteShift } from "./site-layer.ts";

/**
 * An abusive comment draws abusive answers: this much of the parent's logit, from its usual value on, is added to the
 * answer's (measured on ConvAbuse, which has parents). Bounded so that no score moves by more than .05 for it: one is
 * judged by one's own words.
 */
const PARENT_SHARE = 0.13;
const PARENT_USUAL = -2;
const PARENT_MOST = 0.2;

/** What is said of one comment. */
export interface Judgement {
  /** Calibrated probabilities 0..1, rounded to 4 places, of the author's own words. */
  readonly scores: LabelScores;
  readonly spans: readonly EvidenceSpan[];
  /** BCP 47; `und` when nothing could be told. */
  readonly language: string;
  /** True for a language that is not judged: every score is then 0 and says nothing. */
  readonly abstained: boolean;
  /** Version of the model, to be kept with a finding. */
  readonly model: string;
}

/** What a comment is judged with. */
export interface JudgeOptions {
  readonly model: AbuseModel;
  /** The comment answered; its words, where repeated, are not the author's. Its own abuse moves the score a little. */
  readonly parent?: string | undefined;
  /** What this site learnt from its moderators. */
  readonly site?: SiteLayer | undefined;
}

/** From this score on, words that the model alone found are shown as evidence. */
const SHOWN_FROM = 0.4;
/** English passages of a text in another language count from this score on; below, the text is not judged. */
const MIXED_FROM = 0.5;
/** One or two words outside the lexicon give no ground for more than this, less than holds a comment as shipped. */
const NO_GROUND = 0.24;
/** Nor does one mild word of it. */
const LITTLE_GROUND = 0.29;
/** Words of the lexicon that are as often about things: alone, they give no ground either. */
const ABOUT_THINGS = new Set(
  "garbage trash filth pig pigs swine snake weasel weasels maggot maggots cockroach parasite parasites vermin clown hag crook crooks coward nazi nazis fascist racist sexist".split(
    " ",
  ),
);

/**
 * Scores one comment for abuse, with evidence. Judges only what the author says: block quotes, text repeated from the
 * parent and reported quotations are left out, though their strong words are listed as quoted evidence. Never throws
 * for any string; time grows linearly with its length. Offsets are UTF-16 units of `text`.
 */
export function judgeComment(text: string, options: JudgeOptions): Judgement {
  const { model } = options;
  const comment = readComment(text, options.parent, model);
  const words = comment.own.length > 0 ? comment.own : comment.quoted;
  const language = detectLanguage(text, words, model.vocabulary);
  const facts = { language: language.tag, model: model.facts.version };
  if (language.english) return { ...facts, ...judgeWords(comment, options), abstained: false };
  // "Das ist Quatsch, you fucking idiot": English abuse does not hide behind another language, which is not judged.
  const passages = { ...comment, own: englishPassages(comment.own, language.tag, model.vocabulary) };
  const judged = judgeWords(passages, options);
  if (judged.scores.abuse >= MIXED_FROM) return { ...facts, ...judged, abstained: false };
  return { ...facts, scores: everyLabel(0), spans: [], abstained: true };
}

function judgeWords(comment: ReadComment, options: JudgeOptions): Pick<Judgement, "scores" | "spans"> {
  const { model } = options;
  const log = collect(comment);
  const scores = scoresOf(comment, log, options);
  const shown = scores.abuse >= SHOWN_FROM;
  const weights = shown ? tokenWeights(log, comment.own.length, { model, column: 0 }) : new Float64Array(0);
  const spans = evidenceOf({ comment, weights, leading: leadingLabel(scores), threatening: scores.threat >= 0.3 });
  return { scores, spans };
}

/**
 * The site's layer after a moderator decided on `text`: `abusive` tells whether they held it to be abuse. A text in a
 * language that is not judged teaches nothing. Pure: the caller stores what is returned, or not.
 */
export function learnFromDecision(
  text: string,
  decision: JudgeOptions & { site: SiteLayer; abusive: boolean },
): SiteLayer {
  const { model } = decision;
  const comment = readComment(text, decision.parent, model);
  const words = comment.own.length > 0 ? comment.own : comment.quoted;
  if (!detectLanguage(text, words, model.vocabulary).english) return decision.site;
  const log = collect(comment);
  const { abuse } = scoresOf(comment, log, decision);
  return learnDecision(decision.site, log, { score: abuse, abusive: decision.abusive });
}

/** The features of the author's own words. */
function collect(comment: ReadComment): FeatureLog {
  const log = new FeatureLog();
  log.namesGroup = emitFeatures(comment.own, log);
  // Capitals and exclamation marks inside a quotation are not the author's.
  if (comment.own.length > 0 && comment.quotations.every((quotation) => quotation.own))
    emitWrittenSigns(comment.text, 0, log);
  return log;
}

function scoresOf(comment: ReadComment, log: FeatureLog, options: JudgeOptions): LabelScores {
  const scores: LabelScores = everyLabel(0);
  if (comment.own.length === 0) return scores;
  const { model } = options;
  const raw = rawLogits(log, comment, model);
  const shift = (options.site === undefined ? 0 : siteShift(options.site, log)) + parentShift(options.parent, model);
  const most = mostOn(comment);
  LABELS.forEach((label, column) => {
    const logit = calibratedLogit(raw, column, model) + (label === "abuse" ? shift : 0);
    const score = rounded(1 / (1 + Math.exp(-logit)));
    scores[label] = Math.min(most, score);
  });
  return scores;
}

/** The most that can be said on the ground of one or two words that nobody needs to mean badly: "Scunthorpe", "die", "garbage". */
function mostOn({ own }: ReadComment): number {
  const [first] = own;
  if (own.length <= 2 && own.every((token) => token.entry === undefined)) return NO_GROUND;
  const mild = first?.entry?.strong !== true || ABOUT_THINGS.has(first.text);
  return own.length === 1 && mild ? LITTLE_GROUND : 1;
}

/** Log odds that the comment answered adds or takes away; 0 where it says nothing that can be judged. */
function parentShift(parent: string | undefined, model: AbuseModel): number {
  if (parent === undefined || parent === "") return 0;
  const comment = readComment(parent, undefined, model);
  if (comment.own.length === 0 || !detectLanguage(parent, comment.own, model.vocabulary).english) return 0;
  const log = collect(comment);
  const logit = calibratedLogit(rawLogits(log, comment, model), 0, model);
  return Math.max(-PARENT_MOST, Math.min(PARENT_MOST, PARENT_SHARE * (logit - PARENT_USUAL)));
}

/** Four places: what is left of the last bits in which two versions of `Math.exp` may differ is cut off. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function leadingLabel(scores: LabelScores): Label {
  let leading: Label = "insult";
  for (const label of LABELS) if (label !== "abuse" && scores[label] > scores[leading]) leading = label;
  return leading;
}
