import { randomBytes } from "node:crypto";

/** Header by which every answer names its request, so that it can be found in the log. */
export const REQUEST_ID_HEADER = "x-request-id";

/** A name for one request: 64 random bits in hexadecimal. */
export function newRequestId(): string {
  return randomBytes(8).toString("hex");
}
