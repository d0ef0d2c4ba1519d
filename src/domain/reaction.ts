/** The marks that a reader can give a comment, each once. */
export const MARKS = ["agree", "disagree", "respect"] as const;

/**
 * - `agree`, `disagree`: what the reader thinks of what is said;
 * - `respect`: well argued, even if the reader disagrees.
 */
export type Mark = (typeof MARKS)[number];
