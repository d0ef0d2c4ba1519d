import * as z from "zod";
import { LEGAL_CATEGORIES, LEGAL_KEYWORDS } from "./legal-category.ts";

/** How grave breaking a clause is. */
export const SEVERITIES = ["minor", "serious", "grave"] as const;

/** One clause of a site's house rules. */
export const CLAUSE = z.strictObject({
  number: z.number().int().min(1).max(999),
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(2_000).describe("For readers, in the site's language"),
  severity: z.enum(SEVERITIES),
  sanction: z.enum(["none", "warn", "time-out", "ban"]).describe("What usually follows, beside removing the comment"),
  strikeWeight: z.number().int().min(0).max(10),
  category: z.enum(LEGAL_CATEGORIES).describe("Category of the DSA Transparency Database"),
  keyword: z.enum(LEGAL_KEYWORDS).optional().describe("Keyword of the DSA Transparency Database"),
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
