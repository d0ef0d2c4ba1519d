import { readOwnData } from "../../service/export-person.ts";
import type { Writer } from "../../service/service-context.ts";
import { documentEnd, documentStart, renderDataItem, renderSectionTitle } from "../views/data-document.ts";
import type { ViewContext } from "../views/view-context.ts";
import type { WebContext } from "../web-context.ts";
import type { ArchiveFile } from "./archive.ts";

/** The two files with everything that is kept of a person: one for programs, one to read. */
export function ownFiles(context: WebContext, writer: Writer, view: ViewContext): ArchiveFile[] {
  return [
    { name: "data.json", text: asJson(context, writer) },
    { name: "data.html", text: asHtml(context, writer, view) },
  ];
}

async function* asJson(context: WebContext, writer: Writer): AsyncGenerator<string> {
  const head = JSON.stringify({ site: context.site().name, madeAt: new Date(context.now()) });
  yield head.slice(0, -1);
  for await (const { section, items } of readOwnData(context, writer)) {
    yield `,\n${JSON.stringify(section)}:[`;
    let first = true;
    for await (const { fields, html, revisions } of items) {
      yield `${first ? "\n" : ",\n"}${JSON.stringify({ ...fields, html, revisions })}`;
      first = false;
    }
    yield "]";
  }
  yield "}\n";
}

async function* asHtml(context: WebContext, writer: Writer, view: ViewContext): AsyncGenerator<string> {
  yield documentStart(view, context.now());
  for await (const { section, items } of readOwnData(context, writer)) {
    yield renderSectionTitle(section, view).toString();
    let some = false;
    for await (const item of items) {
      some = true;
      yield renderDataItem(section, item, view).toString();
    }
    if (!some) yield `<p>${view.texts.data.nothing}</p>`;
    yield "</section>";
  }
  yield documentEnd();
}
