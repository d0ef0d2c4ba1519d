import type { Hono } from "hono";
import type { WebContext } from "../web-context.ts";
import { auditPage, takeAuditRequest } from "./audit.ts";
import { takeBulk } from "./bulk.ts";
import {
  casePage,
  takeAnswer,
  takeCaseNote,
  takeDecision,
  takeLift,
  takeReversal,
  takeSuspicion,
  takeUndo,
  takeUpComment,
} from "./cases.ts";
import { articlePage, articlesPage, takeArticleAuthors, takeArticleDecision } from "./articles.ts";
import { consoleAnswer } from "./console-page.ts";
import type { ConsolePageDefinition } from "./console-page.ts";
import { outboxPage, peopleListPage } from "./lists.ts";
import { personPage, takePersonDecision, takePersonNote, takeRole } from "./people.ts";
import { legalPage, takeLegalExport } from "./legal.ts";
import { liveState } from "./live.ts";
import { decidedPage, queuePage } from "./queue.ts";
import { repliesPage, takeAdoption, takeReply } from "./replies.ts";
import {
  changeClausePage,
  consoleRulesPage,
  newClausePage,
  takeClause,
  takeDroppedClause,
  takeReturnedClause,
} from "./rules.ts";
import {
  changeListPage,
  listPage,
  newListPage,
  screeningPage,
  takeBackTest,
  takeList,
  takeListAction,
  takeReset,
} from "./screening.ts";
import { settingsPage, takeSettings } from "./settings.ts";

/** Everything that the console can show and do, with who may. The queues come last: their address fits the others, too. */
export const CONSOLE_PAGES: readonly ConsolePageDefinition[] = [
  { method: "get", path: "/console/decided", access: "moderator", handle: decidedPage },
  { method: "get", path: "/console/cases/:id", access: "moderator", handle: casePage },
  { method: "post", path: "/console/cases/:id/decide", access: "moderator", handle: takeDecision },
  { method: "post", path: "/console/cases/:id/answer", access: "moderator", handle: takeAnswer },
  { method: "post", path: "/console/cases/:id/suspicion", access: "moderator", handle: takeSuspicion },
  { method: "post", path: "/console/cases/:id/note", access: "moderator", handle: takeCaseNote },
  { method: "post", path: "/console/comments/:id/take-up", access: "moderator", handle: takeUpComment },
  { method: "post", path: "/console/bulk", access: "moderator", handle: takeBulk },
  { method: "post", path: "/console/undo", access: "moderator", handle: takeUndo },
  { method: "post", path: "/console/decisions/:id/reverse", access: "moderator", handle: takeReversal },
  { method: "post", path: "/console/decisions/:id/lift", access: "moderator", handle: takeLift },
  { method: "get", path: "/console/live", access: "moderator", handle: liveState },
  { method: "get", path: "/console/articles", access: "moderator", handle: articlesPage },
  { method: "get", path: "/console/articles/:id", access: "moderator", handle: articlePage },
  { method: "post", path: "/console/articles/:id/decide", access: "moderator", handle: takeArticleDecision },
  { method: "post", path: "/console/articles/:id/authors", access: "admin", handle: takeArticleAuthors },
  { method: "get", path: "/console/replies", access: "moderator", handle: repliesPage },
  { method: "post", path: "/console/replies", access: "moderator", handle: takeReply },
  { method: "post", path: "/console/replies/adopt", access: "moderator", handle: takeAdoption },
  { method: "get", path: "/console/people", access: "moderator", handle: peopleListPage },
  { method: "get", path: "/console/audit", access: "moderator", handle: auditPage },
  { method: "post", path: "/console/audit", access: "moderator", handle: takeAuditRequest },
  { method: "get", path: "/console/outbox", access: "admin", handle: outboxPage },
  { method: "get", path: "/console/rules", access: "moderator", handle: consoleRulesPage },
  { method: "get", path: "/console/rules/new", access: "admin", handle: newClausePage },
  { method: "get", path: "/console/rules/:id/change", access: "admin", handle: changeClausePage },
  { method: "post", path: "/console/rules/write", access: "admin", handle: takeClause },
  { method: "post", path: "/console/rules/drop", access: "admin", handle: takeDroppedClause },
  { method: "post", path: "/console/rules/bring-back", access: "admin", handle: takeReturnedClause },
  { method: "get", path: "/console/screening", access: "moderator", handle: screeningPage },
  { method: "get", path: "/console/screening/new", access: "admin", handle: newListPage },
  { method: "post", path: "/console/screening/write", access: "admin", handle: takeList },
  { method: "post", path: "/console/screening/reset", access: "admin", handle: takeReset },
  { method: "get", path: "/console/screening/:id", access: "moderator", handle: listPage },
  { method: "get", path: "/console/screening/:id/change", access: "admin", handle: changeListPage },
  { method: "post", path: "/console/screening/:id/act", access: "admin", handle: takeListAction },
  { method: "post", path: "/console/screening/:id/back-test", access: "moderator", handle: takeBackTest },
  { method: "get", path: "/console/legal", access: "admin", handle: legalPage },
  { method: "post", path: "/console/legal", access: "admin", handle: takeLegalExport },
  { method: "get", path: "/console/settings", access: "admin", handle: settingsPage },
  { method: "post", path: "/console/settings", access: "admin", handle: takeSettings },
  { method: "get", path: "/console/people/:id", access: "moderator", handle: personPage },
  { method: "post", path: "/console/people/:id/decide", access: "moderator", handle: takePersonDecision },
  { method: "post", path: "/console/people/:id/note", access: "moderator", handle: takePersonNote },
  { method: "post", path: "/console/people/:id/role", access: "admin", handle: takeRole },
  { method: "get", path: "/console/:queue", access: "moderator", handle: queuePage },
];

/** Puts every page of the console at its address. */
export function mountConsole(app: Hono, context: WebContext): void {
  app.get("/console", (c) => c.redirect("/console/held", 303));
  for (const page of CONSOLE_PAGES) {
    app.on(page.method.toUpperCase(), page.path, (c) => consoleAnswer(c, context, page));
  }
}
