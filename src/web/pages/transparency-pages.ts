import type { Context } from "hono";
import { FIGURES_AGE_MS, readFigures, readLog } from "../../service/moderation/read-transparency.ts";
import { readLedgerHead } from "../../service/moderation/verify-ledger.ts";
import { renderTransparency } from "../views/transparency-page.ts";
import type { TransparencyPage } from "../views/transparency-page.ts";
import type { WebContext } from "../web-context.ts";
import { viewFor } from "./page-view.ts";
import { answerPublic } from "./public-page.ts";

/** The public record of moderation (`?after=`: the log from an entry on, backwards in time). */
export async function transparencyPage(c: Context, context: WebContext): Promise<Response> {
  const { figures, head } = await common(context);
  const before = beforeOf(c);
  return await answerPublic(c, context, {
    fragment: false,
    version: `${head?.seq ?? 0}-${figures.at}`,
    expiresAt: figures.at + FIGURES_AGE_MS,
    make: async () => {
      const page: TransparencyPage = { head, figures, first: before === null, ...(await readLog(context, before)) };
      return renderTransparency(page, viewFor(c, context, { fragment: false }));
    },
  });
}

/** The same for programs. */
export async function transparencyJson(c: Context, context: WebContext): Promise<Response> {
  const { figures, head } = await common(context);
  const { entries, next } = await readLog(context, beforeOf(c));
  c.header("cache-control", "public, max-age=60");
  c.header("access-control-allow-origin", "*");
  return c.json({
    head: head === null ? null : { count: head.seq, hash: head.hash, at: instant(head.at) },
    figures: {
      at: instant(figures.at),
      complete: figures.complete,
      agreement: figures.agreement,
      months: figures.months,
    },
    log: entries.map((entry) => ({ ...entry, at: instant(entry.at) })),
    next: next === null ? null : `${context.publicUrl}/transparency.json?after=${next}`,
  });
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

async function common(context: WebContext) {
  return { figures: await readFigures(context), head: await readLedgerHead(context) };
}

function beforeOf(c: Context): number | null {
  const text = /^\d{1,15}$/u.exec(c.req.query("after") ?? "")?.[0];
  return text === undefined ? null : Number(text);
}
