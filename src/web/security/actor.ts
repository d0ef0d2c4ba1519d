import { Problem } from "../../domain/problem.ts";
import { hasRole } from "../../domain/person.ts";
import { memberBySecret, memberBySession } from "../../service/sessions.ts";
import { writerKey } from "../../service/service-context.ts";
import type { SignalHash } from "../../domain/signal.ts";
import type { Device, Member, Writer } from "../../service/service-context.ts";
import type { WebContext } from "../web-context.ts";
import { clientAddress, networkOf } from "./network.ts";
import { requestSource } from "./request-source.ts";
import type { RequestSource } from "./request-source.ts";

/** Cookie that carries the device token on our own pages. */
export const DEVICE_COOKIE = "hustings_device";

/** Header in which an embed is given its device token, and in which a signed-in one sends it beside its access token. */
export const DEVICE_HEADER = "hustings-device";

/** Cookie that carries the session's secret on our own pages. */
export const SESSION_COOKIE = "hustings_session";

/** Who asks, and from where: everything that authorisation looks at. */
export interface Actor {
  readonly device: Device | null;
  readonly member: Member | null;
  /** Both in one, where there is either. */
  readonly writer: Writer | null;
  /** True for the holder of the publisher's API token. */
  readonly publisher: boolean;
  readonly source: RequestSource;
  /** Keyed hash of the client's network, for rate limits. */
  readonly network: string;
  /** What is kept of where somebody comes from who writes or signs in: keyed hashes, made only when asked for. */
  readonly signals: () => readonly SignalHash[];
}

/**
 * Who may do something. Declared by every operation, checked in one place.
 * - `writer`: a member, or a guest's device that has written before;
 * - `member`, `moderator`, `admin`: signed in, with at least that role on this site;
 * - `publisher`: the holder of the publisher's API token.
 */
export type Access = "anybody" | "writer" | "member" | "moderator" | "admin" | "publisher";

/** What is known of a request before anything is done. */
export interface RequestFacts {
  readonly authorization: string | undefined;
  readonly deviceCookie: string | undefined;
  readonly deviceHeader: string | undefined;
  readonly sessionCookie: string | undefined;
  readonly secFetchSite: string | undefined;
  /**
   * True where a link or redirect, perhaps on another site, opens a page of ours in a window of its own. Reading such a
   * page as whoever one is harms nobody: the other site sees nothing of it, and reading changes nothing.
   */
  readonly opensPage: boolean;
  readonly origin: string | undefined;
  readonly socketAddress: string | undefined;
  readonly forwardedFor: string | undefined;
  readonly userAgent: string | undefined;
}

/**
 * Finds out who asks. A cookie counts only where the request comes from our own pages (or says nothing of it, which no
 * cross-site request of a browser does), or where it opens a page; a bearer token (RFC 6750) counts everywhere.
 * @throws Problem `sign-in-needed` for a bearer token that is not one of ours.
 */
export async function resolveActor(context: WebContext, facts: RequestFacts): Promise<Actor> {
  const source = requestSource(facts, context.publicUrl, context.site().settings);
  const address = clientAddress(facts.socketAddress, facts.forwardedFor, context.trustedProxies);
  const network = context.networkKey(networkOf(address));
  const { signalDays } = context.site().settings;
  const signals = (): readonly SignalHash[] =>
    context.signalKeys.hashes({ address, userAgent: facts.userAgent ?? "" }, signalDays);
  const from = { source, network, signals };
  const bearer = /^bearer +(\S+)$/iu.exec(facts.authorization ?? "")?.[1];
  if (bearer !== undefined) {
    // The token of most requests first: each kind of token is signed with a key of its own, so the order decides nothing.
    const writing = context.devices.read(bearer);
    if (writing !== null) return { ...whoever(null, writing), publisher: false, ...from };
    if (context.isApiToken(bearer)) return { ...whoever(null, null), publisher: true, ...from };
    const sessionId = context.accessTokens.read(bearer);
    if (sessionId !== null) {
      const member = await memberBySession(context, sessionId);
      if (member === null) throw new Problem("sign-in-needed", "You are signed out here. Please sign in again.");
      const device = facts.deviceHeader === undefined ? null : context.devices.read(facts.deviceHeader);
      return { ...whoever(member, device), publisher: false, ...from };
    }
    throw new Problem("sign-in-needed", "The bearer token is not valid. Leave it out to begin anew.");
  }
  if (source !== "own" && source !== "unknown" && !facts.opensPage)
    return { ...whoever(null, null), publisher: false, ...from };
  const device = facts.deviceCookie === undefined ? null : context.devices.read(facts.deviceCookie);
  const member = facts.sessionCookie === undefined ? null : await memberBySecret(context, facts.sessionCookie);
  return { ...whoever(member, device), publisher: false, ...from };
}

function whoever(member: Member | null, device: Device | null): Pick<Actor, "member" | "device" | "writer"> {
  return { member, device, writer: member === null && device === null ? null : { member, device } };
}

/** Under what an actor's acts are counted for the limits. */
export function limitedBy(actor: Actor): { device: string | null; network: string } {
  return { device: actor.writer === null ? null : writerKey(actor.writer), network: actor.network };
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
  if (access === "writer" && actor.writer === null) {
    throw new Problem("sign-in-needed", "This needs the device token that was given with your first comment or mark.");
  }
  if (access === "member" || access === "moderator" || access === "admin") {
    if (actor.member === null) throw new Problem("sign-in-needed", "Please sign in first.");
    if (!hasRole(actor.member.role, access)) {
      throw new Problem("not-allowed", "This is for the site's moderators. Your account has no such role here.");
    }
  }
}
