import type { ProblemCode } from "../problem.ts";
import type { LANGUAGES } from "../site-settings.ts";
import { auditEn } from "./audit-en.ts";
import { heatEn } from "./heat-en.ts";
import { returnsEn } from "./returns-en.ts";
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
    title: "This address or form could not be read",
    help: "Go back to the article and start from there.",
  },
  "invalid-input": {
    title: "Please look at the marked fields",
    help: "Nothing was lost: correct them and send again.",
  },
  "sign-in-needed": { title: "Please sign in", help: "This is for members of this site." },
  "sign-in-again": {
    title: "Please sign in again",
    help: "For this you have to have signed in within the last quarter of an hour.",
  },
  "link-expired": {
    title: "This link or code no longer works",
    help: "It was used already, or is too old. Please ask for a new one.",
  },
  "not-allowed": {
    title: "You may not do this",
    help: "Comments can be changed only from the browser in which they were written.",
  },
  "cross-site-form": {
    title: "We could not tell where this form came from",
    help: "Check your text and send it again from this page.",
  },
  "origin-not-allowed": {
    title: "This site may not show the conversation",
    help: "Its owner can add it to the list of allowed sites.",
  },
  banned: { title: "You are banned here", help: "Your account page says why, for how long, and how to appeal." },
  "timed-out": {
    title: "You may not post for now",
    help: "Your account page says why, until when, and how to appeal. Your text is still here: copy it if you like.",
  },
  "warning-unread": {
    title: "There is a warning for you",
    help: "Please read and acknowledge it on your account page; then post again. Your text is still here.",
  },
  "refused-by-rules": {
    title: "This cannot be posted like this",
    help: "Below it says which rule and which words. Your text is still here: change it and post it again.",
  },
  "not-found": {
    title: "There is nothing here",
    help: "The address may be mistyped, or what was here has never been published.",
  },
  "method-not-allowed": { title: "This address does not work that way", help: "Go back to the article." },
  conflict: { title: "Somebody else changed this first", help: "Load the page again and look at what changed." },
  "article-closed": {
    title: "Comments on this article are closed",
    help: "You can still read the conversation. Copy your text if you want to keep it.",
  },
  "edit-window-over": {
    title: "The time for editing is over",
    help: "Comments can be edited for ten minutes. You can still withdraw this one.",
  },
  "comment-gone": { title: "This comment is no longer there", help: "It was withdrawn or removed." },
  "name-taken": {
    title: "This name belongs to somebody else",
    help: "Sign in if it is yours; otherwise choose another, or add something to it.",
  },
  "name-changed-recently": {
    title: "You have changed your name a short while ago",
    help: "So that others recognise you, a name can be changed once in thirty days.",
  },
  "last-admin": { title: "A site needs an admin", help: "Make somebody else an admin first." },
  "too-large": { title: "This is too long", help: "Please shorten it and send it again." },
  "unsupported-media-type": { title: "This kind of content is not accepted here", help: "Please use the form." },
  "too-many-requests": {
    title: "That was a lot in a short time",
    help: "Nothing of what you wrote is lost.",
  },
  ...signInProblemsEn,
  internal: {
    title: "Something went wrong on our side",
    help: "Nothing of yours was changed. Please try again; if it happens again, tell the publisher the number below.",
  },
  unavailable: { title: "The server is busy or restarting", help: "Please try again in a moment." },
};

/** What is wrong with a field, by `field.code` or by `code` alone. */
const fieldProblems: Readonly<Record<string, string>> = {
  "name.required": "Please enter the name under which your comment appears.",
  "name.too-long": "Please use a name of at most 60 characters.",
  "name.taken": "A member has this name, or one that looks like it. Sign in if that is you, or add something to it.",
  "name.reserved": "This name looks like one of the staff. Please choose another.",
  "bio.too-long": "Please use at most 500 characters.",
  "not-text": "Some of this is not text. Please type it again.",
  "body.required": "Please write something first.",
  "body.too-long": "Please use at most 10,000 characters.",
  "email.not-an-address": "This does not look like an e-mail address. Correct it, or leave the field empty.",
};

/** The English texts; `Texts` is derived from them. */
export const en = {
  language: "en" as (typeof LANGUAGES)[number],
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
  conversationOn: "Conversation about",

  comments: (value: number) => (value === 0 ? "No comments yet" : count(value, "comment", "comments")),
  replies: (value: number) => count(value, "reply", "replies"),
  order: "Order of comments",
  sorts: { oldest: "Oldest", newest: "Newest", replied: "Most replied", best: "Best" },
  write: "Write a comment",
  closed: "Comments on this article are closed. You can still read them.",
  empty: "Nobody has written here yet. Be the first.",
  emptyClosed: "Nobody wrote here.",
  next: "Next comments",
  firstPage: "Back to the first comments",
  moreReplies: (more: { count: number; exact: boolean }) =>
    `${more.exact ? "" : "At least "}${count(more.count, "more reply", "more replies")}`,

  inReplyTo: "in reply to",
  edited: "edited",
  editedAt: (time: string) => `edited ${time}`,
  reply: "Reply",
  replyTo: (number: string) => `Reply to comment ${number}`,
  marks: { agree: "Agree", disagree: "Disagree", respect: "Respect" },
  respectMeans: "Well argued, even if I disagree",
  commentNumber: (number: string) => `comment ${number}`,
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
  wholeConversation: "The whole conversation",
  above: "What it answers",
  thisComment: "The comment",
  linkedComment: "The linked comment",
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
  markdown: "How to format",
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
  withdrawHelp: "Your text and your name go for good. Replies stay, under a line that says the comment was withdrawn.",
  withdrawNow: "Withdraw it",
  keep: "Keep it",

  done: {
    posted: "Your comment is published. You can edit it for ten minutes and withdraw it at any time.",
    edited: "Your changes are saved.",
    confirm: "We have sent you a mail. Your comment appears once you open the link in it.",
    withdrawn: "Your comment is withdrawn.",
    marked: "Your reaction is counted.",
  },
  reference: "Reference",

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
  moderating: moderatingEn,
  consoleRules: consoleRulesEn,
  consoleScreening: consoleScreeningEn,
  settings: settingsEn,
  returns: returnsEn,

  /** What scripts say; sent along with the conversation. */
  script: {
    shown: "More comments are shown.",
    failed: "This could not be loaded here. The link now opens it as a page.",
    sendFailed: "Your text could not be sent. It is still here: please try again.",
    posted: "Your comment is published.",
    held: "Your comment waits for a moderator. It says why, and what you can do.",
    saved: "Your changes are saved.",
    draft: "The draft that you began earlier is back.",
    quote: "Quote this",
    back: "Back to",
    edit: "Edit",
    withdraw: "Withdraw",
    noComments: "No comments yet",
    oneComment: "1 comment",
    comments: "# comments",
    yours: "your comment",
    muted: "You muted this person. Read it nevertheless",
    signedInAs: "Signed in as",
    signOut: "Sign out",
    notices: "Notices",
    people: "People with such a name",
  },

  ways: waysEn,
};

/** Everything that a page says, in one language. */
export type Texts = typeof en;
