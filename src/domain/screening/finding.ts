import type { Passage } from "../case-view.ts";
import type { AbuseLabel } from "./abuse-view.ts";

/** The steps of screening, in the order in which they run. A name is stable: it is kept with every finding. */
export const STEP_NAMES = [
  "standing",
  "slow-mode",
  "pre-moderation",
  "first-comments",
  "word-lists",
  "abuse",
  "links",
  "repetition",
  "flooding",
  "form",
  "reports",
  "watch-list",
  "external",
  "spam-service",
] as const;

/** One of the steps of screening. */
export type StepName = (typeof STEP_NAMES)[number];

/**
 * What a finding asks for, from the mildest: `note` is for moderators' eyes and changes nothing, `hold` wants a moderator
 * to look first, `refuse` sends the text back before it is posted.
 */
export const WEIGHTS = ["note", "hold", "refuse"] as const;

/** What a finding asks for. */
export type Weight = (typeof WEIGHTS)[number];

/** How sure a judge is, in words that people can weigh. */
export type Sureness = "possible" | "likely" | "very-likely";

/** Why another service gave no answer. */
export type ServiceFailure = "no-connection" | "time-out" | "refused" | "redirected" | "too-large" | "unreadable";

/** Stable code of what was seen → the values that its sentence needs. Kept as JSON, so only text and numbers. */
export interface FindingValues {
  readonly "listed-word": { readonly entry: string; readonly list: string };
  readonly abuse: { readonly label: AbuseLabel; readonly sureness: Sureness; readonly model: string };
  readonly "many-links": { readonly count: number; readonly most: number };
  readonly "new-author-links": { readonly count: number; readonly most: number };
  readonly "listed-host": { readonly host: string; readonly list: string };
  readonly "first-comment": { readonly published: number; readonly needed: number };
  readonly guest: object;
  readonly "article-pre-moderated": object;
  readonly "person-pre-moderated": object;
  readonly "site-pre-moderated": object;
  readonly strikes: { readonly strikes: number };
  /** `until`: milliseconds since 1970-01-01 UTC; null for good. */
  readonly "time-out": { readonly until: number | null };
  readonly "same-as-own": { readonly commentId: number; readonly percent: number };
  readonly "same-as-others": { readonly copies: number; readonly percent: number };
  readonly "author-flood": { readonly count: number; readonly seconds: number };
  readonly "article-flood": { readonly count: number; readonly seconds: number };
  /** `seconds`: the least time between two comments; `wait`: what is left of it. */
  readonly "slow-mode": { readonly seconds: number; readonly wait: number };
  readonly capitals: { readonly percent: number };
  readonly "too-short": { readonly least: number };
  readonly "too-long": { readonly most: number };
  readonly reports: { readonly count: number; readonly points: number };
  readonly "names-listed-person": { readonly personId: number; readonly name: string };
  readonly "asks-about-return": { readonly personId: number; readonly name: string };
  readonly "speaks-of-return": object;
  readonly "named-like-listed": { readonly personId: number; readonly name: string };
  readonly external: { readonly note: string };
  readonly "external-failed": { readonly why: ServiceFailure };
  readonly spam: { readonly blatant: 0 | 1 };
  readonly "spam-service-failed": { readonly why: ServiceFailure };
}

/** Stable code of what was seen. */
export type FindingCode = keyof FindingValues;

/** What was seen: a code with its values. A table of sentences turns it into words (see `findingSentence`). */
export type What = { readonly [C in FindingCode]: { readonly code: C } & FindingValues[C] }[FindingCode];

/** Something that screening saw in a comment, or about it. */
export interface Finding {
  readonly step: StepName;
  /** The clause of the house rules that may be broken; null where no clause is meant. */
  readonly clause: number | null;
  readonly what: What;
  /** Where in the comment's text as written; null where all of it is meant, or nothing of it. */
  readonly passage: Passage | null;
  /** 0 to 1: how sure, or how much of it. */
  readonly strength: number;
  readonly weight: Weight;
  readonly byMachine: true;
  /** The site's own rule that found it, in its version then; null for a step that needs none. */
  readonly rule: { readonly id: number; readonly version: number } | null;
  /** Found by a rule or a step that is only being watched: kept, without any effect. */
  readonly shadow: boolean;
}

/** What a step says; whatever is left out has the usual value. */
export type Seen = Pick<Finding, "step" | "what" | "weight"> & Partial<Finding>;

/** A finding with the usual values: no clause, no passage, fully sure, no rule, live. */
export function finding(seen: Seen): Finding {
  const usual = { clause: null, passage: null, strength: 1, byMachine: true, rule: null, shadow: false } as const;
  const strength = Math.min(1, Math.max(0, seen.strength ?? 1));
  return { ...usual, ...seen, strength: Math.round(strength * 1000) / 1000 };
}
