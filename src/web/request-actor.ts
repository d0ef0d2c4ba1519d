import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { DEVICE_COOKIE, DEVICE_HEADER, resolveActor } from "./security/actor.ts";
import type { Actor } from "./security/actor.ts";
import type { Device } from "../service/service-context.ts";
import type { WebContext } from "./web-context.ts";

/** How long a device is remembered by cookie, in seconds. */
const DEVICE_COOKIE_AGE_S = 400 * 24 * 60 * 60;

/** Who sends this request. */
export function actorOf(c: Context, context: WebContext): Actor {
  return resolveActor(context, {
    authorization: c.req.header("authorization"),
    deviceCookie: getCookie(c, DEVICE_COOKIE),
    secFetchSite: c.req.header("sec-fetch-site"),
    origin: c.req.header("origin"),
    socketAddress: (c.env as HttpBindings | undefined)?.incoming.socket.remoteAddress,
    forwardedFor: c.req.header("x-forwarded-for"),
  });
}

/**
 * The device that acts; one that acts for the first time gets its token now: as an HttpOnly cookie on our own pages,
 * as a header in embeds and for programs. Nobody gets either before acting.
 */
export function deviceFor(c: Context, context: WebContext, actor: Actor): Device {
  if (actor.device !== null) return actor.device;
  const { device, token } = context.devices.create();
  for (const [name, value] of Object.entries(newDeviceHeaders(context, actor, token))) c.header(name, value);
  return device;
}

/** The headers that hand a new device its token. */
export function newDeviceHeaders(context: WebContext, actor: Actor, token: string): Record<string, string> {
  if (actor.source !== "own") return { [DEVICE_HEADER]: token };
  const secure = context.publicUrl.startsWith("https:") ? "; Secure" : "";
  return {
    "set-cookie": `${DEVICE_COOKIE}=${token}; Path=/; Max-Age=${DEVICE_COOKIE_AGE_S}; HttpOnly; SameSite=Lax${secure}`,
  };
}
