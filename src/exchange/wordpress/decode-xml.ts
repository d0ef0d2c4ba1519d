import { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";
import { Problem } from "../../domain/problem.ts";

/** XML 1.0, 2.2 (Char): these cannot stand in a document, not even as references. Exports have them all the same. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NOT_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/u;
// oxlint-disable-next-line no-control-regex -- as above
const ALL_NOT_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]+/gu;

const ENCODING = /^(?:\u00EF\u00BB\u00BF)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/u;

/** How far the encoding declaration is looked for, in bytes. */
const DECLARATION_LENGTH = 1_024;

/** Pieces of the text, and what had to be mended in them. */
export interface XmlText {
  readonly text: string;
  /** True where this piece held characters that XML does not allow; they are left out. */
  readonly mended: boolean;
  /** True where bytes of this piece are no text in the declared encoding; U+FFFD stands for them. */
  readonly damaged: boolean;
}

/**
 * Decodes an XML file piece by piece: gunzips it where it is compressed, reads it in the encoding of its byte order mark
 * or declaration (else UTF-8) and leaves out control characters. Lines stay where they are.
 * @throws Problem `invalid-input` for an unknown encoding or a broken gzip file.
 */
export async function* decodeXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<XmlText> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of withLongStart(unzipped(bytes))) {
    decoder ??= decoderFor(chunk);
    const piece = mend(decoder.decode(chunk, { stream: true }));
    if (piece.text !== "") yield piece;
  }
  const rest = mend(decoder?.decode() ?? "");
  if (rest.text !== "") yield rest;
}

function mend(text: string): XmlText {
  const mended = NOT_XML.test(text);
  return { text: mended ? text.replaceAll(ALL_NOT_XML, "") : text, mended, damaged: text.includes("\uFFFD") };
}

async function* unzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = withLongStart(bytes);
  const { value: first } = await source.next();
  if (first === undefined) return;
  const all = startedWith(first, source);
  // RFC 1952, 2.3.1: a gzip file begins with 1F 8B.
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip();
  const packed = Readable.from(all);
  packed.once("error", (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!code.startsWith("Z_")) throw error;
    throw new Problem("invalid-input", "Line 1: the gzip file is damaged or cut off.", { cause: error });
  }
}

/** The same bytes; the first piece is long enough to hold a byte order mark and the XML declaration. */
async function* withLongStart(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let start: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of bytes) {
    if (start === null) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < DECLARATION_LENGTH) continue;
    yield start;
    start = null;
  }
  if (start !== null && start.length > 0) yield start;
}

async function* startedWith(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/** XML 1.0, appendix F: the byte order mark decides, then the declaration, else it is UTF-8. */
function decoderFor(start: Uint8Array): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder("utf-16le");
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder("utf-16be");
  const declaration = Buffer.from(start.subarray(0, DECLARATION_LENGTH)).toString("latin1");
  const label = ENCODING.exec(declaration)?.[1] ?? "utf-8";
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  if (/^utf-?16/iu.test(label)) return new TextDecoder("utf-8");
  try {
    return new TextDecoder(label);
  } catch (error) {
    const message = `Line 1: the encoding "${label.slice(0, 40)}" is not known. Please save the file as UTF-8.`;
    throw new Problem("invalid-input", message, { cause: error });
  }
}
