import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

function count(value: number, one: string, other: string): string {
  return `${formats.number(value)} ${value === 1 ? one : other}`;
}

/** Texts of the console for places, saved replies and the live queue, in English. */
export const moderatingEn = {
  articlePage: "in the console",
  takeUp: "Moderate this comment",
  until: (at: number) => `until ${formats.dateTime(at)}`,
  days: (n: number) => count(n, "day", "days"),
  untilLifted: "until it is lifted",
  liftOrReverse: "Lift or reverse",
  place: "Applies to",
  thread: "the thread",
  article: "the whole article",
  threadNumber: "Thread (its number; empty: the whole article)",
  noThread: "There is no thread with this number.",
  slowSeconds: "Slow mode: seconds between two comments",
  bannedEverywhere: "You were banned on all sites of this installation.",
  bannedNoMore: "The ban for all sites of this installation has ended.",
  holdsNow: "In force now",
  holdsNothing: "Nothing: everyone can comment as usual.",
  onThread: (number: string) => `Thread ${number}`,
  onArticle: "The whole article",
  everySeconds: (seconds: number) => `one comment every ${count(seconds, "second", "seconds")}`,
  earlier: "Earlier",
  waitingHere: (queue: string, articleNumber: number) => `${queue}, article ${formats.number(articleNumber)}`,
  readConversation: "Read the conversation",
  articles: "Articles",
  authors: "Who wrote it",
  authorsHint: "Their comments under this article have the badge “Author”; under other articles they do not.",
  authorAwaited: (at: number) => `Somebody who has not signed in yet (named on ${formats.date(at)})`,
  authorAccount: "E-mail address, or number of a member",
  authorUnknown: "That is neither an e-mail address nor the number of a member here.",
  addAuthor: "Add",
  removeAuthor: "Take away",
  noArticles: "No article has a conversation yet.",
  measures: { locked: "locked", slow: "slow mode", preModerated: "checked first" },
  manageReplies: "Saved replies",
  repliesIntro: "Reasons that moderators give often. They fill in the reason; you can edit it from there.",
  shippedReplies: "These ship with Hustings. Make them your own to change them.",
  adoptReplies: "Make them your own",
  insertReply: "Insert",
  replyTitle: "Title",
  replyText: "Text",
  replyLanguage: "Language",
  languages: { en: "English", de: "German" },
  saveReply: "Save",
  deleteReply: "Delete",
  addReply: "Add a saved reply",
  replySaved: "Saved.",
  replyDeleted: "Deleted.",
  reload: "Refresh",
  fresh: (n: number) => count(n, "new case", "new cases"),
  showFresh: "Show",
  lineDown: "No connection to the server. What is shown here may have changed since.",
  decidedMeanwhile: "already decided",
  changedMeanwhile: "has changed",
  state: "State of the comment",
  nothingAgainst: "Looked at: nothing stands against it.",
  manyPerPage: (n: number) => `Show ${formats.number(n)} on a page`,
};

/** Texts of the console for places, saved replies and the live queue. */
export type ModeratingTexts = typeof moderatingEn;
