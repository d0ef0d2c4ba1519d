import type { Context } from "hono";
import { dayAt, isoDay, isoPeriod } from "../../exchange/legal/dates.ts";
import type { Period } from "../../exchange/legal/dates.ts";
import { gatherTransparencyReport, readReportTexts } from "../../exchange/legal/gather-report.ts";
import { dsaStatementLines, safetyRecordLines } from "../../exchange/legal/legal-exports.ts";
import { Problem } from "../../domain/problem.ts";
import { recordExport } from "../../service/moderation/record-export.ts";
import { asStream, zipped } from "../my-data/archive.ts";
import type { ArchiveFile } from "../my-data/archive.ts";
import { LEGAL_EXPORTS, renderLegalPage } from "../views/console/legal-page.ts";
import type { LegalExport } from "../views/console/legal-page.ts";
import { answerConsole, fieldOf } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";

const DAY_MS = 86_400_000;

/** The exports that laws ask for, to be downloaded for a time. */
export async function legalPage(request: ConsoleRequest): Promise<Response> {
  return await legalAnswer(request, null);
}

/**
 * Sends an export, made while it is sent: the same that the command line writes. That of what people wrote is entered in
 * the ledger first.
 */
export async function takeLegalExport(request: ConsoleRequest): Promise<Response> {
  const { context, member } = request;
  try {
    const what = LEGAL_EXPORTS.find((known) => known === fieldOf(request, "what"));
    if (what === undefined) throw wrong("what");
    const period = periodOf(request);
    const previous = fieldOf(request, "previous");
    const previousAt = previous === "" ? null : dayOf(request, "previous");
    if (what === "safety-record") await recordExport(context, { what, ...period, by: member.id });
    const files = await filesOf(request, { what, period, previousAt });
    return download(request.c, files, { name: `${what}-${isoPeriod(period).replace("/", "-")}`, at: context.now() });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await legalAnswer(request, error);
  }
}

async function filesOf(
  request: ConsoleRequest,
  { what, period, previousAt }: { what: LegalExport; period: Period; previousAt: number | null },
): Promise<ArchiveFile[]> {
  const { context } = request;
  switch (what) {
    case "dsa-statements":
      return [{ name: "statements.jsonl", content: dsaStatementLines(context, period) }];
    case "transparency-report": {
      const provider = fieldOf(request, "provider").trim() || context.site().name;
      const texts = readReportTexts("{}");
      const report = await gatherTransparencyReport(context, { period, provider, previousAt, texts });
      return [...report].map(([name, content]) => ({ name, content: new TextEncoder().encode(content) }));
    }
    case "safety-record":
      return (["reports", "complaints"] as const).map((table) => ({
        name: `${table}.csv`,
        content: safetyRecordLines(context, { table, format: "csv", period }),
      }));
  }
}

function download(c: Context, files: readonly ArchiveFile[], named: { name: string; at: number }): Response {
  c.header("content-type", "application/zip");
  c.header("content-disposition", `attachment; filename="${named.name}.zip"`);
  c.header("cache-control", "private, no-store");
  return c.body(asStream(zipped(files, named.at)));
}

/** From the first day to the last one, both in it. */
function periodOf(request: ConsoleRequest): Period {
  const period = { from: dayOf(request, "from"), until: dayOf(request, "last") + DAY_MS };
  if (period.until <= period.from) throw wrong("last");
  return period;
}

function dayOf(request: ConsoleRequest, field: "from" | "last" | "previous"): number {
  const at = dayAt(fieldOf(request, field));
  if (at === null) throw wrong(field);
  return at;
}

function wrong(field: "what" | "from" | "last" | "previous"): Problem {
  const messages = {
    what: "Choose what to download.",
    from: "A day is written such as 2031-04-01.",
    last: "The last day is one such as 2031-04-30, and not before the first.",
    previous: "A day is written such as 2031-04-01.",
  };
  const message = messages[field];
  return new Problem("invalid-input", message, { fields: [{ field, code: "wrong", message }] });
}

async function legalAnswer(request: ConsoleRequest, problem: Problem | null): Promise<Response> {
  const { context, view, form } = request;
  const now = new Date(context.now());
  // The year that has ended: the one that reports are about.
  const year = now.getUTCFullYear() - 1;
  const first = { from: isoDay(Date.UTC(year, 0, 1)), last: isoDay(Date.UTC(year, 11, 31)) };
  const values = {
    what: fieldOf(request, "what"),
    from: form === null ? first.from : fieldOf(request, "from"),
    last: form === null ? first.last : fieldOf(request, "last"),
    provider: form === null ? context.site().name : fieldOf(request, "provider"),
    previous: fieldOf(request, "previous"),
  };
  return await answerConsole(request, {
    title: view.texts.legal.title,
    place: "legal",
    status: problem?.status ?? 200,
    main: renderLegalPage({ values, problem }, view),
  });
}
