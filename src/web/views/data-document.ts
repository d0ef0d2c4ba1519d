import { DATA_FIELDS } from "../../domain/own-data.ts";
import type { DataItem, DataSection, DataValue } from "../../domain/own-data.ts";
import { html, rawHtml } from "./html.ts";
import type { Html } from "./html.ts";
import type { ViewContext } from "./view-context.ts";

/**
 * The beginning of the page that somebody takes away with their data. It stands alone: no script, and the few lines of
 * style are in it, so that it can be read for as long as there are browsers. It loads nothing from anywhere.
 */
export function documentStart({ texts, siteName }: ViewContext, madeAt: number): string {
  const title = texts.data.documentTitle(siteName);
  return html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          body {
            font:
              1rem/1.6 Georgia,
              serif;
            max-width: 70ch;
            margin: 2rem auto;
            padding: 0 1rem;
            overflow-wrap: anywhere;
          }
          article {
            border-top: 1px solid #8886;
            padding: 0.75rem 0;
          }
          dl {
            display: grid;
            grid-template-columns: minmax(8rem, max-content) 1fr;
            gap: 0 1rem;
            margin: 0;
            font-size: 0.9rem;
          }
          dd {
            margin: 0;
            white-space: pre-wrap;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${texts.data.documentMade(texts.formats.dateTime(madeAt))}</p>
          ${rawHtml(REST)}
        </main>
      </body>
    </html>`
    .toString()
    .split(REST, 1)
    .join("");
}

/** Stands where the parts of the page will be. */
const REST = "<!-- rest -->";

/** The end of that page. */
export function documentEnd(): string {
  return "</main></body></html>\n";
}

/** The heading of one part; the part is closed by whoever writes it. */
export function renderSectionTitle(section: DataSection, { texts }: ViewContext): Html {
  const title = html`<h2>${texts.data.sections[section]}</h2>`;
  return html`${rawHtml("<section>")}${title}`;
}

/** One thing: its fields, and of comments the text with earlier ones. */
export function renderDataItem(section: DataSection, item: DataItem, view: ViewContext): Html {
  const { texts } = view;
  // The source of a comment is in data.json; here it is to be read.
  const shown = DATA_FIELDS.filter((field) => !(section === "comments" && field === "text"));
  return html`<article>
    <dl>
      ${shown.map((field) => {
        const value = item.fields[field] ?? "";
        return (
          value !== "" &&
          html`<dt>${texts.data.fields[field]}</dt>
            <dd>${shownValue(value, view)}</dd>`
        );
      })}
    </dl>
    ${item.html !== undefined && html`<div dir="auto">${rawHtml(item.html)}</div>`}
    ${(item.revisions ?? []).map(
      (revision) =>
        html`<details>
          <summary>${texts.data.earlier(texts.formats.dateTime(revision.replacedAt.getTime()))}</summary>
          <div dir="auto">${rawHtml(revision.html)}</div>
        </details>`,
    )}
  </article>`;
}

function shownValue(value: Exclude<DataValue, null>, { texts, publicUrl }: ViewContext): string | number {
  if (value instanceof Date) return texts.formats.dateTime(value.getTime());
  return typeof value === "string" && value.startsWith("/comments/") ? publicUrl + value : value;
}
