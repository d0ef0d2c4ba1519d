import * as z from "zod";
import type { LANGUAGES } from "../site-settings.ts";

/** How grave breaking a clause is. */
export const SEVERITIES = ["minor", "serious", "grave"] as const;

/** One clause of a site's house rules. */
export const CLAUSE = z.strictObject({
  number: z.number().int().min(1).max(999),
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(2_000),
  severity: z.enum(SEVERITIES),
  sanction: z.enum(["none", "warn", "time-out", "ban"]).describe("What usually follows, beside removing the comment"),
  strikeWeight: z.number().int().min(0).max(10),
  category: z.string().max(80).describe("Category of the DSA Transparency Database"),
});

/** One clause of a site's house rules. */
export type Clause = z.infer<typeof CLAUSE>;

/** A whole set: numbers are given once. */
export const CLAUSES = z
  .array(CLAUSE)
  .min(1)
  .max(50)
  .refine((clauses) => new Set(clauses.map((clause) => clause.number)).size === clauses.length, {
    message: "Every number may be given once.",
  });

/** The set that ships. */
export function defaultClauses(_language: (typeof LANGUAGES)[number]): Clause[] {
  return [
    {
      number: 1,
      title: "No insults",
      text: "Argue with what somebody says, not against who they are.",
      severity: "serious",
      sanction: "warn",
      strikeWeight: 1,
      category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    },
  ];
}
