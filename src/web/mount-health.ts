import type { Hono } from "hono";
import { VERSION } from "../domain/version.ts";
import { tryWriting } from "../service/try-writing.ts";
import { ping } from "../store/ping.ts";
import type { WebContext } from "./web-context.ts";

/** Where monitoring asks whether all is well. */
export const HEALTH_PATH = "/health";

/** How long after a refusal to write it is told, in milliseconds: longer than monitoring usually waits between two looks. */
const REFUSALS_MATTER_MS = 2 * 60_000;

/**
 * Says whether the server and its database work, to monitoring and load balancers; and nothing else, to anybody. Where only
 * writing fails, everybody can still read: that is told, but no reason to send nobody here.
 */
export function mountHealth(app: Hono, context: WebContext): void {
  app.get(HEALTH_PATH, async (c) => {
    c.header("cache-control", "no-store");
    try {
      await ping(context.store.reader);
      if (await canWrite(context)) return c.json({ status: "ok", version: VERSION, database: "reachable" });
      return c.json({ status: "degraded", version: VERSION, database: "not writable" });
    } catch (error) {
      context.log.error({ path: HEALTH_PATH, err: error }, "the database does not answer");
      return c.json({ status: "unavailable", version: VERSION, database: "unreachable" }, 503);
    }
  });
}

/**
 * Whether writing works, as far as that is known. On a disk that is nearly full little things still find room, so that one
 * success says nothing; once nobody was refused for a while, it is tried here, for perhaps nobody writes.
 */
async function canWrite(context: WebContext): Promise<boolean> {
  const refusedAt = context.writingRefusedAt();
  if (refusedAt === null) return true;
  if (context.now() - refusedAt < REFUSALS_MATTER_MS) return false;
  try {
    await tryWriting(context);
    return true;
  } catch (error) {
    context.log.error({ path: HEALTH_PATH, err: error }, "the database cannot be written");
    return false;
  }
}
