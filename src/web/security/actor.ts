import { Problem } from "../../domain/problem.ts";
import type { Device } from "../../service/service-context.ts";
import type { WebContext } from "../web-context.ts";
import { clientAddress, networkOf } from "./network.ts";
import { requestSource } from "./request-source.ts";
import type { RequestSource } from "./request-source.ts";

/** Cookie that carries the device token on our own pages. */
export const DEVICE_COOKIE = "hustings_device";

/** Header in which an embed is given its device token. */
export const DEVICE_HEADER = "hustings-device";

/** Who asks, and from where: everything that authorisation looks at. */
export interface Actor {
  readonly device: Device | null;
  /** True for the holder of the publisher's API token. */
  readonly publisher: boolean;
  readonly source: RequestSource;
  /** Keyed hash of the client's network, for rate limits. */
  readonly network: string;
}

/** Who may do something. Declared by every operation, checked in one place. */
export type Access = "anybody" | "device" | "publisher";

/** What is known of a request before anything is done. */
export interface RequestFacts {
  readonly authorization: string | undefined;
  readonly deviceCookie: string | undefined;
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
  readonly socketAddress: string | undefined;
  readonly forwardedFor: string | undefined;
}

/**
 * Finds out who asks. A cookie counts only where the request comes from our own pages (or says nothing of it, which no
 * cross-site request of a browser does); a bearer token (RFC 6750) counts everywhere.
 * @throws Problem `sign-in-needed` for a bearer token that is not one of ours.
 */
export function resolveActor(context: WebContext, facts: RequestFacts): Actor {
  const source = requestSource(facts, context.publicUrl, context.site().settings);
  const address = clientAddress(facts.socketAddress, facts.forwardedFor, context.trustedProxies);
  const network = context.networkKey(networkOf(address));
  const bearer = /^bearer +(\S+)$/iu.exec(facts.authorization ?? "")?.[1];
  if (bearer !== undefined) {
    if (context.isApiToken(bearer)) return { device: null, publisher: true, source, network };
    const device = context.devices.read(bearer);
    if (device === null)
      throw new Problem("sign-in-needed", "The bearer token is not valid. Leave it out to begin anew.");
    return { device, publisher: false, source, network };
  }
  const cookieCounts = source === "own" || source === "unknown";
  const device = cookieCounts && facts.deviceCookie !== undefined ? context.devices.read(facts.deviceCookie) : null;
  return { device, publisher: false, source, network };
}

/**
 * The one place where access is decided.
 * @throws Problem `origin-not-allowed`, `sign-in-needed`, `not-allowed`.
 */
export function authorize(actor: Actor, access: Access, changes: boolean): void {
  if (changes && actor.source === "foreign") {
    throw new Problem("origin-not-allowed", "This site is not on the list of sites that may embed the conversation.");
  }
  if (access === "publisher" && !actor.publisher) {
    throw new Problem("sign-in-needed", "This needs the publisher's API token, sent as a bearer token.");
  }
  if (access === "device" && actor.device === null) {
    throw new Problem("sign-in-needed", "This needs the device token that was given with your first comment or vote.");
  }
}
