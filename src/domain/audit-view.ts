/** A figure with the ends of its interval. */
export interface FigureView {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How decisions of one moderator, or towards one group of authors, compare with the others for the same things said. */
export interface DifferenceView {
  readonly name: string;
  readonly cases: number;
  /** Cases that these are compared with. */
  readonly others: number;
  /** Percentage points more (+) or less (-) often taken away. */
  readonly points: FigureView;
  readonly differs: boolean;
  readonly smallNumbers: boolean;
}

/** How often appeals overturned decisions of one moderator. */
export interface AppealRateView {
  readonly name: string;
  readonly appeals: number;
  readonly overturned: number;
  /** Share, 0-1. */
  readonly rate: FigureView;
  /** Share (0-1) of all others together; null where there are none. */
  readonly usual: number | null;
  readonly differs: boolean;
  readonly smallNumbers: boolean;
}

/** One side of a pair of near-identical comments. */
export interface PairSide {
  readonly caseId: number;
  readonly excerpt: string;
  readonly by: string;
  /** When it was decided (milliseconds since 1970-01-01 UTC). */
  readonly at: number;
  /** True when the decision has been reversed since. */
  readonly reversed: boolean;
}

/** Two near-identical comments of which one was published and the other taken away. */
export interface PairView {
  readonly published: PairSide;
  readonly takenAway: PairSide;
  /** 0-1. */
  readonly likeness: number;
  readonly sameModerator: boolean;
}

/** What an audit found, with names: of a site whose moderators are asked about, by a moderator. */
export interface AuditView {
  /** When it was made (milliseconds since 1970-01-01 UTC). */
  readonly at: number;
  /** What it is about; `until` is not part of it. */
  readonly from: number;
  readonly until: number;
  readonly cases: number;
  /** True when there were more cases, of which only the newest were looked at. */
  readonly cut: boolean;
  /** Version of the judge that said how bad each comment is. */
  readonly model: string;
  readonly finding: boolean;
  readonly pairs: readonly PairView[];
  /** How many pairs there are in all. */
  readonly pairCount: number;
  /** In the order of names. */
  readonly moderators: readonly (DifferenceView & { readonly personId: number })[];
  /** Groups of authors; `name` is a key of the texts. */
  readonly groups: readonly (DifferenceView & { readonly name: "guests" | "long-standing" | "new-members" })[];
  /** In the order of names. */
  readonly appeals: readonly (AppealRateView & { readonly personId: number })[];
}
