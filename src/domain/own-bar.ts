/** Why somebody may not write now, the gravest reason first. */
export const BARS = ["banned", "timed-out", "warning-unread"] as const;

/** What keeps somebody from writing, and all they need to know of it. For that person only. */
export interface OwnBar {
  readonly why: (typeof BARS)[number];
  /** When it ends by itself (milliseconds since 1970-01-01 UTC); null: not by itself. */
  readonly until: number | null;
  readonly reason: string;
  /** The clause as it read when it was applied. */
  readonly clause: { readonly number: number; readonly title: string } | null;
  readonly rulesVersion: number;
  /** The statement of reasons, where a warning is acknowledged and an appeal made; null where there is none to read. */
  readonly statement: { readonly id: number; readonly guest: boolean } | null;
  /** Until when an appeal can be made (milliseconds since 1970-01-01 UTC); null: not, or not any more. */
  readonly appealUntil: number | null;
  /** By when the appeal that was made is to be answered (milliseconds since 1970-01-01 UTC); null: none waits. */
  readonly answerDue: number | null;
}
