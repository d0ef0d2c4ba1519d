import type { Operation } from "../operation.ts";
import { beginSession } from "./begin-session.ts";
import { beginSsoSession } from "./begin-sso-session.ts";
import { acknowledgeWarning } from "./acknowledge-warning.ts";
import { changeArticle } from "./change-article.ts";
import { claimComments } from "./claim-comments.ts";
import { changeProfile } from "./change-profile.ts";
import { getPerson } from "./get-person.ts";
import { grantRole } from "./grant-role.ts";
import { listOwnComments } from "./list-own-comments.ts";
import { mutePerson } from "./mute-person.ts";
import { unmutePerson } from "./unmute-person.ts";
import { countComments } from "./count-comments.ts";
import { editComment } from "./edit-comment.ts";
import { endSession } from "./end-session.ts";
import { followArticle, followThread, unfollowArticle, unfollowThread } from "./follow.ts";
import { followReport } from "./follow-report.ts";
import { getArticle } from "./get-article.ts";
import { getComment } from "./get-comment.ts";
import { getStatement } from "./get-statement.ts";
import { giveMark } from "./give-mark.ts";
import { listArticleAuthors } from "./list-article-authors.ts";
import { listArticles } from "./list-articles.ts";
import { listNotices } from "./list-notices.ts";
import { listStatements } from "./list-statements.ts";
import { listRevisions } from "./list-revisions.ts";
import { postComment } from "./post-comment.ts";
import { changePreferences, readPreferences } from "./preferences.ts";
import { previewComment } from "./preview-comment.ts";
import { publishArticle } from "./publish-article.ts";
import { readBranch } from "./read-branch.ts";
import { sendAppeal } from "./send-appeal.ts";
import { sendLegalNotice } from "./send-legal-notice.ts";
import { sendReport } from "./send-report.ts";
import { markNoticesRead } from "./read-notices.ts";
import { readOwn } from "./read-own.ts";
import { readThread } from "./read-thread.ts";
import { suggestPeople } from "./suggest-people.ts";
import { takeBackMark } from "./take-back-mark.ts";
import { reportBounce } from "./report-bounce.ts";
import { removePicture } from "./remove-picture.ts";
import { renewSession } from "./renew-session.ts";
import { visitArticle } from "./visit-article.ts";
import { withdrawComment } from "./withdraw-comment.ts";

/** Everything that the API can do, in the order in which it is documented. */
export const OPERATIONS: readonly Operation[] = [
  listArticles,
  visitArticle,
  getArticle,
  countComments,
  readThread,
  readOwn,
  postComment,
  previewComment,
  getComment,
  readBranch,
  listRevisions,
  editComment,
  withdrawComment,
  claimComments,
  giveMark,
  takeBackMark,
  beginSession,
  beginSsoSession,
  renewSession,
  endSession,
  suggestPeople,
  getPerson,
  changeProfile,
  listOwnComments,
  mutePerson,
  unmutePerson,
  grantRole,
  removePicture,
  listNotices,
  markNoticesRead,
  followArticle,
  unfollowArticle,
  followThread,
  unfollowThread,
  readPreferences,
  changePreferences,
  sendReport,
  sendLegalNotice,
  followReport,
  listStatements,
  getStatement,
  sendAppeal,
  acknowledgeWarning,
  publishArticle,
  changeArticle,
  listArticleAuthors,
  reportBounce,
];
