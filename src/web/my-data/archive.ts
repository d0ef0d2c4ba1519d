import { Zip, ZipDeflate } from "fflate";

/** One file of an archive; its text comes piece by piece. */
export interface ArchiveFile {
  readonly name: string;
  /** Text, or bytes as they are. */
  readonly content: AsyncIterable<string> | Uint8Array;
}

/** Text that is compressed at once, in UTF-16 code units: small enough that other requests do not wait for it. */
const PIECE = 64 * 1024;

/**
 * A ZIP archive, made while it is sent: at no time is more of it in memory than one piece.
 * @param modifiedAt what the archive says of every file (milliseconds since 1970-01-01 UTC).
 */
export async function* zipped(files: readonly ArchiveFile[], modifiedAt: number): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error !== null) failure = error;
    else ready.push(chunk);
  });
  function* taken(): Generator<Uint8Array> {
    if (failure !== null) throw failure;
    yield* ready.splice(0);
  }
  for (const { name, content } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = modifiedAt;
    zip.add(file);
    for await (const piece of content instanceof Uint8Array ? [content] : encoded(content)) {
      file.push(piece);
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

async function* encoded(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of joined(text)) yield encoder.encode(piece);
}

/** Short texts joined to long ones: compressing each word alone would be slow. */
async function* joined(text: AsyncIterable<string>): AsyncGenerator<string> {
  let waiting = "";
  for await (const part of text) {
    waiting += part;
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = "";
  }
  if (waiting !== "") yield waiting;
}

/** What is produced piece by piece as a body of an answer; production waits for whoever receives it. */
export function asStream(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}
