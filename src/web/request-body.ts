import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { Problem } from "../domain/problem.ts";

/** Largest body of a request, in bytes: the longest comment four times over, with room for what frames it. */
export const MAX_BODY_BYTES = 64 * 1024;

/** Largest body of the publisher's requests, in bytes. */
export const MAX_PUBLISHER_BODY_BYTES = 2 * 1024 * 1024;

/**
 * The whole body as UTF-8 text.
 * @throws Problem `too-large`, `bad-request` when it is not UTF-8.
 */
export async function readText(c: Context, limit: number): Promise<string> {
  if (Number(c.req.header("content-length") ?? 0) > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bodyOf(c)) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Problem("bad-request", "The text that was sent is not UTF-8.");
  }
}

/**
 * The body as JSON.
 * @throws Problem `unsupported-media-type`, `too-large`, `bad-request`.
 */
export async function readJson(c: Context, limit: number): Promise<unknown> {
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
 * The fields of a form sent as application/x-www-form-urlencoded; of a field sent twice the first counts.
 * @throws Problem `unsupported-media-type`, `too-large`, `bad-request`.
 */
export async function readForm(c: Context): Promise<(field: string) => string> {
  if (!isType(c, "application/x-www-form-urlencoded")) {
    throw new Problem("unsupported-media-type", "Please send the form as application/x-www-form-urlencoded.");
  }
  const fields = new URLSearchParams(await readText(c, MAX_BODY_BYTES * 3));
  return (field) => fields.get(field) ?? "";
}

function isType(c: Context, type: string): boolean {
  return (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() === type;
}

/** The body as it arrives. Node's own stream where there is one: a web stream around it costs more than a comment. */
function bodyOf(c: Context): AsyncIterable<Uint8Array> {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return incoming ?? c.req.raw.body ?? EMPTY;
}

const EMPTY: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };

function tooLarge(limit: number): Problem {
  return new Problem("too-large", `Please send at most ${Math.floor(limit / 1024)} kB.`);
}
