/**
 * Reads an answer of another server.
 * @param maxBytes how much of it is read at most.
 * @returns null when there is more of it; the rest is left unread and the connection given up.
 */
export async function readAtMost(
  answer: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of answer) {
    length += piece.byteLength;
    // Leaving the loop ends the stream.
    if (length > maxBytes) return null;
    pieces.push(piece);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
