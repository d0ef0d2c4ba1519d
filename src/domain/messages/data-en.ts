import type { DataField, DataSection } from "../own-data.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

function comments(value: number): string {
  return value === 1 ? "1 comment" : `${formats.number(value)} comments`;
}

/** Parts of one's own data, in English. */
const sections: Readonly<Record<DataSection, string>> = {
  profile: "Profile",
  formerNames: "Earlier names",
  identities: "Ways to sign in",
  sessions: "Browsers signed in",
  comments: "Comments",
  mentions: "Where others mention you",
  reactions: "Marks given",
  follows: "Followed",
  mutes: "Muted people",
  notices: "Notices",
  mails: "Mails",
  reports: "Reports sent",
  decisions: "Decisions of moderators",
  appeals: "Appeals",
  signals: "Where you were seen, as keyed hashes",
  securityEvents: "What happened to the account",
};

/** What is said of one thing, in English. */
const fields: Readonly<Record<DataField, string>> = {
  id: "Number in the database",
  site: "Site",
  name: "Name",
  bio: "About",
  role: "Role",
  state: "State",
  kind: "Kind",
  label: "Label",
  address: "Address",
  article: "Article",
  link: "Link",
  number: "Place",
  inReplyTo: "In reply to",
  text: "Text",
  marks: "Mark",
  preferences: "Preferences",
  origin: "Embedded on",
  way: "Signed in by",
  subject: "Subject",
  details: "Details",
  reason: "Reason",
  clause: "Clause",
  answer: "Answer",
  createdAt: "Begun",
  editedAt: "Changed",
  publishedAt: "Published",
  usedAt: "Last used",
  firstAt: "First seen",
  lastAt: "Last seen",
  until: "Until",
  readAt: "Read",
  sentAt: "Sent",
  closedAt: "Closed",
};

/** Texts of taking one's data away, claiming comments and leaving, in English. */
export const dataEn = {
  formerMember: "former member",
  title: "My data",
  intro: "Everything that is kept of you here is yours: take it with you, or have it deleted.",
  asGuest: "You are not signed in. This is about what was written in this browser.",
  wrote: (value: number) => `You wrote ${comments(value)} here.`,
  download: "Take it with you",
  downloadHelp: "A ZIP file with everything: data.json for programs, and data.html to read.",
  downloadNow: "Download my data",
  documentTitle: (site: string) => `My data on ${site}`,
  documentMade: (time: string) => `Made on ${time}.`,
  earlier: (time: string) => `Earlier text, until ${time}`,
  nothing: "Nothing.",
  sections,
  fields,
  claim: "Earlier comments",
  claimHelp: (value: number) =>
    `${comments(value)} ${value === 1 ? "was" : "were"} written without signing in, with your confirmed address or in this browser. Claim them: your name will stand above them.`,
  claimNow: "These are mine",
  leave: "Delete my account",
  leaveHelp: "Your name, address, sign-ins, marks, notices and everything else about you go for good.",
  leaveComments: "What becomes of your comments?",
  leaveKeep: "They stay, under “former member”",
  leaveWithdraw: "They are withdrawn: the text goes, the place stays",
  leaveWhen: "When?",
  leaveLater: (days: number) => `In ${days} days; until then you can change your mind`,
  leaveNow: "At once; this cannot be undone",
  leaveButton: "Delete my account",
  leaving: (time: string) => `Your account will be deleted on ${time}.`,
  stay: "Keep my account",
  done: {
    claimed: "These comments are yours now.",
    leaving: "It is noted. Until the day comes you can sign in and change your mind.",
    staying: "Your account stays.",
  },
  confirmTitle: "Publish your comment?",
  confirmBody: "You wrote it without signing in. With this, your e-mail address is confirmed in that browser.",
  confirmNow: "Publish it",
  confirmSubject: (site: string) => `Confirm your comment on ${site}`,
  confirmText: (mail: { site: string; article: string; link: string; days: number }) =>
    `Somebody, most likely you, wrote a comment on ${mail.site} with this address, about:\n${mail.article}\n\n` +
    `Open this link to publish it:\n${mail.link}\n\n` +
    `It works once, for ${formats.number(mail.days)} days. If it was not you, do nothing: nothing is published.\n`,
  leftTitle: "Your account is deleted",
  leftHelp: "You are signed out. Nothing that names you is kept.",
};

/** Texts of taking one's data away, claiming comments and leaving. */
export type DataTexts = typeof dataEn;
