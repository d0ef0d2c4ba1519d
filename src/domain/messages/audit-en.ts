import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts of the audit of moderation, in English. */
export const auditEn = {
  title: "Audit",
  intro:
    "Looks for double standards in how moderators decided about comments, given what the comments said. It is about decisions, not about people: nobody is ranked, and a difference may have reasons that no figure shows.",
  period: (cases: number, from: number, until: number) =>
    `${caseCount(cases)} that moderators decided, ${formats.date(from)} to ${formats.date(until)}`,
  madeAt: (at: number) => `made ${formats.dateTime(at)}`,
  cut: "There were more; the newest were looked at.",
  judgedBy: (model: string) => `How bad a comment is was judged by ${model}, without anything learned from this site.`,
  notYet: "No audit yet. One runs every night.",
  underWay: "An audit is under way. Reload this page in a moment.",
  make: "Run an audit now",
  finding: "Something below differs beyond chance. It may have reasons that no figure shows.",
  silent: "Nothing differs beyond chance. With few cases, that says little.",
  intervals:
    "The intervals allow for everything that is compared here. Even where nobody does anything wrong, up to one audit in 25 says that something differs.",
  caseCount,
  pairs: "Near-identical words, opposite outcomes",
  noPairs: "No near-identical comments were decided in opposite ways.",
  pairsShown: (shown: number, all: number) => `${formats.number(shown)} of ${formats.number(all)} pairs`,
  alike: (likeness: number) => `${formats.percent(likeness)} alike`,
  byTwo: "by two moderators",
  bySame: "by the same moderator",
  published: "published",
  takenAway: "taken down",
  by: (name: string) => `by ${name}`,
  reversedSince: "reversed since",
  counted: "Only cases behind a figure of the audit, of any time.",
  allDecided: "All decided cases",
  openCase: (id: number) => `Case ${id}`,
  moderators: "Moderators, given what was said",
  moderatorsHint:
    "Percentage points by which each takes comments down more or less often than their colleagues would in similar cases, with an interval. Sorted by name: this is not a ranking.",
  groups: "Groups of authors, given what they wrote",
  groupsHint:
    "Percentage points by which a group’s comments are taken down more or less often than similar comments by everyone else.",
  groupNames: { guests: "Guests", "long-standing": "Long-standing members", "new-members": "New members" },
  appeals: "Appeals, by who made the decision",
  appealsHint:
    "How often an appeal overturned the decision, with an interval. The dotted line is the rate for everyone else.",
  noCases: "No cases.",
  noAppeals: "No appeals.",
  columns: {
    moderator: "Moderator",
    group: "Group",
    cases: "Cases",
    difference: "Difference in points",
    says: "What it says",
    appeals: "Appeals",
    overturned: "Overturned",
    share: "Share",
  },
  less: "less often",
  more: "more often",
  points: (points: number) => signed(points),
  interval: (low: string, high: string) => `${low} to ${high}`,
  share: (share: number) => formats.percent(share),
  alone: "nobody to compare with",
  smallNumbers: "small numbers: no conclusion",
  noDifference: "no difference shown",
  differs: (points: number) =>
    `taken down ${size(points)} ${points > 0 ? "more" : "less"} often than the same from others`,
  overturned: (isMore: boolean) => `overturned ${isMore ? "more" : "less"} often than decisions of the others`,
  usual: (share: number | null) => (share === null ? "" : `others ${formats.percent(share)}`),
};

function caseCount(cases: number): string {
  return `${formats.number(cases)} ${cases === 1 ? "case" : "cases"}`;
}

function size(points: number): string {
  const round = Math.abs(Math.round(points));
  if (round === 0) return "less than 1 point";
  return round === 1 ? "1 point" : `${round} points`;
}

function signed(points: number): string {
  const round = Math.round(points);
  return round > 0 ? `+${round}` : round < 0 ? `−${-round}` : "0";
}

/** Texts of the audit of moderation. */
export type AuditTexts = typeof auditEn;
