import { TextDecoder } from "node:util";
import { Problem } from "../../domain/problem.ts";

/**
 * The text of a file in UTF-8, or in UTF-16 where it begins with that byte order mark.
 * @throws Problem `invalid-input`, naming the line, for a file in another encoding.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    const message = `Line ${firstDamagedLine(bytes)}: this is not UTF-8. Please save the file as UTF-8.`;
    throw new Problem("invalid-input", message, { cause: error });
  }
}

function firstDamagedLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let start = 0, line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, end === -1 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    start = end + 1;
  }
}
