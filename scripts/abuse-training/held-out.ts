import type { Example } from "./examples.ts";

const NEVER = new Set(["made", "invented", "mixed"]);

/** Texts that are never fitted: for calibration and for the figures on blog comments (a quarter of that set). */
export function isHeldOut(example: Pick<Example, "source" | "fold">): boolean {
  if (NEVER.has(example.source)) return false;
  return example.fold < (example.source === "insults" ? 25 : 8);
}
