import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts of notices, following and the pages of mails' links, in English. */
export const noticesEn = {
  title: "Notices",
  none: "Nothing new. You are told here when somebody answers or mentions you, or writes where you follow.",
  unread: (count: number) => (count === 1 ? "1 unread" : `${formats.number(count)} unread`),
  isNew: "new",
  markAll: "Mark all as read",
  older: "Older notices",
  all: "All notices",
  under: "under",
  settings: "What you are told, and how",
  back: "Back to your notices",
  preferences: "Notices by mail",
  rhythm: "How soon by mail",
  rhythms: {
    never: "Never: only in the list of notices",
    "at-once": "At once",
    hourly: "Every hour at most",
    daily: "Once a day",
  },
  about: "Tell me of",
  replies: "replies to my comments",
  mentions: "comments that say @ and my name",
  follows: "new comments where I follow",
  save: "Save",
  saved: "Your choice is saved.",
  follow: "Follow",
  followTitle: "Follow this conversation",
  followThreadTitle: "Follow this thread",
  followBody: "You are told of every new comment in the whole conversation.",
  followThreadBody: "You are told of every new comment in the thread that this comment stands in.",
  following: "You follow it.",
  unfollow: "Stop following",
  tellMe: "Mail me when somebody answers",
  tellMeHint: "We first ask at this address whether that is all right.",
  confirmTitle: "Shall we tell you of answers?",
  confirmBody: (email: string) =>
    `Then a mail goes to ${email} whenever somebody answers your comment. Every mail has a link that ends this.`,
  confirmNow: "Yes, tell me",
  confirmed: "You will be told of answers.",
  endTitle: "No more of these mails?",
  endBody: (email: string) => `No more mails about answers go to ${email}.`,
  endMember: "Your notices are then only shown on the page of notices. You can change this at any time.",
  endNow: "No more of these mails",
  endForGood: "and never again, whoever types my address",
  ended: "No more of these mails will be sent.",
};

/** Texts of notices. */
export type NoticesTexts = typeof noticesEn;
