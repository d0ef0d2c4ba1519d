import { explain } from "../../judgement/authorship/explain.ts";
import { judgeWithKin } from "../../judgement/authorship/kin.ts";
import { loadAuthorshipModel } from "../../judgement/authorship/load-model.ts";
import { unpackProfile } from "../../judgement/authorship/pack-profile.ts";
import { emptyProfile } from "../../judgement/authorship/profile.ts";
import { compareWithKnown, prepareAccount, prepareSearch } from "../../judgement/authorship/search.ts";
import type { NamedProfile, PreparedAccount, SearchIndex } from "../../judgement/authorship/search.ts";
import { signalsBetween, withSignals } from "../../judgement/authorship/signals.ts";
import type { AccountTraces, Signal, SignalSettings } from "../../judgement/authorship/signals.ts";
import { siteCaution } from "../../judgement/authorship/site-caution.ts";
import type { Trait } from "../../judgement/authorship/traits.ts";
import type { Band, Verdict } from "../../judgement/authorship/verdict.ts";
import { SketchedPeople } from "./sketched-people.ts";

/** Banned members of a site and what is ordinary there, to be got ready for many comparisons. */
export interface LoadPeople {
  readonly kind: "load";
  readonly site: number;
  /** By id; the profile as `packProfile` wrote it. */
  readonly known: readonly { readonly id: number; readonly profile: string }[];
  readonly others: readonly { readonly id: number; readonly profile: string }[];
  /** Members of whom a moderator has confirmed that one is the other. */
  readonly samePerson: readonly (readonly [id: number, other: number])[];
}

/** More banned members than are compared one by one: of each only a sketch is kept. Added to those sketched before. */
export interface SketchPeople {
  readonly kind: "sketch";
  readonly site: number;
  readonly people: LoadPeople["known"];
}

/** A newcomer, to find the most alike among those of whom there are sketches. */
export interface ShortlistPeople {
  readonly kind: "shortlist";
  readonly site: number;
  readonly profile: string;
  readonly keep: number;
}

/** A newcomer to be compared with everybody who was loaded, and with a few more. */
export interface RankPeople {
  readonly kind: "rank";
  readonly site: number;
  readonly profile: string;
  readonly traces: AccountTraces;
  readonly further: LoadPeople["known"];
  /** How many banned members there are, of whom these were found. */
  readonly listed: number;
  /** What is known of each beside style, in the order in which they were loaded, then of the further ones; no texts. */
  readonly knownTraces: readonly AccountTraces[];
  readonly signals: SignalSettings;
  /** How many of the most alike to name. */
  readonly keep: number;
}

/** The same with the texts of the most alike, to judge and explain. */
export interface JudgePeople extends Omit<RankPeople, "kind" | "keep"> {
  readonly kind: "judge";
  /** Name of the newcomer, and own words of their comments. */
  readonly name: string;
  readonly comments: readonly string[];
  readonly candidates: readonly { readonly id: number; readonly name: string; readonly comments: readonly string[] }[];
  /** Log odds to be taken off, learnt from the site's moderators. */
  readonly learntCaution: number;
}

/** A banned member as suspected behind a newcomer. */
export interface SuspectedMember {
  readonly id: number;
  /** From 1: among all banned members of the site. */
  readonly rank: number;
  readonly score: number;
  /** Of style and signals together. */
  readonly band: Band;
  /** Measured share (0-1) of unrelated newcomers whose style alone is this alike; 1 where there is too little text. */
  readonly falseMatchRate: number;
  readonly for: readonly Trait[];
  readonly against: readonly Trait[];
  readonly signals: readonly Signal[];
}

/** What comparing is asked for. */
export type StyleRequest = LoadPeople | SketchPeople | ShortlistPeople | RankPeople | JudgePeople;

/** What it answers: nothing, ids by falling likeness, or suspicions by falling score with the model's version. */
export interface StyleAnswers {
  readonly load: null;
  readonly sketch: null;
  readonly shortlist: readonly number[];
  readonly rank: readonly number[];
  readonly judge: { readonly model: string; readonly suspected: readonly SuspectedMember[] };
}

interface Loaded {
  readonly index: SearchIndex;
  readonly caution: number;
  readonly sketched: SketchedPeople;
}

/** Evidence of sharing a browser: many people have the same one, so it says far less than a device would. */
const BROWSER_EVIDENCE = 1;

/** Compares people by how they write. Takes seconds of processor time for large sites, so it runs in a thread. */
export class StyleComparison {
  readonly #sites = new Map<number, Loaded>();

  /** Does what is asked; `rank` and `judge` want the site loaded before. */
  answer(request: StyleRequest): StyleAnswers[StyleRequest["kind"]] {
    switch (request.kind) {
      case "load":
        this.#sites.set(request.site, loaded(request));
        return null;
      case "sketch":
        this.#siteOf(request).sketched.add(request.people);
        return null;
      case "shortlist":
        return this.#siteOf(request).sketched.mostAlike(request);
      case "rank":
        return rank(this.#siteOf(request), request);
      case "judge":
        return judged(this.#siteOf(request), request);
    }
  }

  #siteOf({ site }: { site: number }): Loaded {
    const found = this.#sites.get(site);
    if (found === undefined) throw new Error(`the people of site ${site} were not loaded`);
    return found;
  }
}

function loaded({ known, others, samePerson }: LoadPeople): Loaded {
  const index = prepareSearch(known.map(named), others.map(named), loadAuthorshipModel());
  const pairs = samePerson.map(([one, other]) => [String(one), String(other)] as const);
  return { index, caution: siteCaution(index, undefined, pairs), sketched: new SketchedPeople(index) };
}

function named({ id, profile }: { id: number; profile: string }): NamedProfile {
  return { account: String(id), profile: unpackProfile(profile) ?? emptyProfile() };
}

interface Compared {
  readonly among: readonly PreparedAccount[];
  /** Log likelihood ratios of style alone, and with the signals beside it. */
  readonly style: Float64Array;
  readonly evidence: Float64Array;
  readonly signals: readonly (readonly Signal[])[];
}

function compared({ index }: Loaded, request: RankPeople | JudgePeople): Compared {
  const profile = unpackProfile(request.profile) ?? emptyProfile();
  const among = [...index.known, ...request.further.map((one) => prepareAccount(index, named(one)))];
  const signals = among.map((_, place) =>
    signalsBetween(request.knownTraces[place] ?? {}, request.traces, request.signals).map(browserAsSuch),
  );
  const styles = compareWithKnown(index, profile, among);
  const style = Float64Array.from(styles, ({ evidence }) => evidence);
  const evidence = style.map((own, place) => withSignals(own, signals[place] ?? []));
  return { among, style, evidence, signals };
}

/** What is kept of a device is its browser's name, and that says less. */
function browserAsSuch(signal: Signal): Signal {
  if (signal.name !== "device") return signal;
  return { name: "device", evidence: BROWSER_EVIDENCE, text: "Both used the same browser on the same network" };
}

function rank(site: Loaded, request: RankPeople): number[] {
  const { among, evidence } = compared(site, request);
  const care = { caution: site.caution, listed: request.listed };
  return judgeWithKin({ index: site.index, among }, evidence, care)
    .filter(({ place }) => !Number.isNaN(evidence[place]))
    .slice(0, request.keep)
    .map(({ place }) => Number(among[place]?.account));
}

function judged(site: Loaded, request: JudgePeople): StyleAnswers["judge"] {
  const { index } = site;
  const { among, style, evidence, signals } = compared(site, request);
  const care = { caution: site.caution + request.learntCaution, listed: request.listed };
  // How often innocents look this alike was measured for style: the signals beside it must not seem to be part of that.
  const measured = new Map(judgeWithKin({ index, among }, style, care).map((one) => [one.place, one.falseMatchRate]));
  const verdicts = judgeWithKin({ index, among }, evidence, care).map((verdict) => ({
    ...verdict,
    falseMatchRate: measured.get(verdict.place) ?? 1,
  }));
  const profile = unpackProfile(request.profile) ?? emptyProfile();
  const unknown = { account: request.name, profile, comments: request.comments };
  const suspected = verdicts.flatMap((verdict, at) => {
    const known = among[verdict.place] as PreparedAccount;
    const candidate = request.candidates.find(({ id }) => String(id) === known.account);
    if (candidate === undefined) return [];
    const [comparison] = compareWithKnown(index, profile, [known]);
    if (comparison === undefined) return [];
    const writing = { account: candidate.name, profile: known.profile, comments: candidate.comments };
    const reasons = explain({ known: writing, unknown }, { verdict, comparison }, index);
    const falseMatchRate = comparison.says ? verdict.falseMatchRate : 1;
    const found = { verdict: { ...verdict, falseMatchRate }, reasons, signals: signals[verdict.place] ?? [] };
    return [suspicionOf(candidate.id, at + 1, found)];
  });
  return { model: index.model.version, suspected };
}

function suspicionOf(
  id: number,
  rank: number,
  found: {
    verdict: Verdict;
    reasons: { for: readonly Trait[]; against: readonly Trait[] };
    signals: readonly Signal[];
  },
): SuspectedMember {
  const { score, band, falseMatchRate } = found.verdict;
  return { id, rank, score, band, falseMatchRate, ...found.reasons, signals: found.signals };
}
