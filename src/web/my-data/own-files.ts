import { readOwnData } from "../../service/export-person.ts";
import type { Writer } from "../../service/service-context.ts";
import { documentEnd, documentStart, renderDataItem, renderSectionTitle } from "../views/data-document.ts";
import type { ViewContext } from "../views/view-context.ts";
import type { WebContext } from "../web-context.ts";
import { ownAvatar, pictureFile } from "../../store/avatars.ts";
import type { ArchiveFile } from "./archive.ts";

/** The files with everything that is kept of a person: one for programs, one to read, and their picture. */
export async function ownFiles(context: WebContext, writer: Writer, view: ViewContext): Promise<ArchiveFile[]> {
  const picture = writer.member === null ? undefined : await ownAvatar(context.store.reader, writer.member.id);
  return [
    { name: "data.json", content: asJson(context, writer) },
    { name: "data.html", content: asHtml(context, writer, view) },
    ...(picture === undefined ? [] : [{ name: pictureFile(picture), content: picture.bytes }]),
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
