import type { CommentState } from "./comment.ts";
import type { Hearing } from "./decisions/appeal.ts";
import type { HeatView } from "./heat.ts";
import type { SuspicionBand, SuspicionEvidence, SuspicionState } from "./suspicion.ts";
import type { ArticleView, CommentView } from "./thread-page.ts";
import type { Role } from "./person.ts";

/** A part of a text, in UTF-16 code units. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** One thing that screening saw, as moderators see it. */
export interface FindingView {
  /** The step of screening that saw it. */
  readonly step: string;
  readonly clause: number | null;
  readonly sentence: string;
  readonly passage: Passage | null;
  /** 0 to 1. */
  readonly strength: number;
  /** `note`: for moderators only, never a cause. */
  readonly weight: "note" | "hold" | "refuse";
  /** Found by a rule that is only being tried out. */
  readonly shadow: boolean;
}

/** What an author did that left nothing to decide: withdrew the comment, revised it until it was clean, or left. */
export type MootReason = "withdrawn" | "revised" | "author-left";

/** One case in a queue. */
export interface CaseItem {
  readonly id: number;
  readonly version: number;
  readonly queue: "held" | "reported" | "return" | "appeal" | "new" | "heat";
  readonly author: string;
  readonly personId: number | null;
  /** The comment as typed; empty where the case is not about a comment. */
  readonly text: string;
  readonly commentId: number | null;
  readonly commentState: CommentState | null;
  readonly number: string | null;
  readonly article: { readonly id: number; readonly title: string } | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly openedAt: number;
  readonly clause: number | null;
  readonly findings: readonly FindingView[];
  /** What was decided, and what is said against it, where the case is an appeal; null for others. */
  readonly appealed: { readonly kind: string; readonly words: string } | null;
  /** Of the conversation (0 to 1), where that is what the case is about. */
  readonly heat: number | null;
  readonly reportCount: number;
  /** Whom its author may be, who was banned; null where the case is not about that. */
  readonly suspected: { readonly name: string; readonly band: SuspicionBand } | null;
  readonly claimedBy: { readonly id: number; readonly name: string } | null;
  /** How and when it was decided; null while it waits. No kind: what its author did made a decision needless. */
  readonly decided: { readonly kind: string | null; readonly moot: MootReason | null; readonly at: number } | null;
}

/** A page of cases. */
export interface CaseListPage {
  readonly items: readonly CaseItem[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

/** A page of a queue. */
export interface QueuePage extends CaseListPage {
  /** How many cases wait in it. */
  readonly waiting: number;
  /** Usual waiting time here, in milliseconds; null before there is any. */
  readonly usualWait: number | null;
}

/** An earlier decision, in one line. */
export interface DecisionLine {
  readonly id: number;
  readonly kind: string;
  readonly clause: number | null;
  readonly reason: string;
  readonly internalNote: string;
  readonly by: string | null;
  readonly byMachine: boolean;
  readonly at: number;
  /** By its own time or because it was lifted; null: it does not end by itself. */
  readonly endsAt: number | null;
  readonly reversed: boolean;
  /** Whether it can be reversed by its kind. */
  readonly reversible: boolean;
  /** It holds now and can be ended before its time. */
  readonly liftable: boolean;
  /** A ban that holds on every site of the installation. */
  readonly allSites: boolean;
  /** Of a ban: how many comments were removed with it, where they are not listed one by one. */
  readonly removedWith?: number;
}

/** What somebody is restricted by now. */
export interface Restriction {
  readonly kind: "ban" | "time-out" | "warn" | "pre-moderate-person";
  /** Milliseconds since 1970-01-01 UTC; null: it does not end by itself. */
  readonly until: number | null;
}

/** What is known of an author. */
export interface AuthorRecord {
  readonly personId: number | null;
  readonly name: string;
  /** Null for guests. */
  readonly role: Role | null;
  /** Which roles they were given, newest first. */
  readonly grants: readonly RoleGrantLine[];
  readonly memberSince: number | null;
  /** Name of the picture that they show; null: one is drawn, or it was taken away. */
  readonly picture: string | null;
  readonly firstSeen: number | null;
  readonly commentCount: number;
  readonly strikes: number;
  /** What holds for them now. */
  readonly restrictions: readonly Restriction[];
  readonly formerNames: readonly { readonly name: string; readonly until: number }[];
  readonly decisions: readonly DecisionLine[];
  readonly notes: readonly NoteLine[];
}

/** A role that somebody was given. */
export interface RoleGrantLine {
  readonly role: Role;
  /** Name of the admin; null for the command line or the publisher's sign-on, which the reason tells apart. */
  readonly by: string | null;
  readonly at: number;
  readonly reason: string;
}

/** A note of a moderator. */
export interface NoteLine {
  readonly by: string;
  readonly text: string;
  readonly at: number;
}

/** A report, as moderators see it. */
export interface ReportLine {
  readonly kind: "reader" | "illegal-content";
  readonly clause: number | null;
  readonly note: string;
  /** Of a notice of illegal content: the law that is named, and who sent it; null where it says neither. */
  readonly law: string | null;
  readonly sender: string | null;
  readonly state: "open" | "upheld" | "dismissed";
  readonly at: number;
  /** How often this reporter was right, with how many reports that is known; null for none yet. */
  readonly accuracy: { readonly upheld: number; readonly decided: number } | null;
}

/** A like case and how it ended. */
export interface PrecedentLine {
  readonly caseId: number;
  readonly excerpt: string;
  readonly outcome: Extract<CommentState, "published" | "rejected" | "removed">;
  readonly clause: number | null;
  readonly at: number;
  /** 0 to 1. */
  readonly likeness: number;
}

/** A newcomer who may be a banned member. */
export interface SuspicionView {
  readonly suspectedId: number;
  readonly suspectedName: string;
  readonly band: SuspicionBand;
  readonly state: SuspicionState;
  readonly evidence: SuspicionEvidence;
}

/** How so many of the most alike cases ended; `away`: some were rejected, some removed. */
export interface PracticeLine {
  readonly outcome: "published" | "rejected" | "removed" | "away";
  readonly count: number;
  readonly of: number;
}

/** Everything that a moderator sees of one case. */
export interface CasePage {
  readonly item: CaseItem;
  readonly article: ArticleView | null;
  readonly ancestors: readonly CommentView[];
  /** The first direct replies, and how many there are. */
  readonly replies: readonly CommentView[];
  readonly replyCount: number;
  readonly author: AuthorRecord;
  readonly reports: readonly ReportLine[];
  readonly decisions: readonly DecisionLine[];
  readonly notes: readonly NoteLine[];
  readonly precedents: readonly PrecedentLine[];
  readonly suspicion: SuspicionView | null;
  /** The exchange, where the case is about a heated one. */
  readonly heat: HeatView | null;
  /** Said where a decision would depart from how like cases were decided. */
  readonly departures: readonly { readonly kind: string; readonly practice: PracticeLine }[];
  readonly appeal: {
    readonly words: string;
    readonly dueAt: number;
    readonly against: DecisionLine;
    /** Whether whoever looks may answer it. */
    readonly hearing: Hearing;
  } | null;
}
