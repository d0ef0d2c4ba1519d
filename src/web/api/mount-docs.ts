import type { Hono } from "hono";
import { VERSION } from "../../domain/version.ts";
import type { Operation } from "../operation.ts";
import { viewFor } from "../pages/page-view.ts";
import { answerPublic } from "../pages/public-page.ts";
import { renderApiPage } from "../views/api-page.ts";
import type { WebContext } from "../web-context.ts";
import { API_BASE } from "./base.ts";
import { openApiDocument } from "./openapi.ts";
import { sendShared } from "./send-shared.ts";

/** Where the API is described, for programs. */
export const OPENAPI_PATH = `${API_BASE}/openapi.json`;

/** Puts the description of the API at its two addresses: the document for programs, a page for people. */
export function mountApiDocs(app: Hono, context: WebContext, operations: readonly Operation[]): void {
  const document = openApiDocument(operations);
  app.get(OPENAPI_PATH, (c) =>
    sendShared(c, context, { version: VERSION, expiresAt: null, make: () => Promise.resolve(document) }),
  );
  app.get("/api", (c) =>
    answerPublic(c, context, {
      fragment: false,
      version: `${VERSION} ${JSON.stringify(context.site())}`,
      expiresAt: null,
      make: () => Promise.resolve(renderApiPage(document, viewFor(c, context, { fragment: false }))),
    }),
  );
}
