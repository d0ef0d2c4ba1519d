import { DECISION_KINDS } from "../../../domain/decisions/kinds.ts";
import type { CaseItem } from "../../../domain/case-view.ts";
import type { ViewContext } from "../view-context.ts";

/** The name of a kind of decision. */
export function kindLabel(kind: string, { texts }: ViewContext): string {
  const known = DECISION_KINDS.find((candidate) => candidate === kind);
  return known === undefined ? kind : texts.console.kinds[known];
}

/** How a case ended: the kind of decision, or what made one needless. */
export function outcomeOf({ kind, moot }: NonNullable<CaseItem["decided"]>, view: ViewContext): string {
  const words = view.texts.console;
  if (kind !== null) return kindLabel(kind, view);
  return moot === null ? words.closedUndecided : words.moot[moot];
}
