import { DECISION_KINDS } from "../../../domain/decisions/kinds.ts";
import type { ViewContext } from "../view-context.ts";

/** The name of a kind of decision. */
export function kindLabel(kind: string, { texts }: ViewContext): string {
  const known = DECISION_KINDS.find((candidate) => candidate === kind);
  return known === undefined ? kind : texts.console.kinds[known];
}
