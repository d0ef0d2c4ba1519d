import type { Context, Hono } from "hono";
import type { WebContext } from "../web-context.ts";
import { articlePage, branchAnswer, commentPage, conversationPage, homePage, threadFragment } from "./read-pages.ts";
import {
  signInLinkPage,
  signInPage,
  takeSignInCode,
  takeSignInEmail,
  takeSignInLink,
  takeSignOut,
} from "./sign-in-pages.ts";
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
  get("/sign-in", signInPage);
  post("/sign-in/email", takeSignInEmail);
  post("/sign-in/code", takeSignInCode);
  get("/sign-in/link", signInLinkPage);
  post("/sign-in/link", takeSignInLink);
  post("/sign-out", takeSignOut);
  get(`${FRAGMENTS_BASE}/thread`, visitFragment);
  get(`${FRAGMENTS_BASE}/conversations/:id/thread`, threadFragment);

  for (const fragment of [false, true]) {
    const base = fragment ? FRAGMENTS_BASE : "";
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
    get(`${base}/comments/:id/withdraw`, (c) => withdrawForm(c, context, { fragment }));
    post(`${base}/comments/:id/withdraw`, (c) => takeWithdrawal(c, context, { fragment }));
    post(`${base}/comments/:id/react`, (c) => takeReaction(c, context, { fragment }));
  }
}
