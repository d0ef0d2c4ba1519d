import { UNDO_MS } from "../../service/moderation/undo-time.ts";
import { decisionsOfBatch } from "../../store/decisions.ts";
import { html } from "../views/html.ts";
import type { Html } from "../views/html.ts";
import type { ConsoleRequest } from "./console-page.ts";

/** What has just been decided, with the way to undo it while there is time. */
export async function doneNotice({ c, context, member, view }: ConsoleRequest): Promise<Html | null> {
  const words = view.texts.console;
  if (c.req.query("undone") === "1") return html`<p class="notice done" role="status">${words.undone}</p>`;
  const batch = c.req.query("batch") ?? "";
  if (batch === "") return null;
  const decisions = await decisionsOfBatch(context.store.reader, { siteId: context.site().id, batch });
  const own = decisions.filter((decision) => decision.by_person === member.id && decision.kind !== "reverse");
  const first = own[0];
  if (first === undefined) return null;
  const left = Math.ceil((first.at + UNDO_MS - context.now()) / 1000);
  return html`<div class="notice done" role="status">
    <p>${words.done(own.length)}</p>
    ${
      left > 0 &&
      html`<form method="post" action="/console/undo" data-undo-until="${left}">
        <input type="hidden" name="batch" value="${batch}" />
        <input type="hidden" name="back" value="${placeOf(c.req.url)}" /><button>${words.undo}</button>
        <span class="hint">${words.undoHint(left)}</span>
      </form>`
    }
  </div>`;
}

/** The place of a page, by which somebody gets back to it: without what was said on it once. */
function placeOf(url: string): string {
  const { pathname, searchParams } = new URL(url);
  for (const name of SAID_ONCE) searchParams.delete(name);
  const search = searchParams.toString();
  return search === "" ? pathname : `${pathname}?${search}`;
}

const SAID_ONCE = ["batch", "undone"] as const;

/**
 * Where a form says that its page was.
 * @returns an address within the console, whatever was sent; `/console/held` where that is none.
 */
export function placeSent(text: string, more: Readonly<Record<string, string>>): string {
  const found = /^\/console\/[\w/-]+(?:\?[^#]*)?$/u.test(text) ? text : "/console/held";
  const [path = "", search = ""] = found.split("?", 2);
  return `${path}?${new URLSearchParams([...new URLSearchParams(search), ...Object.entries(more)]).toString()}`;
}
