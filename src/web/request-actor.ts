import type { HttpBindings } from "@hono/node-server";
import { parse, serialize } from "hono/utils/cookie";
import type { Carrier } from "./carrier.ts";
import { DEVICE_COOKIE, DEVICE_HEADER, resolveActor, SESSION_COOKIE } from "./security/actor.ts";
import type { Actor } from "./security/actor.ts";
import type { Writer } from "../service/service-context.ts";
import type { WebContext } from "./web-context.ts";

/** How long a device is remembered by cookie, in seconds. */
const DEVICE_COOKIE_AGE_S = 400 * 24 * 60 * 60;

/** Who sends this request. */
export async function actorOf(c: Carrier, context: WebContext): Promise<Actor> {
  const cookies = cookiesOf(c);
  return await resolveActor(context, {
    authorization: c.req.header("authorization"),
    deviceCookie: cookies[DEVICE_COOKIE],
    deviceHeader: c.req.header(DEVICE_HEADER),
    sessionCookie: cookies[SESSION_COOKIE],
    secFetchSite: c.req.header("sec-fetch-site"),
    // https://www.w3.org/TR/fetch-metadata/: only a top-level navigation has these two.
    opensPage:
      c.req.method === "GET" &&
      c.req.header("sec-fetch-mode") === "navigate" &&
      c.req.header("sec-fetch-dest") === "document",
    origin: c.req.header("origin"),
    socketAddress: (c.env as HttpBindings | undefined)?.incoming.socket.remoteAddress,
    forwardedFor: c.req.header("x-forwarded-for"),
    userAgent: c.req.header("user-agent"),
  });
}

function cookiesOf(c: Carrier): Readonly<Record<string, string>> {
  const header = c.req.header("cookie");
  return header === undefined ? {} : parse(header);
}

/** Who acts. */
export interface ActingWriter {
  /** The same writer however often it is asked for: the member, the known device, or a new one. */
  readonly writer: () => Writer;
  /**
   * Gives a device that acts for the first time its token, once: on our own pages as an HttpOnly cookie, in embeds and
   * for programs as a header. Nobody gets either before acting.
   */
  readonly giveToken: () => void;
}

/**
 * Who acts: whoever the request came from, or else a new device.
 * @param options.form the request is a form of our own pages, whose guard has been passed.
 * @param options.seed what the request is repeated with when it is sent twice (at least 96 random bits); null when
 *   nothing. A first comment sent twice thus comes from one device and is one comment.
 */
export function actingWriter(
  c: Carrier,
  context: WebContext,
  options: { actor: Actor; seed: string | null; form?: boolean },
): ActingWriter {
  const { actor, seed } = options;
  let given = actor.writer;
  let token: string | null = null;
  return {
    writer: () => {
      if (given !== null) return given;
      const made = context.devices.create(seed === null ? null : `${actor.network} ${seed}`);
      token = made.token;
      given = { member: null, device: made.device };
      return given;
    },
    giveToken: () => {
      if (token === null) return;
      if (actor.source === "own" || options.form === true) {
        const cookie = serialize(DEVICE_COOKIE, token, {
          path: "/",
          maxAge: DEVICE_COOKIE_AGE_S,
          httpOnly: true,
          sameSite: "Lax",
          secure: context.publicUrl.startsWith("https:"),
        });
        c.header("set-cookie", cookie, { append: true });
      } else {
        c.header(DEVICE_HEADER, token);
      }
      token = null;
    },
  };
}
