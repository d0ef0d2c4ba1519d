/** Comparing one newcomer with many banned accounts: prepared once, then quick for every newcomer. */

import { type Background, backgroundOf } from "./background.ts";
import { type Cohort, cohortOf, distances, topicNeighbours } from "./cohort.ts";
import { hashText } from "./hash.ts";
import { type AuthorshipModel, evidenceOf, featuresOf, lengthFeature, SILENT } from "./model.ts";
import type { StyleProfile } from "./profile.ts";
import {
  hasEnoughText,
  isEnglish,
  LIKENESSES,
  likenesses,
  type Spread,
  spreadOut,
  type StyleVector,
  styleVector,
} from "./style-vector.ts";

/** Most reference accounts; more would cost time and hardly sharpen means and spreads. */
const MOST_REFERENCES = 400;

/** An account by name, with its profile. */
export interface NamedProfile {
  readonly account: string;
  readonly profile: StyleProfile;
}

/** A banned account, ready for comparison. */
export interface PreparedAccount {
  readonly account: string;
  readonly profile: StyleProfile;
  readonly vector: StyleVector;
  readonly cohort: Cohort;
  readonly neighbours: Uint16Array;
  readonly reference: number;
  readonly enoughText: boolean;
  readonly english: boolean;
}

/** Banned accounts against the background of a site. */
export interface SearchIndex {
  readonly model: AuthorshipModel;
  readonly background: Background;
  /** Accounts that say what is ordinary on the site: their vectors, and the profiles these were made from. */
  readonly references: readonly StyleVector[];
  readonly profiles: readonly StyleProfile[];
  /** Place of an account's profile among the references. */
  readonly places: ReadonlyMap<StyleProfile, number>;
  readonly known: readonly PreparedAccount[];
}

/** One banned account as seen from a newcomer. */
export interface Comparison {
  readonly known: PreparedAccount;
  /** Log likelihood ratio; NaN when there is too little text to say anything. */
  readonly evidence: number;
  /** Distances in the order of LIKENESSES; empty when there is too little text. */
  readonly distances: Float64Array;
  /** Whether style says anything: there is enough text on both sides, and both are English. */
  readonly says: boolean;
}

/**
 * Prepares banned accounts for comparison.
 *
 * @param known profiles of banned accounts.
 * @param others profiles of other accounts of the site, newcomers among them: they say what is ordinary there.
 * @param model from loadAuthorshipModel.
 */
export function prepareSearch(
  known: readonly NamedProfile[],
  others: readonly NamedProfile[],
  model: AuthorshipModel,
): SearchIndex {
  const telling = [...known, ...others].filter(({ profile }) => hasEnoughText(profile));
  const background = backgroundOf(
    telling.map(({ profile }) => profile),
    model.background,
  );
  const chosen = sampleOf(telling);
  const references = chosen.map(({ profile }) => styleVector(profile, background, model.reliability));
  const places = new Map(chosen.map(({ profile }, at) => [profile, at]));
  const profiles = chosen.map(({ profile }) => profile);
  const index = { model, background, references, profiles, places, known: [] };
  return { ...index, known: known.map((account) => prepareAccount(index, account)) };
}

/** Prepares one more banned account for an index; a few milliseconds. */
export function prepareAccount(index: Omit<SearchIndex, "known">, { account, profile }: NamedProfile): PreparedAccount {
  const reference = index.places.get(profile) ?? -1;
  const vector = styleVector(profile, index.background, index.model.reliability);
  const cohort = cohortOf(likenessesWithAll(spreadOut(vector, index.background), index.references), reference);
  const neighbours = topicNeighbours(cohort, reference);
  const text = { enoughText: hasEnoughText(profile), english: isEnglish(profile) };
  return { account, profile, vector, cohort, neighbours, reference, ...text };
}

/** A fixed sample that does not depend on the order of the accounts. */
function sampleOf(accounts: readonly NamedProfile[]): NamedProfile[] {
  if (accounts.length <= MOST_REFERENCES) return [...accounts];
  const keyed = accounts.map((account, at) => ({ account, key: hashText(account.account, at % 2), at }));
  keyed.sort((a, b) => a.key - b.key || a.at - b.at);
  return keyed.slice(0, MOST_REFERENCES).map(({ account }) => account);
}

function likenessesWithAll(one: Spread, references: readonly StyleVector[]): Float32Array {
  const out = new Float32Array(references.length * LIKENESSES.length);
  const likeness = new Float64Array(LIKENESSES.length);
  references.forEach((reference, at) => {
    likenesses(one, reference, likeness);
    out.set(likeness, at * LIKENESSES.length);
  });
  return out;
}

/**
 * Compares a newcomer with banned accounts.
 *
 * @param index from {@link prepareSearch}.
 * @param newcomer the newcomer's profile.
 * @param among the banned accounts to compare with; all of the index when left out.
 * @returns one comparison per banned account, in the given order.
 */
export function compareWithKnown(
  index: SearchIndex,
  newcomer: StyleProfile,
  among: readonly PreparedAccount[] = index.known,
): Comparison[] {
  if (!hasEnoughText(newcomer)) {
    return among.map(silence);
  }
  const reference = index.places.get(newcomer) ?? -1;
  const spread = spreadOut(styleVector(newcomer, index.background, index.model.reliability), index.background);
  const side = { cohort: cohortOf(likenessesWithAll(spread, index.references), reference), reference };
  const likeness = new Float64Array(LIKENESSES.length);
  const english = isEnglish(newcomer);
  return among.map((known) => {
    if (!known.enoughText) return silence(known);
    likenesses(spread, known.vector, likeness);
    const away = new Float64Array(LIKENESSES.length);
    distances(likeness, { newcomer: side, known, neighbours: known.neighbours, shipped: index.model.spread }, away);
    const features = featuresOf(away, lengthFeature(newcomer.words, known.vector.words));
    const evidence = evidenceOf(index.model.weights, features);
    const says = english && known.english;
    return { known, evidence: says ? evidence : unmeasured(evidence), distances: away, says };
  });
}

function silence(known: PreparedAccount): Comparison {
  return { known, evidence: Number.NaN, distances: new Float64Array(0), says: false };
}

/**
 * Evidence where one of the two does not write English. Two strangers who share a language that few on the site write
 * look alike for that alone, so it never speaks for anything; only the order of likeness is kept.
 */
function unmeasured(evidence: number): number {
  return evidence <= SILENT ? evidence : SILENT + (evidence - SILENT) / 100;
}
