import type { FeatureLog } from "./feature-log.ts";

/**
 * What one site learnt from its moderators' decisions: a small linear layer on the model's hashed features, added to
 * the logit of `abuse`. It is a value: learning gives a new version, dropping it resets the site. Plain numbers, to be
 * stored as JSON.
 */
export interface SiteLayer {
  /** Counts decisions learnt from; 0 is a fresh layer. */
  readonly version: number;
  readonly bias: number;
  /** `SITE_BUCKETS` weights. */
  readonly weights: readonly number[];
  readonly drift: SiteDrift;
}

/** How far a site has moved from the shipped model. */
export interface SiteDrift {
  /** Decisions in which the moderator held the comment to be abusive, and in which not. */
  readonly abusive: number;
  readonly harmless: number;
  /** Mean of (decision - score) over recent decisions, -1..1: above 0 the site is stricter than the model. */
  readonly lean: number;
  /** Mean size of the shift in logits over recent decisions. */
  readonly shift: number;
}

/** Weights of a layer: a power of two, small enough for a row of a table. */
export const SITE_BUCKETS = 4096;
/** The layer may move a logit by this much at most: it tips close cases and can neither silence nor condemn alone. */
export const LARGEST_SHIFT = 1.5;
const LARGEST_WEIGHT = 0.5;
const RATE = 0.25;
/** Share of the newest decision in the running means. */
const NEWEST = 0.05;

/** A site that has learnt nothing; also the way to reset one. */
export function freshSiteLayer(): SiteLayer {
  const weights = Array.from({ length: SITE_BUCKETS }, () => 0);
  return { version: 0, bias: 0, weights, drift: { abusive: 0, harmless: 0, lean: 0, shift: 0 } };
}

/** The shift, in logits, of a comment whose features are in `log`; within ±LARGEST_SHIFT. */
export function siteShift(site: SiteLayer, log: FeatureLog): number {
  if (site.version === 0) return 0;
  let sum = 0;
  for (let i = 0; i < log.buckets.length; i += 1) sum += site.weights[(log.buckets[i] ?? 0) & (SITE_BUCKETS - 1)] ?? 0;
  const shift = site.bias + sum / Math.sqrt(Math.max(1, log.buckets.length));
  return Math.max(-LARGEST_SHIFT, Math.min(LARGEST_SHIFT, shift));
}

/**
 * The layer after one more decision: a step of online logistic regression. `score`: the abuse score shown before the
 * decision, 0..1; `abusive`: what the moderator decided; `log`: the comment's features. Every weight stays within
 * ±0.5.
 */
export function learnDecision(
  site: SiteLayer,
  log: FeatureLog,
  decision: { score: number; abusive: boolean },
): SiteLayer {
  const error = (decision.abusive ? 1 : 0) - decision.score;
  const shift = Math.abs(siteShift(site, log));
  const step = (RATE * error) / Math.sqrt(Math.max(1, log.buckets.length));
  const weights = [...site.weights];
  for (let i = 0; i < log.buckets.length; i += 1) {
    const at = (log.buckets[i] ?? 0) & (SITE_BUCKETS - 1);
    weights[at] = bounded((weights[at] ?? 0) + step, LARGEST_WEIGHT);
  }
  const { drift } = site;
  return {
    version: site.version + 1,
    bias: bounded(site.bias + RATE * 0.1 * error, LARGEST_SHIFT),
    weights,
    drift: {
      abusive: drift.abusive + (decision.abusive ? 1 : 0),
      harmless: drift.harmless + (decision.abusive ? 0 : 1),
      lean: drift.lean + NEWEST * (error - drift.lean),
      shift: drift.shift + NEWEST * (shift - drift.shift),
    },
  };
}

function bounded(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
