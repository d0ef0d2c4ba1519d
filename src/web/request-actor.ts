import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
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

/** The device that acts. */
export interface ActingDevice {
  /** The same device however often it is asked for. */
  readonly device: () => Device;
  /**
   * Gives a device that acts for the first time its token, once: on our own pages as an HttpOnly cookie, in embeds and
   * for programs as a header. Nobody gets either before acting.
   */
  readonly giveToken: () => void;
}

/**
 * The device that acts: the one whose token came with the request, or a new one.
 * @param options.form the request is a form of our own pages, whose guard has been passed.
 * @param options.seed what the request is repeated with when it is sent twice (at least 96 random bits); null when
 *   nothing. A first comment sent twice thus comes from one device and is one comment.
 */
export function actingDevice(
  c: Context,
  context: WebContext,
  options: { actor: Actor; seed: string | null; form?: boolean },
): ActingDevice {
  const { actor, seed } = options;
  let given = actor.device;
  let token: string | null = null;
  return {
    device: () => {
      if (given !== null) return given;
      const made = context.devices.create(seed === null ? null : `${actor.network} ${seed}`);
      token = made.token;
      given = made.device;
      return given;
    },
    giveToken: () => {
      if (token === null) return;
      if (actor.source === "own" || options.form === true) {
        setCookie(c, DEVICE_COOKIE, token, {
          path: "/",
          maxAge: DEVICE_COOKIE_AGE_S,
          httpOnly: true,
          sameSite: "Lax",
          secure: context.publicUrl.startsWith("https:"),
        });
      } else {
        c.header(DEVICE_HEADER, token);
      }
      token = null;
    },
  };
}
