import type { Passage } from "../case-view.ts";
import type { AbuseView } from "./abuse-view.ts";
import type { ConversationNames } from "./phrases/conversation-names.ts";
import type { NormalView } from "./normal-view.ts";
import type { ExternalAnswer } from "./external-answer.ts";
import type { TextSketch } from "./sketch.ts";
import type { SpamAnswer } from "./spam-answer.ts";

/** Who wrote the comment. Instants are milliseconds since 1970-01-01 UTC. */
export interface ScreenedAuthor {
  /** Null for guests. */
  readonly personId: number | null;
  /** Name as shown. */
  readonly name: string;
  readonly kind: "guest" | "member";
  /** How many comments of this author have been published on this site, this one not counted. */
  readonly published: number;
  readonly preModerated: boolean;
  /** Sum of the strikes that still count. */
  readonly strikes: number;
  /** A time-out or ban that holds; `until` null for good. */
  readonly restriction: { readonly until: number | null } | null;
}

/** Where the comment is to stand. */
export interface ScreenedPlace {
  readonly articlePreModerated: boolean;
  /** Least seconds between two comments of one author; 0 for none. */
  readonly slowModeSeconds: number;
  /** When this author last wrote here; null for never. */
  readonly lastCommentAt: number | null;
}

/** A link of the comment as shown. */
export interface ScreenedLink {
  readonly href: string;
  /** Where it is written; null where the text does not show it. */
  readonly passage: Passage | null;
}

/** An earlier comment that the text is compared with. */
export interface RecentComment {
  readonly id: number;
  readonly byAuthor: boolean;
  readonly at: number;
  readonly sketch: TextSketch;
}

/** How many comments came lately, this one not counted. */
export interface RecentCounts {
  readonly authorMinute: number;
  readonly authorTenMinutes: number;
  /** By authors who were new, under this article, in the last minute. */
  readonly newAuthorsMinute: number;
}

/** A reader's report of this comment. */
export interface ScreenedReport {
  readonly clause: number | null;
  /** How often this reporter was right, 0 to 1; null where that is not yet known. */
  readonly accuracy: number | null;
}

/** Everything that a step may look at. The service prepares it; the steps read nothing else, not even a clock. */
export interface ScreenedComment {
  /** As written. Passages of findings are in UTF-16 units of it. */
  readonly text: string;
  /** Folded, with disguised words undone. */
  readonly normal: NormalView;
  /** Language of the text, BCP 47; `und` where it could not be told. */
  readonly language: string;
  /** When it is screened, in milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly author: ScreenedAuthor;
  readonly place: ScreenedPlace;
  /** What the others are called with whom the author talks. */
  readonly conversation: ConversationNames;
  readonly links: readonly ScreenedLink[];
  readonly sketch: TextSketch;
  readonly recent: readonly RecentComment[];
  readonly counts: RecentCounts;
  readonly abuse: AbuseView | null;
  readonly reports: readonly ScreenedReport[];
  /** Null where no such service is asked. */
  readonly external: ExternalAnswer | null;
  readonly spam: SpamAnswer | null;
}
