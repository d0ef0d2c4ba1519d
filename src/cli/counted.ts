/** An amount in words: `1 comment`, `2 comments`. */
export function counted(amount: number, thing: string): string {
  return `${amount} ${thing}${amount === 1 ? "" : "s"}`;
}
