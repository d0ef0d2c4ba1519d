/** The marks that a reader can give a comment, each once. */
export const MARKS = ["agree", "disagree", "respect"] as const;

/**
 * - `agree`, `disagree`: what the reader thinks of what is said;
 * - `respect`: well argued, even if the reader disagrees.
 */
export type Mark = (typeof MARKS)[number];

/** How many people gave each mark. */
export type MarkCounts = Readonly<Record<Mark, number>>;

/** The standard normal quantile for a two-sided confidence of 95 %. */
const Z = 1.959963984540054;

/**
 * Rank of a comment in the order "best": the lower bound of the 95 % score interval for the share of respect among
 * all who gave it any mark (E. B. Wilson: Probable Inference, the Law of Succession, and Statistical Inference. Journal
 * of the American Statistical Association 22 (1927), pp. 209-212). Many who mostly respect a comment put it above few
 * who all do; agreement alone does not move it up.
 * @param respect how many gave respect.
 * @param people how many different people gave any mark; at least `respect`.
 * @returns millionths, from 0 to 999,999; 0 for a comment without respect.
 */
export function respectScore(respect: number, people: number): number {
  if (respect === 0) return 0;
  const share = respect / people;
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * people)) / people);
  const bound = (share + (Z * Z) / (2 * people) - spread) / (1 + (Z * Z) / people);
  return Math.max(0, Math.floor(bound * 1_000_000));
}
