import { PREFERENCES } from "../../src/domain/person.ts";
import { Problem } from "../../src/domain/problem.ts";
import type { ArticleView, CommentView } from "../../src/domain/thread-page.ts";
import { renderAccountAccess } from "../../src/web/views/account-access-page.ts";
import type { NoticeView } from "../../src/service/notices/read-notices.ts";
import { renderArticlePage } from "../../src/web/views/article.ts";
import { renderBranchItems, renderBranchPage } from "../../src/web/views/branch-page.ts";
import type { CommentForm } from "../../src/web/views/comment-form.ts";
import { renderCommentPage } from "../../src/web/views/comment-page.ts";
import { renderConversationPage } from "../../src/web/views/conversation.ts";
import { renderFollowForm, renderFollowPage } from "../../src/web/views/follow-page.ts";
import { renderMailLinkDone, renderMailLinkPage } from "../../src/web/views/mail-link-page.ts";
import { renderNewestNotices, renderNoticesPage, renderPreferencesPage } from "../../src/web/views/notices-page.ts";
import { renderFormFragment, renderFormPage } from "../../src/web/views/form-page.ts";
import { signInFirst } from "../../src/web/views/in-place.ts";
import { renderHomePage } from "../../src/web/views/home.ts";
import { renderConfirm } from "../../src/web/views/confirm-page.ts";
import { renderLeft, renderMyData } from "../../src/web/views/my-data-page.ts";
import type { Html } from "../../src/web/views/html.ts";
import { doneNotice } from "../../src/web/views/notice.ts";
import { renderMePage } from "../../src/web/views/me-page.ts";
import type { ShownBar } from "../../src/web/views/own-bar.ts";
import { renderPersonCard, renderPersonPage } from "../../src/web/views/person-page.ts";
import { renderAskPage, renderHandOverPage } from "../../src/web/views/popup-page.ts";
import { renderProblemPage } from "../../src/web/views/problem-page.ts";
import {
  renderNoticePage,
  renderReceipt,
  renderReceiptPage,
  renderReportForm,
  renderReportPage,
  renderReportStatus,
} from "../../src/web/views/report-page.ts";
import { renderRulesPage } from "../../src/web/views/rules-page.ts";
import { renderGoOnPage } from "../../src/web/views/sign-in-ways.ts";
import { renderThread, renderThreadItems } from "../../src/web/views/thread.ts";
import { renderWithdrawPage } from "../../src/web/views/withdraw-page.ts";
import { sampleArticle, sampleNode, samplePage, sampleView, sampleWritten } from "./sample-conversation.ts";

/** What people and publishers type, in every field that has no HTML in it. */
export interface Words {
  readonly author: string;
  readonly title: string;
  readonly body: string;
  readonly address: string;
  readonly reference: string;
}

/** Words that nobody stumbles over. */
export const PLAIN_WORDS: Words = { author: "Ada", title: "A bridge", body: "Yes.", address: "x", reference: "r-1" };

/** Every page and fragment that templates make, with given words in it. */
export function everyPage(words: Words, language = "en"): Readonly<Record<string, Html>> {
  const view = { ...sampleView(language), siteName: words.title };
  const fragmentView = { ...view, base: view.publicUrl };
  const follow = { path: "/conversations/7/follow", thread: false, following: true, ticket: words.reference };
  const article: ArticleView = sampleArticle({
    title: words.title,
    standfirst: words.title,
    author: words.author,
    slug: words.address,
    url: `https://news.example/${words.address}`,
    image: { src: `/media/${words.address}`, alt: words.body, caption: words.title, credit: words.author },
  });
  const elsewhere: ArticleView = { ...article, slug: null, closed: true, image: null };
  const said: Partial<CommentView> = {
    author: words.author,
    personId: 5,
    badge: "author",
    marks: { agree: 3, disagree: 0, respect: 1 },
  };
  const deep = sampleNode({
    ...said,
    number: "1.1.1.1.1.2",
    depth: 7,
    editedAt: 5,
    inReplyTo: { id: 2, author: words.author, number: "1.1.1.1.1.1" },
  });
  const node = sampleNode({ ...said, number: "1" }, [deep, sampleNode({ number: "1.2", state: "removed" })], {
    count: 4,
    exact: false,
    after: 2,
  });
  const page = samplePage({ article, roots: [node], next: words.address });
  const refused = new Problem("invalid-input", words.body, {
    fields: ["name", "email", "body"].map((field) => ({ field, code: words.reference, message: words.body })),
  });
  const form: CommentForm = {
    purpose: { kind: "reply", to: node.comment },
    ticket: words.reference,
    values: { name: words.author, email: words.address, body: words.body },
    problem: refused,
    whoMayPost: "anyone",
    memberName: null,
    previewHtml: "<p>Yes.</p>",
    nudge: {
      state: "hold",
      text: words.body,
      causes: [
        {
          clause: { number: 1, title: words.title, text: words.body },
          sentence: words.reference,
          passages: [{ start: 0, end: 3 }],
        },
      ],
    },
    bar: null,
    typed: true,
  };
  const bar: ShownBar = {
    bar: {
      why: "timed-out",
      until: 5,
      reason: words.body,
      clause: { number: 1, title: words.title },
      rulesVersion: 2,
      statement: { id: 3, guest: false },
      appealUntil: 9,
      answerDue: null,
    },
    path: "/me/decisions/3",
  };
  const barred: CommentForm = { ...form, bar, typed: false };
  const write: CommentForm = {
    ...form,
    purpose: { kind: "write", articleId: 7 },
    problem: null,
    previewHtml: null,
    nudge: null,
    bar: null,
    typed: true,
  };
  const edit: CommentForm = { ...form, purpose: { kind: "edit", comment: node.comment } };
  const branch = { article, parent: node.comment, replies: [deep], more: { count: 3, exact: true, after: 9 } };
  const notice: NoticeView = {
    id: 5,
    kind: "reply",
    at: 0,
    read: false,
    comment: { id: 9, number: "1", author: words.author, excerpt: words.body },
    article: { id: 7, title: words.title },
  };
  const decided: NoticeView = {
    id: 3,
    kind: "reversed",
    at: 0,
    read: false,
    statement: {
      id: 6,
      parts: {
        kind: "remove",
        clause: null,
        rulesVersion: 1,
        reason: words.body,
        comment: null,
        articleTitle: words.title,
        endsAt: null,
        scope: "site",
        pastCommentsRemoved: false,
        foundByMachine: false,
        decidedByMachine: false,
      },
    },
  };
  const person = { id: 4, name: words.author, bio: words.body, badge: "staff", since: 5, avatar: null } as const;
  const wrote = { comments: [sampleWritten({ title: words.title, author: words.author })], next: 3 };
  const neighbour = { id: 3, number: "2" };
  const report = {
    comment: node.comment,
    ticket: words.reference,
    problem: refused,
    values: { clause: "1", note: words.body, explanation: words.body, law: words.title, name: words.author },
    clauses: [{ number: 1, title: words.title }],
  };
  const receipt = { path: "/reports/r", usualWait: "2 h" };
  return {
    report: renderReportPage(article, report, view),
    reportFragment: renderReportForm({ ...report, problem: null }, fragmentView),
    legalNotice: renderNoticePage(article, report, view),
    receipt: renderReceiptPage({ ...receipt, commentId: 9 }, view),
    receiptFragment: renderReceipt(receipt, fragmentView),
    reportStatus: renderReportStatus(
      {
        state: "upheld",
        outcome: words.body,
        createdAt: 0,
        closedAt: 5,
        commentId: 9,
        commentNumber: "1",
        usualWait: null,
      },
      view,
    ),
    home: renderHomePage(
      { articles: [article, elsewhere], older: `/?after=${encodeURIComponent(words.address)}` },
      view,
    ),
    article: renderArticlePage(page, null, view),
    conversation: renderConversationPage({ ...page, article: elsewhere, continued: true }, words.address, view),
    comment: renderCommentPage(
      {
        article,
        ancestors: [node.comment],
        node: { ...node, comment: deep.comment, replies: [] },
        previousSibling: neighbour,
        nextSibling: neighbour,
      },
      { view, own: { mayEdit: true }, notice: doneNotice("posted", view.texts), mayModerate: true },
    ),
    branch: renderBranchPage(branch, 3, view),
    write: renderFormPage(article, write, view),
    reply: renderFormPage(article, form, view),
    edit: renderFormPage(article, edit, view),
    barred: renderFormPage(article, barred, view),
    withdraw: renderWithdrawPage(article, { comment: node.comment, ticket: words.reference, problem: refused }, view),
    notices: renderNoticesPage(
      {
        notices: [notice, { ...notice, id: 4, read: true, kind: "mention" }, decided],
        unread: 1,
        next: 4,
        ticket: words.reference,
      },
      view,
    ),
    noNotices: renderNoticesPage({ notices: [], unread: 0, next: null, ticket: words.reference }, view),
    preferences: renderPreferencesPage(
      { preferences: PREFERENCES.parse({}), ticket: words.reference, saved: true },
      view,
    ),
    follow: renderFollowPage(article, follow, view),
    followFragment: renderFollowForm(follow, fragmentView),
    signInFirstFragment: signInFirst(follow.path, fragmentView),
    newestNoticesFragment: renderNewestNotices({ notices: [notice, decided], unread: 1 }, fragmentView),
    personFragment: renderPersonCard(
      { person, count: 3, isViewer: false, muted: false, ...wrote },
      words.reference,
      fragmentView,
    ),
    confirmAnswers: renderMailLinkPage(
      { about: { link: { do: "confirm", follow: 1 }, email: words.address }, token: words.reference },
      view,
    ),
    endAnswers: renderMailLinkPage(
      { about: { link: { do: "unfollow", email: words.address }, email: words.address }, token: words.reference },
      view,
    ),
    ended: renderMailLinkDone("ended", view),
    person: renderPersonPage(
      { profile: { person, count: 3, isViewer: false, muted: true, ...wrote }, ticket: words.reference, done: "muted" },
      view,
    ),
    me: renderMePage(
      {
        own: { person, nameChangeAt: 5, muted: [person], picture: "shown", ...wrote },
        ticket: words.reference,
        values: { name: words.author, bio: words.body },
        problem: refused,
        done: null,
        mayModerate: true,
        bar,
      },
      view,
    ),
    problem: renderProblemPage(new Problem("internal", words.body), { view, requestId: words.reference }),
    accountAccess: renderAccountAccess(
      {
        access: {
          recent: true,
          ways: (["email", "passkey"] as const).map((kind, index) => ({
            id: index,
            kind,
            label: words.address,
            addedAt: 1,
            usedAt: 2,
          })),
          sessions: [true, false].map((current, index) => ({
            id: index,
            label: words.title,
            way: words.reference,
            origin: words.address,
            createdAt: 1,
            usedAt: 2,
            current,
          })),
          events: [{ kind: "signed-in", at: 1, detail: words.body }],
        },
        providers: [{ id: "herald", label: words.title }],
        ticket: words.reference,
        done: "renamed",
        problem: refused,
      },
      view,
    ),
    rules: renderRulesPage(
      {
        version: 1,
        at: 5,
        clauses: [
          {
            number: 3,
            title: words.title,
            text: words.body,
            severity: "grave",
            sanction: "ban",
            strikeWeight: 2,
            category: "OTHER_VIOLATION_TC",
          },
        ],
        versions: [
          { version: 2, at: 9 },
          { version: 1, at: 5 },
          { version: 0, at: null },
        ],
      },
      view,
    ),
    popupAsk: renderAskPage({ name: words.author, host: words.address, goOn: `/?${words.reference}` }, view),
    popupHandOver: renderHandOverPage(
      {
        name: words.author,
        host: words.title,
        origin: words.address,
        code: words.reference,
        state: words.body,
        back: `https://news.example/${encodeURIComponent(words.address)}`,
      },
      view,
    ),
    goOn: renderGoOnPage(
      { url: `https://news.example/${encodeURIComponent(words.address)}`, label: words.title },
      view,
    ),
    myData: renderMyData(
      {
        ticket: words.reference,
        memberName: words.author,
        claimable: 2,
        leavesAt: null,
        graceDays: 14,
        recent: true,
        problem: refused,
        done: "claimed",
      },
      view,
    ),
    left: renderLeft(view),
    confirm: renderConfirm({ ticket: words.reference, secret: words.reference }, view),
    threadFragment: renderThread(page, view),
    itemsFragment: renderThreadItems(page, view),
    branchFragment: renderBranchItems(branch, view),
    formFragment: renderFormFragment(article, edit, view),
  };
}
