/** Headers by their names in lower case; of several with one name the last. */
export type Headers = ReadonlyMap<string, string>;

/** Deepest nesting of parts that is looked at; reports have two levels. */
const MAX_DEPTH = 4;

/** Parts of one message that are looked at; reports have three. */
const MAX_PARTS = 20;

/** A part of a message that is not made of parts itself. */
export interface MimePart {
  /** Media type in lower case, without parameters. */
  readonly type: string;
  /** The content, decoded to bytes of Latin-1: what reports say in it is ASCII. */
  readonly content: string;
}

/** Reads headers or fields (RFC 5322, section 2.2; RFC 3464, section 2.1.1), folded lines unfolded. */
export function readHeaders(text: string): Headers {
  const headers = new Map<string, string>();
  for (const line of text.replaceAll(/\r?\n[ \t]+/gu, " ").split(/\r?\n/u)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

/** The head of a message, and what follows the first empty line. */
export function splitMessage(source: string): { headers: Headers; body: string } {
  const [whole = ""] = /\r?\n\r?\n/u.exec(source) ?? [];
  const end = whole === "" ? source.length : source.indexOf(whole);
  return { headers: readHeaders(source.slice(0, end)), body: source.slice(end + whole.length) };
}

/**
 * The parts of a message (RFC 2046, section 5.1), in order, at most twenty.
 * @param source Latin-1 text of the message as it came.
 */
export function readParts(source: string, depth = 0): MimePart[] {
  const { headers, body } = splitMessage(source);
  const kind = headers.get("content-type") ?? "";
  const type = (kind.split(";", 1)[0] ?? "").trim().toLowerCase();
  if (!type.startsWith("multipart/")) {
    return [{ type, content: decoded(body, headers.get("content-transfer-encoding") ?? "") }];
  }
  const boundary = /(?:^|;)\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/iu.exec(kind);
  const delimiter = boundary?.[1] ?? boundary?.[2];
  if (delimiter === undefined || depth === MAX_DEPTH) return [];
  const [, ...pieces] = `\n${body}`.split(`\n--${delimiter}`);
  // What begins with two hyphens more ends them all.
  const last = pieces.findIndex((piece) => piece.startsWith("--"));
  return pieces
    .slice(0, last === -1 ? pieces.length : last)
    .slice(0, MAX_PARTS)
    .flatMap((piece) => readParts(piece.replace(/^[ \t]*\r?\n/u, ""), depth + 1))
    .slice(0, MAX_PARTS);
}

function decoded(body: string, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case "base64":
      return Buffer.from(body, "base64").toString("latin1");
    case "quoted-printable":
      return body
        .replaceAll(/=[ \t]*\r?\n/gu, "")
        .replaceAll(/=([0-9A-F]{2})/giu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
    default:
      return body;
  }
}
