import { randomBytes } from "node:crypto";

/** Header by which every answer names its request, so that it can be found in the log. */
export const REQUEST_ID_HEADER = "x-request-id";

/** Tells this process from others and from earlier ones. */
const PROCESS = randomBytes(6).toString("hex");

let count = 0;

/** A name for one request: of the process, and a running number. It is no secret. */
export function newRequestId(): string {
  count++;
  return `${PROCESS}-${count.toString(36)}`;
}
