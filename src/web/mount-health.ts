import type { Hono } from "hono";
import { VERSION } from "../domain/version.ts";
import { ping } from "../store/ping.ts";
import type { WebContext } from "./web-context.ts";

/** Where monitoring asks whether all is well. */
export const HEALTH_PATH = "/health";

/** Says whether the server and its database work, to monitoring and load balancers; and nothing else, to anybody. */
export function mountHealth(app: Hono, context: WebContext): void {
  app.get(HEALTH_PATH, async (c) => {
    c.header("cache-control", "no-store");
    try {
      await ping(context.store.reader);
      return c.json({ status: "ok", version: VERSION, database: "reachable" });
    } catch (error) {
      context.log.error({ path: HEALTH_PATH, err: error }, "the database does not answer");
      return c.json({ status: "unavailable", version: VERSION, database: "unreachable" }, 503);
    }
  });
}
