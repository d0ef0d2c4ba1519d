import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts of the audit of moderation, in English. */
export const auditEn = {
  title: "Audit",
  intro:
    "Looks for a double standard in what moderators decided about comments, given what the comments said. It is about decisions, not about people: nobody is ranked, and a difference may have reasons that no figure knows.",
  period: (cases: number, from: number, until: number) =>
    `${formats.number(cases)} ${cases === 1 ? "case" : "cases"} that moderators decided, ${formats.date(from)} to ${formats.date(until)}`,
  madeAt: (at: number) => `made ${formats.dateTime(at)}`,
  cut: "There were more; the newest were looked at.",
  judgedBy: (model: string) => `How bad a comment is was judged by ${model}, without what this site taught it.`,
  notYet: "No audit has been made yet. One is made every night.",
  underWay: "An audit is being made. Load this page again in a moment.",
  make: "Make a new one now",
  finding: "Something differs beyond chance; see below what. It may have reasons that no figure knows.",
  silent: "Nothing differs beyond chance. With few cases that says little.",
  pairs: "Nearly the same words, opposite outcomes",
  noPairs: "No two near-identical comments were decided oppositely.",
  pairsShown: (shown: number, all: number) => `${formats.number(shown)} of ${formats.number(all)} pairs`,
  alike: (likeness: number) => `${Math.round(likeness * 100)} % alike`,
  byTwo: "by two moderators",
  bySame: "by the same moderator",
  published: "published",
  takenAway: "taken away",
  by: (name: string) => `by ${name}`,
  reversedSince: "reversed since",
  counted: "Only cases behind a figure of the audit, of any time.",
  allDecided: "All decided cases",
  openCase: (id: number) => `Case ${id}`,
  moderators: "Moderators, given what was said",
  moderatorsHint:
    "Percentage points by which each takes comments away more or less often than their colleagues would in like cases, with an interval. In the order of names: there is no ranking.",
  groups: "Groups of authors, given what they wrote",
  groupsHint:
    "Percentage points by which comments of a group are taken away more or less often than like comments of everybody else.",
  groupNames: { guests: "Guests", "long-standing": "Members of long standing", "new-members": "New members" },
  appeals: "Appeals against whose decisions",
  appealsHint:
    "How often an appeal overturned the decision, with an interval. The dotted line is what is usual for all others.",
  noCases: "No cases.",
  noAppeals: "Nobody appealed.",
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
  share: (share: number) => `${Math.round(share * 100)} %`,
  alone: "nobody to compare with",
  smallNumbers: "small numbers: nothing is claimed",
  noDifference: "no difference shown",
  differs: (points: number) =>
    `taken away ${Math.abs(Math.round(points))} points ${points > 0 ? "more" : "less"} often than the same from others`,
  overturnedOften: "overturned more or less often than usual",
  usual: (share: number | null) => (share === null ? "" : `others ${Math.round(share * 100)} %`),
};

function signed(points: number): string {
  const round = Math.round(points);
  return round > 0 ? `+${round}` : round < 0 ? `−${-round}` : "0";
}

/** Texts of the audit of moderation. */
export type AuditTexts = typeof auditEn;
