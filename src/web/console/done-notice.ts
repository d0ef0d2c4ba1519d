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
        <input type="hidden" name="batch" value="${batch}" /><button>${words.undo}</button>
        <span class="hint">${words.undoHint(left)}</span>
      </form>`
    }
  </div>`;
}
