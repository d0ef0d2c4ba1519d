import { keptAudit, requestAudit } from "../../service/audit/keep-audit.ts";
import { nameAudit } from "../../service/audit/name-audit.ts";
import { renderAudit } from "../views/console/audit-page.ts";
import { answerConsole } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";

/** What the last audit of moderation found. */
export async function auditPage(request: ConsoleRequest): Promise<Response> {
  const { context, view } = request;
  const { found, at, underWay } = await keptAudit(context);
  const audit = found === null ? null : await nameAudit(context, found, at);
  const main = renderAudit({ audit, underWay }, view);
  return await answerConsole(request, { title: view.texts.audit.title, place: "audit", main });
}

/** Asks for a new audit; it is made beside answering requests. */
export async function takeAuditRequest(request: ConsoleRequest): Promise<Response> {
  await requestAudit(request.context);
  return request.c.redirect("/console/audit", 303);
}
