import type { ProblemCode } from "../problem.ts";
import type { Language } from "../language.ts";
import { auditEn } from "./audit-en.ts";
import { heatEn } from "./heat-en.ts";
import { legalEn } from "./legal-en.ts";
import { returnsEn } from "./returns-en.ts";
import { signsEn } from "./signs-en.ts";
import { dataEn } from "./data-en.ts";
import { consoleEn } from "./console-en.ts";
import { moderatingEn } from "./moderating-en.ts";
import { consoleRulesEn } from "./console-rules-en.ts";
import { consoleScreeningEn } from "./console-screening-en.ts";
import { decisionsEn } from "./decisions-en.ts";
import { settingsEn } from "./settings-en.ts";
import { transparencyEn } from "./transparency-en.ts";
import { reportEn } from "./report-en.ts";
import { rulesEn } from "./rules-en.ts";
import { accountEn } from "./account-en.ts";
import { profileEn } from "./profile-en.ts";
import { mailEn } from "./mail-en.ts";
import { noticesEn } from "./notices-en.ts";
import { formatsFor } from "./formats.ts";
import { signInProblemsEn, waysEn } from "./ways-en.ts";

const formats = formatsFor("en-GB");

/** "1 reply", "2 replies". */
function count(value: number, one: string, other: string): string {
  return `${formats.number(value)} ${value === 1 ? one : other}`;
}

/** What readers are told when something is refused: what happened, and what they can do. */
const problems: Readonly<Record<ProblemCode, { readonly title: string; readonly help: string }>> = {
  "bad-request": {
    title: "We couldn’t read this address or form",
    help: "Please go back to the article and start again from there.",
  },
  "invalid-input": {
    title: "Please check the marked fields",
    help: "Nothing has been lost: correct them and send again.",
  },
  "sign-in-needed": { title: "Please sign in", help: "You need an account on this site to do this." },
  "sign-in-again": {
    title: "Please sign in again",
    help: "For your security, this needs a sign-in within the last 15 minutes.",
  },
  "link-expired": {
    title: "This link or code no longer works",
    help: "It has already been used or has expired. Please ask for a new one.",
  },
  "not-allowed": {
    title: "You can’t do this",
    help: "A comment can only be changed by its author: in the browser it was written in, or signed in to the account that wrote it. Some pages are for moderators only.",
  },
  "cross-site-form": {
    title: "We couldn’t tell where this form came from",
    help: "Please check your text and send it again from this page.",
  },
  "origin-not-allowed": {
    title: "This site isn’t allowed to show the conversation",
    help: "Its publisher can add it to the list of allowed sites.",
  },
  banned: {
    title: "You are banned from commenting here",
    help: "Your account page explains why, for how long, and how to appeal.",
  },
  "timed-out": {
    title: "You can’t post for now",
    help: "Your account page explains why, until when, and how to appeal. Your text is still here: copy it if you want to keep it.",
  },
  "warning-unread": {
    title: "You have a warning to read",
    help: "Please read and acknowledge it on your account page, then post again. Your text is still here.",
  },
  "refused-by-rules": {
    title: "This can’t be posted as it is",
    help: "See below why. Your text is still here: change it, or send it again later where it came too soon.",
  },
  "not-found": {
    title: "There is nothing at this address",
    help: "It may be mistyped, or what was here may never have been published.",
  },
  "method-not-allowed": { title: "This address doesn’t work that way", help: "Please go back to the article." },
  conflict: { title: "Someone else changed this first", help: "Reload the page to see what has changed." },
  "article-closed": {
    title: "Comments on this article are closed",
    help: "You can still read the conversation. Copy your text if you want to keep it.",
  },
  "edit-window-over": {
    title: "It is too late to edit this comment",
    help: "Comments can be edited for ten minutes. You can still withdraw it.",
  },
  "comment-gone": { title: "This comment is no longer here", help: "It was withdrawn or removed." },
  "name-taken": {
    title: "This name is already taken",
    help: "Please choose another one, or add something to it.",
  },
  "name-changed-recently": {
    title: "You changed your name recently",
    help: "So that others can recognise you, a name can be changed only once every 30 days.",
  },
  "last-admin": { title: "A site needs at least one admin", help: "Make someone else an admin first." },
  "too-large": { title: "This is too long", help: "Please shorten it and send it again." },
  "unsupported-media-type": { title: "This kind of content isn’t accepted here", help: "Please use the form." },
  "too-many-requests": {
    title: "Please slow down a little",
    help: "Nothing has been lost.",
  },
  ...signInProblemsEn,
  internal: {
    title: "Something went wrong on our side",
    help: "Nothing was changed. Please try again in a moment.",
  },
  "not-writable": {
    title: "Nothing can be saved here at the moment",
    help: "Reading goes on. Please try again later.",
  },
  unavailable: { title: "The server is busy or restarting", help: "Please try again in a moment." },
};

/** What is wrong with a field, by `field.code` or by `code` alone. */
const fieldProblems: Readonly<Record<string, string>> = {
  "name.required": "Please enter the name to show above your comment.",
  "name.signed-out":
    "You are no longer signed in. Sign in again in another tab, or enter a name to post this as a guest.",
  "name.too-long": "Please use a name of no more than 60 characters.",
  "name.taken":
    "A member already uses this name, or one that looks like it. Sign in if it is you, or add something to it.",
  "name.reserved": "This name could be mistaken for a member of staff. Please choose another.",
  "bio.too-long": "Please use no more than 500 characters.",
  "name.changed-recently": "You can change your name once every 30 days.",
  "email.required": "Please enter your e-mail address.",
  "code.wrong": "This isn’t the code from the latest e-mail. Please check again.",
  "clause.unknown": "Please choose one of the house rules.",
  "thread.unknown": "There is no thread with this number.",
  "reason.required": "Please give a reason.",
  "kind.required": "Please choose a decision.",
  "text.required": "Please write a note of no more than 4,000 characters.",
  "not-text": "Some of this isn’t text. Please type it again.",
  "body.required": "Please write something first.",
  "body.too-long": "Please use no more than 10,000 characters.",
  "email.not-an-address": "This doesn’t look like an e-mail address. Please correct it.",
};

/** The English texts; `Texts` is derived from them. */
export const en = {
  language: "en" as Language,
  formats,
  problems,
  fieldProblems,

  home: "Home",
  skipToContent: "Skip to content",
  skipToComments: "Skip to comments",
  articles: "Articles",
  noArticles: "No articles yet.",
  olderArticles: "Older articles",
  by: (author: string) => `By ${author}`,
  elsewhere: (host: string) => `Article on ${host}`,
  readArticle: (host: string) => `Read the article on ${host}`,
  conversationOn: "Conversation on",

  comments: (value: number) => (value === 0 ? "No comments yet" : count(value, "comment", "comments")),
  replies: (value: number) => count(value, "reply", "replies"),
  order: "Order of comments",
  sorts: { oldest: "Oldest", newest: "Newest", replied: "Most replied", best: "Best" },
  write: "Write a comment",
  closed: "Comments on this article are closed. You can still read them.",
  empty: "Nobody has commented yet. Be the first.",
  emptyClosed: "Nobody commented.",
  next: "More comments",
  firstPage: "Back to the first comments",
  moreReplies: (more: { count: number; exact: boolean }) =>
    `${more.exact ? "" : "At least "}${count(more.count, "more reply", "more replies")}`,

  inReplyTo: "in reply to",
  edited: "edited",
  editedAt: (time: string) => `edited ${time}`,
  reply: "Reply",
  replyTo: (author: string, number: string) => `Reply to ${author}, comment ${number}`,
  marks: { agree: "Agree", disagree: "Disagree", respect: "Respect" },
  respectMeans: "Well argued, even if I disagree",
  commentNumber: (number: string) => `comment ${number}`,
  wholeComment: "Whole comment",
  badges: { author: "Author", staff: "Staff" },
  link: "Link",
  linkTo: (number: string) => `Link to comment ${number}`,
  edit: "Edit",
  withdraw: "Withdraw",
  gone: {
    held: "Waiting for a moderator.",
    rejected: "Not published.",
    removed: "Removed by a moderator.",
    withdrawn: "Withdrawn by its author.",
    published: "",
  },

  commentTitle: (number: string, author: string) =>
    author === "" ? `Comment ${number}` : `Comment ${number} by ${author}`,
  above: "In reply to",
  thisComment: "The comment",
  previousComment: (number: string) => `Previous: ${number}`,
  nextComment: (number: string) => `Next: ${number}`,
  neighbours: "Neighbouring comments",
  repliesTo: (number: string) => `Replies to comment ${number}`,

  writeTitle: "Write a comment",
  replyTitle: (author: string, number: string) =>
    author === "" ? `Reply to comment ${number}` : `Reply to ${author}, comment ${number}`,
  editTitle: (number: string) => `Edit comment ${number}`,
  body: "Your comment",
  bodyHint: "Up to 10,000 characters.",
  markdown: "Formatting help",
  markdownHelp: [
    ["*emphasis*", "emphasis"],
    ["**strong**", "strong"],
    ["> quoted words", "a quotation"],
    ["- item", "a list"],
    ["`code`", "code"],
    ["[words](https://…)", "a link"],
  ],
  name: "Name",
  nameHint: "Shown above your comment.",
  email: "E-mail",
  optional: "optional",
  emailHint: "Never shown.",
  emailConfirmedHint: "Never shown. We send a link there: your comment appears once you open it.",
  membersOnly: "Only members can comment here. What you begin to write stays in this browser.",
  trap: "Leave this field empty",
  post: "Post comment",
  postReply: "Post reply",
  save: "Save changes",
  preview: "Preview",
  previewEmpty: "Write something to see how it will look.",
  cancel: "Cancel",
  close: "Close",
  retryIn: (seconds: number) =>
    seconds < 90
      ? `Try again in ${count(seconds, "second", "seconds")}.`
      : `Try again in ${count(Math.ceil(seconds / 60), "minute", "minutes")}.`,

  withdrawTitle: (number: string) => `Withdraw comment ${number}?`,
  withdrawHelp:
    "Your text and your name are deleted for good. Replies stay, below a line saying that the comment was withdrawn.",
  withdrawNow: "Withdraw it",
  keep: "Keep it",

  done: {
    posted: "Your comment is published. You can edit it for ten minutes and withdraw it at any time.",
    edited: "Your changes have been saved.",
    confirm: "We have sent you an e-mail. Your comment appears once you open the link in it.",
    withdrawn: "Your comment has been withdrawn.",
    marked: "Your reaction has been counted.",
  },
  tryAgain: "Try again",
  reference: "If it keeps happening, give the publisher this reference",

  account: accountEn,
  profile: profileEn,
  mails: mailEn,
  data: dataEn,
  notices: noticesEn,
  reporting: reportEn,
  transparency: transparencyEn,
  decisions: decisionsEn,
  rules: rulesEn,
  console: consoleEn,
  audit: auditEn,
  heat: heatEn,
  legal: legalEn,
  moderating: moderatingEn,
  consoleRules: consoleRulesEn,
  consoleScreening: consoleScreeningEn,
  settings: settingsEn,
  returns: returnsEn,
  signs: signsEn,

  /** What scripts say; sent along with the conversation. */
  script: {
    shown: "More comments have been loaded.",
    failed: "This couldn’t be loaded here. The link now opens it as a page.",
    sendFailed: "Your text couldn’t be sent. It is still here: please try again.",
    reactFailed: "Your reaction couldn’t be counted. Please try again.",
    posted: "Your comment is published.",
    held: "Your comment is waiting for a moderator. See why, and what you can do.",
    saved: "Your changes have been saved.",
    draft: "Your earlier draft has been restored.",
    quote: "Quote this",
    back: "Back to",
    edit: "Edit",
    withdraw: "Withdraw",
    noComments: "No comments yet",
    oneComment: "1 comment",
    comments: "# comments",
    yours: "your comment",
    muted: "You have muted this person. Read anyway",
    signedInAs: "Signed in as",
    signOut: "Sign out",
    notices: "Notifications",
    barred: "Why you can’t write now",
    people: "People with a matching name",
  },

  ways: waysEn,
};

/** Everything that a page says, in one language. */
export type Texts = typeof en;
