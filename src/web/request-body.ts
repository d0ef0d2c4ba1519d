import type { IncomingMessage } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import type { Carrier } from "./carrier.ts";
import { Problem } from "../domain/problem.ts";

/** Largest body of a request, in bytes: the longest comment four times over, with room for what frames it. */
export const MAX_BODY_BYTES = 64 * 1024;

/** Largest body of the publisher's requests, in bytes. */
export const MAX_PUBLISHER_BODY_BYTES = 2 * 1024 * 1024;

/**
 * The whole body as UTF-8 text.
 * @throws Problem `too-large`, `bad-request` when it is not UTF-8.
 */
export async function readText(c: Carrier, limit: number): Promise<string> {
  if (Number(c.req.header("content-length") ?? 0) > limit) throw tooLarge(limit);
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const bytes =
    incoming === undefined ? await bytesOf(c.req.raw?.body ?? EMPTY, limit) : await readNode(incoming, limit);
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Problem("bad-request", "The text that was sent is not UTF-8.");
  }
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The body as JSON.
 * @throws Problem `unsupported-media-type`, `too-large`, `bad-request`.
 */
export async function readJson(c: Carrier, limit: number): Promise<unknown> {
  if (!isType(c, "application/json")) {
    throw new Problem("unsupported-media-type", "Please send JSON with the content type application/json.");
  }
  const text = await readText(c, limit);
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("bad-request", "The body is not valid JSON.");
  }
}

/**
 * The fields of a form sent as application/x-www-form-urlencoded.
 * @throws Problem `unsupported-media-type`, `too-large`, `bad-request`.
 */
export async function readFields(c: Carrier): Promise<URLSearchParams> {
  if (!isType(c, "application/x-www-form-urlencoded")) {
    throw new Problem("unsupported-media-type", "Please send the form as application/x-www-form-urlencoded.");
  }
  return new URLSearchParams(await readText(c, MAX_BODY_BYTES * 3));
}

/** The same, field by field; of a field sent twice the first counts, of one that is absent the text is empty. */
export async function readForm(c: Carrier): Promise<(field: string) => string> {
  const fields = await readFields(c);
  return (field) => fields.get(field) ?? "";
}

function isType(c: Carrier, type: string): boolean {
  return (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() === type;
}

/** Node's own stream, by its events: a web stream or an iterator around it costs more than a comment. */
function readNode(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      // What still comes is let go by, so that the connection can carry the refusal.
      if (size > limit) reject(tooLarge(limit));
      else chunks.push(chunk);
    });
    incoming.once("end", () => {
      const [only] = chunks;
      resolve(only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks));
    });
    incoming.once("error", reject);
    const cutShort = (): void => {
      if (!incoming.readableEnded) reject(new Problem("bad-request", "The request ended before its body did."));
    };
    incoming.once("close", cutShort);
    // Who left before anybody listened is not announced again.
    if (incoming.destroyed) cutShort();
  });
}

async function bytesOf(body: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const EMPTY: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };

function tooLarge(limit: number): Problem {
  return new Problem("too-large", `Please send at most ${Math.floor(limit / 1024)} kB.`);
}
