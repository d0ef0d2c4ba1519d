import type { DataField, DataSection } from "../own-data.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

function comments(value: number): string {
  return value === 1 ? "1 comment" : `${formats.number(value)} comments`;
}

/** Parts of one's own data, in English. */
const sections: Readonly<Record<DataSection, string>> = {
  profile: "Profile",
  articles: "Articles that you wrote",
  formerNames: "Earlier names",
  identities: "Ways to sign in",
  sessions: "Browsers signed in",
  comments: "Comments",
  mentions: "Where others mention you",
  reactions: "Reactions",
  follows: "Followed",
  mutes: "Muted people",
  notices: "Notifications",
  mails: "E-mails",
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
  picture: "Picture (a file beside this one)",
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
  marks: "Reaction",
  preferences: "Preferences",
  origin: "Embedded on",
  way: "Signed in by",
  subject: "Subject",
  details: "Details",
  reason: "Reason",
  clause: "Clause",
  answer: "Answer",
  createdAt: "Created",
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
  intro: "Everything kept about you here is yours: take it with you, or have it deleted.",
  asGuest: "You are not signed in. This covers what was written in this browser.",
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
    `${comments(value)} ${value === 1 ? "was" : "were"} written without signing in, with your confirmed address or in this browser. Claim them, and your name will appear above them.`,
  claimNow: "These are mine",
  leave: "Delete my account",
  leaveHelp:
    "Your name, address, sign-ins, reactions, notifications and everything else about you are deleted for good.",
  leaveComments: "What should happen to your comments?",
  leaveKeep: "Keep them, under “former member”",
  leaveWithdraw: "Withdraw them: the text is deleted, replies stay",
  leaveWhen: "When?",
  leaveLater: (days: number) => `In ${days} days; until then you can change your mind`,
  leaveNow: "Now; this cannot be undone",
  leaveButton: "Delete my account",
  leaving: (time: string) => `Your account will be deleted on ${time}.`,
  stay: "Keep my account",
  done: {
    claimed: "These comments are yours now.",
    leaving: "Your account will be deleted. Until then you can sign in and change your mind.",
    staying: "Your account will be kept.",
  },
  confirmTitle: "Publish your comment?",
  confirmBody: "You wrote it without signing in. Publishing it also confirms your e-mail address in that browser.",
  confirmNow: "Publish it",
  confirmSubject: (site: string) => `Confirm your comment on ${site}`,
  confirmText: (mail: { site: string; article: string; link: string; days: number; answers: boolean }) =>
    `Someone, most likely you, wrote a comment on ${mail.site} with this address, about:\n${mail.article}\n\n` +
    `Open this link to publish it:\n${mail.link}\n\n` +
    (mail.answers
      ? "You asked to be told of answers by e-mail; the link confirms that, too. Each of those e-mails has a link that ends them.\n\n"
      : "") +
    `It works once, for ${formats.number(mail.days)} days. If it wasn’t you, you can ignore this e-mail: nothing will be published.\n`,
  leftTitle: "Your account has been deleted",
  leftHelp: "You are signed out. Nothing that names you is kept.",
};

/** Texts of taking one's data away, claiming comments and leaving. */
export type DataTexts = typeof dataEn;
