/** How the comments that one answer may carry are shared out between branches. Pure arithmetic. */

/** Every branch that is opened gets room for at least this many of its replies, where it has them. */
const LEAST_SHARE = 3;

/**
 * Shares `budget` fairly: nobody gets more than its demand, and what the small leave over goes to the large
 * (max-min fairness, "water filling").
 * @returns one share per demand, in order; their sum is at most `budget`.
 */
export function shareBudget(demands: readonly number[], budget: number): number[] {
  const shares = demands.map(() => 0);
  const smallestFirst = demands.map((_, index) => index).sort((a, b) => (demands[a] ?? 0) - (demands[b] ?? 0));
  let left = Math.max(0, Math.floor(budget));
  smallestFirst.forEach((index, done) => {
    const fair = Math.floor(left / (demands.length - done));
    const share = Math.min(demands[index] ?? 0, fair);
    shares[index] = share;
    left -= share;
  });
  // What rounding left over goes to the first branches that want more, so that the page is full.
  for (let index = 0; index < demands.length && left > 0; index++) {
    const more = Math.min((demands[index] ?? 0) - (shares[index] ?? 0), left);
    shares[index] = (shares[index] ?? 0) + more;
    left -= more;
  }
  return shares;
}

/**
 * How many comments from the start of a list fit into `budget` when each is to be shown with at least a few of its
 * replies. At least one where the list and the budget are not empty.
 * @param descendants number of comments below each comment of the list.
 */
export function fitList(descendants: readonly number[], budget: number): number {
  if (budget < 1) return 0;
  let used = 0;
  let count = 0;
  for (const below of descendants) {
    used += 1 + Math.min(below, LEAST_SHARE);
    if (count > 0 && used > budget) break;
    count++;
  }
  return count;
}
