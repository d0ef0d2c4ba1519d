import * as z from "zod";
import { storableText } from "../storable-text.ts";
import { BAN_SCOPES, MEASURE_PLACES, PAST_COMMENTS } from "./decision.ts";
import type { BanScope, DecisionData } from "./decision.ts";
import { DECISION_KINDS, DECISION_RULES, isMeasure } from "./kinds.ts";
import type { DecisionKind, Need } from "./kinds.ts";

/** Longest reason and longest note, in UTF-16 code units. */
export const MAX_REASON_LENGTH = 5_000;

/** Longest name of a law, in UTF-16 code units: as much as the Transparency Database takes. */
export const MAX_LAW_LENGTH = 500;

/** Shortest and longest time for which something may be decided, in seconds: a minute, ten years. */
export const DURATION_SECONDS = { min: 60, max: 315_360_000 } as const;

/** Shortest and longest pause of slow mode, in seconds. */
export const SLOW_SECONDS = { min: 5, max: 86_400 } as const;

/** The gravest weight of one strike. */
export const MAX_STRIKE_WEIGHT = 10;

/** How long a strike counts where the clause says nothing else, in milliseconds: half a year. */
export const STRIKE_LIFETIME_MS = 180 * 24 * 60 * 60_000;

/** What can be missing or too much, by field: what to tell the moderator, in English. */
export const DECISION_INPUT_MESSAGES = {
  clause: {
    required: "Choose the clause of the house rules that this rests on.",
    unwanted: "This decision rests on no clause. Leave it empty.",
  },
  reason: {
    required: "Write the reason; the person concerned will read it.",
    unwanted: "This decision has no reason. Leave it empty.",
  },
  durationSeconds: {
    required: "Say for how long.",
    unwanted: "This decision does not end by itself. Leave the time empty.",
  },
  slowSeconds: {
    required: "Say how long one author waits between two comments.",
    unwanted: "Only slow mode has a pause between comments.",
  },
  scope: { unwanted: "Only a ban can hold for all sites." },
  pastComments: { unwanted: "Only with a ban can earlier comments be removed." },
  place: { unwanted: "Only locking, slow mode and looking first are laid upon a whole article." },
  reversesId: {
    required: "Say which decision this one is about.",
    unwanted: "Only lifting and reversing name another decision.",
  },
  strikeWeight: { unwanted: "This decision gives no strike." },
} as const;

const number = z.number().int().positive();
const text = z
  .string()
  .max(MAX_REASON_LENGTH)
  .transform((value) => storableText(value).replace(/\r\n?/gu, "\n").trim());

/** What a moderator sends to decide something. Which fields go together is in `DECISION_RULES`. */
export const DECISION_INPUT = z
  .object({
    kind: z.enum(DECISION_KINDS).describe("Kind of decision"),
    clause: number.nullable().default(null).describe("Number of the clause of the house rules"),
    reason: text.default("").describe("Reason, for the person concerned; plain text"),
    internalNote: text.default("").describe("Note for moderators only; plain text"),
    durationSeconds: z
      .number()
      .int()
      .min(DURATION_SECONDS.min)
      .max(DURATION_SECONDS.max)
      .nullable()
      .default(null)
      .describe("For how long; null: until it is lifted"),
    scope: z.enum(BAN_SCOPES).default("site").describe("Where a ban holds"),
    pastComments: z.enum(PAST_COMMENTS).default("keep").describe("What becomes of a banned person's earlier comments"),
    place: z.enum(MEASURE_PLACES).default("thread").describe("What a measure is laid upon"),
    slowSeconds: z
      .number()
      .int()
      .min(SLOW_SECONDS.min)
      .max(SLOW_SECONDS.max)
      .nullable()
      .default(null)
      .describe("Slow mode: seconds that one author waits between two comments"),
    strikeWeight: z
      .number()
      .int()
      .min(0)
      .max(MAX_STRIKE_WEIGHT)
      .nullable()
      .default(null)
      .describe("Weight of the strike; null: that of the clause, else that of the kind"),
    reversesId: number.nullable().default(null).describe("The decision to reverse or to lift"),
    law: z
      .string()
      .max(MAX_LAW_LENGTH)
      .transform((value) => storableText(value).trim())
      .nullable()
      .default(null)
      .describe(
        "The law that the content breaks; empty: the house rules alone; null: as a notice that it answers says",
      ),
  })
  .superRefine((input, context) => {
    const complain = (field: keyof typeof DECISION_INPUT_MESSAGES, code: "required" | "unwanted"): void => {
      const messages: Partial<Record<typeof code, string>> = DECISION_INPUT_MESSAGES[field];
      context.addIssue({ code: "custom", path: [field], params: { code }, message: messages[code] ?? code });
    };
    const check = (field: keyof typeof DECISION_INPUT_MESSAGES, need: Need, given: boolean): void => {
      if (need === "required" && !given) complain(field, "required");
      if (need === "none" && given) complain(field, "unwanted");
    };
    const rule = DECISION_RULES[input.kind];
    const only = (kind: DecisionKind, need: Need): Need => (input.kind === kind ? need : "none");
    const names = input.kind === "lift" || input.kind === "reverse";
    // Reports go by clauses, also where a law is named.
    const byLaw = rule.restricts && (input.law ?? "") !== "";
    check("clause", byLaw ? "required" : rule.clause, input.clause !== null);
    check("reason", rule.reason, input.reason !== "");
    check("durationSeconds", rule.duration, input.durationSeconds !== null);
    check("slowSeconds", only("slow", "required"), input.slowSeconds !== null);
    check("scope", only("ban", "optional"), input.scope !== "site");
    check("pastComments", only("ban", "optional"), input.pastComments !== "keep");
    check("place", isMeasure(input.kind) ? "optional" : "none", input.place !== "thread");
    check("reversesId", names ? "required" : "none", input.reversesId !== null);
    check("strikeWeight", rule.strikeWeight > 0 ? "optional" : "none", (input.strikeWeight ?? 0) > 0);
  });

/** A decision as a moderator sends it, checked and with every default filled in. */
export type DecisionInput = z.output<typeof DECISION_INPUT>;

/** What follows from an input at a time: the columns of a decision that need no more than that. */
export interface DecisionTerms {
  readonly kind: DecisionKind;
  readonly clause: number | null;
  readonly reason: string;
  readonly internalNote: string;
  readonly at: number;
  readonly endsAt: number | null;
  readonly strikeWeight: number;
  readonly strikeEndsAt: number | null;
  readonly scope: BanScope;
  readonly reversesId: number | null;
  readonly data: DecisionData;
}

/**
 * The terms of a decision made now.
 * @param at milliseconds since 1970-01-01 UTC.
 * @param clauseStrike what the clause says about strikes: weight, and lifetime in milliseconds (null: for good).
 */
export function termsOf(
  input: DecisionInput,
  at: number,
  clauseStrike: { readonly weight?: number; readonly lifetimeMs?: number | null } = {},
): DecisionTerms {
  const { kind, clause, reason, internalNote, durationSeconds, scope, reversesId } = input;
  const strikeWeight = input.strikeWeight ?? strikeOf(kind, clauseStrike.weight);
  const lifetime = clauseStrike.lifetimeMs === undefined ? STRIKE_LIFETIME_MS : clauseStrike.lifetimeMs;
  return {
    kind,
    clause,
    reason,
    internalNote,
    at,
    endsAt: durationSeconds === null ? null : at + durationSeconds * 1000,
    strikeWeight,
    strikeEndsAt: strikeWeight === 0 || lifetime === null ? null : at + lifetime,
    scope,
    reversesId,
    data: {
      ...(kind === "ban" ? { pastComments: input.pastComments } : {}),
      ...(input.law === null || !DECISION_RULES[kind].restricts ? {} : { law: input.law }),
      ...(input.slowSeconds === null ? {} : { slowSeconds: input.slowSeconds }),
    },
  };
}

/** A clause weighs what was written; what is done to the person weighs at least as much as its kind. */
function strikeOf(kind: DecisionKind, ofClause: number | undefined): number {
  const { strikeWeight: usual, appliesTo } = DECISION_RULES[kind];
  if (usual === 0 || ofClause === undefined) return usual;
  return appliesTo.includes("comment") ? ofClause : Math.max(usual, ofClause);
}
