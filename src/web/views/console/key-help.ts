import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";

/** What keys do in the console (src/browser/console.ts). */
const KEYS = {
  move: ["j", "k"],
  open: ["o"],
  choose: ["x"],
  publish: ["a"],
  reject: ["r"],
  follow: ["n"],
  undo: ["u"],
  blur: ["b"],
  search: ["/"],
  help: ["?"],
} as const;

type ConsoleKey = keyof typeof KEYS;

/** The keys of each kind of page: a queue where several can be decided at once, one where not, what was decided, a case. */
export const KEYS_OF = {
  bulk: ["move", "open", "choose", "publish", "reject", "undo", "blur", "search", "help"],
  queue: ["move", "open", "undo", "blur", "search", "help"],
  decided: ["move", "open", "blur", "search", "help"],
  case: ["publish", "reject", "follow", "undo", "blur", "help"],
} as const satisfies Record<string, readonly ConsoleKey[]>;

/** What the keys do on a page, folded away. */
export function keyHelp(page: keyof typeof KEYS_OF, view: ViewContext): Html {
  const words = view.texts.console;
  return html`<details class="keys">
    <summary>${words.keys}</summary>
    <dl>
      ${KEYS_OF[page].map(
        (key) =>
          html`<div>
            <dt>${KEYS[key].map((cap) => html`<kbd>${cap}</kbd> `)}</dt>
            <dd>${words.keyHelp[key]}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}
