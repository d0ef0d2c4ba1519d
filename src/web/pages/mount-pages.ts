import type { Context, Hono } from "hono";
import type { WebContext } from "../web-context.ts";
import { CONFIRM_PATH } from "../confirm-link.ts";
import { confirmPage, takeConfirmedComment } from "./confirm-pages.ts";
import { myDataPage, takeClaim, takeDownload, takeLeaving, takeStaying } from "./my-data-pages.ts";
import {
  accountAccessPage,
  takeEndedOthers,
  takeEndedSession,
  takeRemovedWay,
  takeSessionName,
} from "./account-access-pages.ts";
import { followPage, takeFollow } from "./follow-pages.ts";
import { mailLinkPage, takeConfirmation, takeUnsubscription } from "./mail-link-pages.ts";
import {
  noticesFragment,
  noticesPage,
  openNotice,
  preferencesPage,
  takePreferences,
  takeReadNotices,
} from "./notices-pages.ts";
import { addProvider, backFromProvider, beginWithProvider } from "./oidc-pages.ts";
import { POPUP_PATH } from "../signed-in.ts";
import { newPasskeyOptions, passkeyOptions, takeNewPasskey, takePasskey } from "./passkey-pages.ts";
import { popupPage } from "./popup-page.ts";
import { signInBySsoToken } from "./sso-page.ts";
import { mePage, personFragment, personPage, takeMute, takePicture, takeProfile } from "./people-pages.ts";
import { articlePage, branchAnswer, commentPage, conversationPage, homePage, threadFragment } from "./read-pages.ts";
import {
  signInLinkPage,
  signInPage,
  takeSignInCode,
  takeSignInEmail,
  takeSignInLink,
  takeSignOut,
} from "./sign-in-pages.ts";
import { reportForm, reportStatusPage, takeReport } from "./report-pages.ts";
import { statementPage, statementsPage, takeAcknowledgement, takeAppeal } from "./statement-pages.ts";
import { rulesPage } from "./rules-page.ts";
import { transparencyJson, transparencyPage } from "./transparency-pages.ts";
import { takeReaction, takeWithdrawal, withdrawForm } from "./small-forms.ts";
import { visitFragment } from "./visit-fragment.ts";
import { editTarget, replyTarget, showForm, takeForm, writeTarget } from "./write-pages.ts";

/** Where the pieces of pages are that scripts and embeds put into other pages. */
export const FRAGMENTS_BASE = "/fragments";

type Page = (c: Context, context: WebContext) => Promise<Response>;

/** Every page at its address. What pages and fragments share has the same tail. */
export function mountPages(app: Hono, context: WebContext): void {
  const get = (path: string, page: Page): unknown => app.get(path, (c) => page(c, context));
  const post = (path: string, page: Page): unknown => app.post(path, (c) => page(c, context));

  get("/", homePage);
  get("/articles/:slug", articlePage);
  get("/conversations/:id", conversationPage);
  get("/comments/:id", commentPage);
  get("/rules", rulesPage);
  get("/sign-in", signInPage);
  post("/sign-in/email", takeSignInEmail);
  post("/sign-in/code", takeSignInCode);
  get("/sign-in/link", signInLinkPage);
  post("/sign-in/link", takeSignInLink);
  get("/sign-in/with/:provider", beginWithProvider);
  get("/sign-in/with/:provider/back", backFromProvider);
  get(POPUP_PATH, popupPage);
  post("/sign-in/passkey/options", passkeyOptions);
  post("/sign-in/passkey", takePasskey);
  post("/me/sign-in/passkey/options", newPasskeyOptions);
  post("/me/sign-in/passkey", takeNewPasskey);
  get("/sign-in/sso", signInBySsoToken);
  get("/me", mePage);
  post("/me/profile", takeProfile);
  post("/me/picture", takePicture);
  get("/people/:id", personPage);
  get("/me/sign-in", accountAccessPage);
  post("/me/sign-in/with/:provider", addProvider);
  post("/me/sign-in/ways/:id/remove", takeRemovedWay);
  post("/me/sign-in/sessions/end-others", takeEndedOthers);
  post("/me/sign-in/sessions/:id/rename", takeSessionName);
  post("/me/sign-in/sessions/:id/end", takeEndedSession);
  post("/sign-out", takeSignOut);
  get(CONFIRM_PATH, confirmPage);
  post(CONFIRM_PATH, takeConfirmedComment);
  get("/me/data", myDataPage);
  post("/me/data/download", takeDownload);
  post("/me/data/delete", takeLeaving);
  post("/me/data/stay", takeStaying);
  post("/me/comments/claim", takeClaim);
  get("/me/notices", noticesPage);
  get("/me/notices/:id", openNotice);
  get("/me/preferences", preferencesPage);
  post("/me/preferences", takePreferences);
  get("/transparency", transparencyPage);
  get("/transparency.json", transparencyJson);
  get("/me/decisions", statementsPage);
  for (const [path, way] of [
    ["/me/decisions/:id", "own"],
    ["/statements/:secret", "link"],
  ] as const) {
    get(path, (c) => statementPage(c, context, way));
    post(`${path}/appeal`, (c) => takeAppeal(c, context, way));
    post(`${path}/acknowledge`, (c) => takeAcknowledgement(c, context, way));
  }
  get("/reports/:receipt", reportStatusPage);
  get("/mail/confirm", mailLinkPage);
  post("/mail/confirm", takeConfirmation);
  get("/mail/unsubscribe", mailLinkPage);
  post("/mail/unsubscribe", takeUnsubscription);
  get(`${FRAGMENTS_BASE}/thread`, visitFragment);
  get(`${FRAGMENTS_BASE}/conversations/:id/thread`, threadFragment);
  get(`${FRAGMENTS_BASE}/me/notices`, noticesFragment);
  get(`${FRAGMENTS_BASE}/people/:id`, personFragment);

  for (const fragment of [false, true]) {
    const base = fragment ? FRAGMENTS_BASE : "";
    for (const [path, what] of [
      ["/conversations/:id/follow", "article"],
      ["/comments/:id/follow", "thread"],
    ] as const) {
      get(base + path, (c) => followPage(c, context, { what, fragment }));
      post(base + path, (c) => takeFollow(c, context, { what, fragment }));
    }
    post(`${base}/people/:id/mute`, (c) => takeMute(c, context, { muted: true, fragment }));
    post(`${base}/people/:id/unmute`, (c) => takeMute(c, context, { muted: false, fragment }));
    post(`${base}/me/notices/read`, (c) => takeReadNotices(c, context, { fragment }));
    get(`${base}/comments/:id/replies`, (c) => branchAnswer(c, context, { fragment }));
    const forms = [
      { path: `${base}/conversations/:id/write`, find: writeTarget },
      { path: `${base}/comments/:id/reply`, find: replyTarget },
      { path: `${base}/comments/:id/edit`, find: editTarget },
    ];
    for (const { path, find } of forms) {
      get(path, (c) => showForm(c, context, { find, fragment }));
      post(path, (c) => takeForm(c, context, { find, fragment }));
    }
    for (const [path, kind] of [
      ["report", "reader"],
      ["notice", "illegal-content"],
    ] as const) {
      get(`${base}/comments/:id/${path}`, (c) => reportForm(c, context, { fragment, kind }));
      post(`${base}/comments/:id/${path}`, (c) => takeReport(c, context, { fragment, kind }));
    }
    get(`${base}/comments/:id/withdraw`, (c) => withdrawForm(c, context, { fragment }));
    post(`${base}/comments/:id/withdraw`, (c) => takeWithdrawal(c, context, { fragment }));
    post(`${base}/comments/:id/react`, (c) => takeReaction(c, context, { fragment }));
  }
}
