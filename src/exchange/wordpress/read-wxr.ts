import { SaxesParser } from "saxes";
import type { SaxesTagPlain } from "saxes";
import { Problem } from "../../domain/problem.ts";
import { decodeXml } from "./decode-xml.ts";
import { WxrBuilder } from "./wxr-builder.ts";
import { WxrNames } from "./wxr-names.ts";
import type { WxrRecord } from "./wxr-record.ts";

/** Longest text of one element, in characters: the parser holds it in memory. */
const MAX_TEXT = 32 * 1024 * 1024;

/** Elements of an export stand at most 6 deep; what goes far beyond is no export. */
const MAX_DEPTH = 64;

/**
 * Reads a WordPress export (WXR 1.0 to 1.2), plain or gzip, while it comes in: memory does not grow with the file.
 * The parser replaces the five references of XML and those by number; it knows no other entities and expands none that
 * the file declares, so there are no entity bombs.
 * @throws Problem `invalid-input`, naming the line, for a file that is not well-formed XML or no such export. What came
 * before is then to be thrown away.
 */
export async function* readWxr(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<WxrRecord> {
  const reader = new WxrReader();
  for await (const piece of decodeXml(bytes)) {
    reader.write(piece.text);
    const line = reader.line;
    if (piece.mended) yield { kind: "oddity", line, text: "control characters near this line were left out" };
    if (piece.damaged) yield { kind: "oddity", line, text: "there are damaged characters (U+FFFD) near this line" };
    yield* reader.take();
  }
  reader.close();
  yield* reader.take();
}

/** Where in the document the reader is: levels of elements whose fields are gathered. */
interface Level {
  readonly kind: "channel" | "author" | "item" | "comment";
  readonly depth: number;
  readonly line: number;
  readonly fields: Map<string, string>;
}

class WxrReader {
  readonly #parser = new SaxesParser();
  readonly #names = new WxrNames();
  readonly #builder = new WxrBuilder();
  readonly #levels: Level[] = [];
  /** Names of the open elements. */
  readonly #path: string[] = [];
  #text = "";
  /** Characters since the parser last told anything: so many at most it holds. */
  #pending = 0;
  #started = false;
  #skippedLines = 0;
  #isExport = false;

  constructor() {
    const parser = this.#parser;
    // Without a prototype, so that `&constructor;` is as unknown as any other.
    parser.ENTITIES = Object.assign(Object.create(null), { amp: "&", gt: ">", lt: "<", quot: '"', apos: "'" });
    parser.on("error", (error) => {
      throw this.#malformed(error.message.replace(/^\d+:\d+: /u, "").replace(/\.$/u, ""));
    });
    parser.on("opentag", (tag) => {
      this.#pending = 0;
      this.#open(tag);
    });
    parser.on("closetag", () => {
      this.#pending = 0;
      this.#close();
    });
    const append = (text: string): void => {
      this.#pending = 0;
      this.#text += text;
      if (this.#text.length > MAX_TEXT) throw this.#malformed("a text without end");
    };
    parser.on("text", append);
    parser.on("cdata", append);
  }

  get line(): number {
    return this.#parser.line + this.#skippedLines;
  }

  write(text: string): void {
    const piece = this.#started ? text : this.#skipBlankStart(text);
    this.#parser.write(piece);
    this.#pending += piece.length;
    if (this.#pending > MAX_TEXT) throw this.#malformed("a text without end");
  }

  close(): void {
    if (!this.#started) throw this.#malformed("the file is empty");
    this.#parser.close();
    if (!this.#isExport) throw this.#malformed("this is a feed, not a WordPress export: it has no wp: elements");
  }

  /** The records that are ready. */
  take(): WxrRecord[] {
    return this.#builder.records.splice(0);
  }

  /** Plug-ins like to print blank lines before the XML declaration, where XML allows none. */
  #skipBlankStart(text: string): string {
    const piece = text.trimStart();
    this.#skippedLines += text.slice(0, text.length - piece.length).split(/\r\n|\n|\r/u).length - 1;
    this.#started = piece !== "";
    return piece;
  }

  #open(tag: SaxesTagPlain): void {
    const depth = this.#path.length + 1;
    if (depth > MAX_DEPTH) throw this.#malformed("elements stand too deep in each other");
    if (depth <= 3) this.#names.learn(tag.attributes);
    const name = this.#names.resolve(tag.name);
    this.#path.push(name);
    if (depth === 1 && name !== "rss")
      throw this.#malformed(`this is no WordPress export but a <${name.slice(0, 40)}>`);
    if (name.startsWith("wp:")) this.#isExport = true;
    this.#text = "";
    const kind = levelKind(name, this.#levels.at(-1)?.kind);
    if (kind === null) return;
    if (kind === "item") this.#builder.site(this.#fieldsOf("channel"));
    this.#levels.push({ kind, depth, line: this.line, fields: new Map() });
  }

  #close(): void {
    const name = this.#path.pop() ?? "";
    const level = this.#levels.at(-1);
    const depth = this.#path.length + 1;
    if (level?.depth === depth) {
      this.#levels.pop();
      this.#endLevel(level);
    } else if (level !== undefined && level.depth === depth - 1 && !level.fields.has(name)) {
      level.fields.set(name, this.#text);
    }
    this.#text = "";
  }

  #endLevel(level: Level): void {
    if (level.kind === "comment") this.#builder.comment(level.fields, this.#fieldsOf("item"), level.line);
    else if (level.kind === "item") this.#builder.endItem(level.line);
    else if (level.kind === "author") this.#builder.author(level.fields);
    else this.#builder.site(level.fields);
  }

  #fieldsOf(kind: Level["kind"]): ReadonlyMap<string, string> {
    return this.#levels.find((level) => level.kind === kind)?.fields ?? new Map();
  }

  #malformed(what: string): Problem {
    return new Problem("invalid-input", `Line ${this.line}: ${what}.`);
  }
}

function levelKind(name: string, inside: Level["kind"] | undefined): Level["kind"] | null {
  if (name === "channel") return inside === undefined ? "channel" : null;
  if (name === "item") return inside === "channel" ? "item" : null;
  if (name === "wp:author") return inside === "channel" ? "author" : null;
  return name === "wp:comment" && inside === "item" ? "comment" : null;
}
