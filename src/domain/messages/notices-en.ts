import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts of notices, following and the pages of mails' links, in English. */
export const noticesEn = {
  title: "Notifications",
  none: "Nothing new. You’ll see it here when someone replies to you, mentions you, or comments where you follow, and what moderators decide about you.",
  unread: (count: number) => (count === 1 ? "1 unread" : `${formats.number(count)} unread`),
  isNew: "new",
  markAll: "Mark all as read",
  older: "Older notifications",
  all: "All notifications",
  under: "on",
  decided: {
    "appeal-answered": "Your appeal has been answered",
    reversed: "A decision about you was reversed",
    lifted: "A decision about you was lifted early",
  },
  decision: (title: string) => `The decision: ${title}`,
  settings: "Notification settings",
  back: "Back to your notifications",
  preferences: "Notification settings",
  rhythm: "E-mail me",
  rhythms: {
    never: "Never: only show them on this site",
    "at-once": "As they happen",
    hourly: "At most once an hour",
    daily: "Once a day",
  },
  about: "Notify me about",
  replies: "replies to my comments",
  mentions: "comments that mention me with @",
  follows: "new comments where I follow",
  save: "Save",
  saved: "Your settings have been saved.",
  follow: "Follow",
  followTitle: "Follow this conversation",
  followThreadTitle: "Follow this thread",
  followBody: "You’ll be notified of every new comment in this conversation.",
  followThreadBody: "You’ll be notified of every new comment in the thread this comment belongs to.",
  following: "You are following this.",
  unfollow: "Unfollow",
  tellMe: "E-mail me when someone replies",
  tellMeHint: "We’ll first send a message to this address to confirm it.",
  confirmTitle: "Get e-mails about replies?",
  confirmBody: (email: string) =>
    `We will e-mail ${email} whenever someone replies to your comment. Every e-mail has a link to stop this.`,
  confirmNow: "Yes, e-mail me",
  confirmed: "We’ll e-mail you when someone replies.",
  endTitle: "Stop these e-mails?",
  endBody: (email: string) => `We will no longer e-mail ${email} about replies.`,
  endMember: "You will then only see notifications on this site. You can change this at any time.",
  endNow: "Stop these e-mails",
  endForGood: "and never again, whoever enters my address",
  ended: "You won’t get any more of these e-mails.",
};

/** Texts of notices. */
export type NoticesTexts = typeof noticesEn;
