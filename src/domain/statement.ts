import type { Passage } from "./case-view.ts";
import type { BanScope } from "./decisions/decision.ts";
import type { DecisionKind } from "./decisions/kinds.ts";
import type { LegalGround } from "./decisions/legal-ground.ts";

/**
 * What a statement of reasons says (Regulation (EU) 2022/2065, Article 17, paragraph 3), kept as facts and put into
 * words in the reader's language when it is shown or sent.
 */
export interface StatementParts {
  readonly kind: DecisionKind;
  /** The clause as it read when it was applied. */
  readonly clause: { readonly number: number; readonly title: string; readonly text: string } | null;
  readonly rulesVersion: number;
  readonly reason: string;
  readonly comment: {
    readonly id: number;
    readonly number: string;
    readonly text: string;
    /** Milliseconds since 1970-01-01 UTC. */
    readonly writtenAt: number;
    readonly passages: readonly Passage[];
  } | null;
  readonly articleTitle: string | null;
  /** Null: for good. */
  readonly endsAt: number | null;
  readonly scope: BanScope;
  readonly pastCommentsRemoved: boolean;
  readonly foundByMachine: boolean;
  readonly decidedByMachine: boolean;
  /** The law that was broken (null: a notice of illegal content named it, and no moderator); absent: no law was. */
  readonly illegal?: LegalGround | undefined;
  /** What led to it: a reader's report, a notice of illegal content, or (absent) neither. Never who sent it. */
  readonly prompted?: "report" | "notice" | undefined;
}
