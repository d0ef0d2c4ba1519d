import { lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import type { IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP, isIPv6 } from "node:net";
import type { LookupFunction } from "node:net";
import { parseUrl } from "../domain/parse-url.ts";
import { MAX_PICTURE_BYTES } from "../domain/picture.ts";
import { readAtMost } from "./read-at-most.ts";

/** Why a picture was not fetched. The last three may be otherwise another time. */
export type FetchFault = "not-allowed" | "too-large" | "refused" | "no-connection" | "time-out";

/** For all of it, from the connection to the last byte, in milliseconds. */
const TIME_LIMIT_MS = 10_000;

const MAX_REDIRECTS = 3;

/** Where no server of the public is (RFC 6890 and its IPv6 counterparts). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(net, bits, "ipv4");
}
for (const [net, bits] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  PRIVATE.addSubnet(net, bits, "ipv6");
}

/** Whether an address is of the own machine or network. IPv4 addresses written as IPv6 count as what they are. */
export function isPrivateAddress(address: string): boolean {
  return PRIVATE.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** Whether a picture may be fetched from an address: its origin, with scheme and port, is on the list. */
export function isAllowedPicture(address: string, origins: readonly string[]): boolean {
  const url = parseUrl(address);
  return url !== null && url.username === "" && url.password === "" && origins.includes(url.origin);
}

/**
 * Fetches a picture, without following redirects off the list, and within limits of time and size. A name that leads into
 * the own network is refused, unless the list itself names an address or `localhost`. Never rejects.
 * @param origins from which pictures may come, as the operator wrote them.
 */
export async function fetchPicture(
  address: string,
  origins: readonly string[],
): Promise<{ readonly bytes: Uint8Array } | FetchFault> {
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  try {
    let next = address;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (!isAllowedPicture(next, origins)) return "not-allowed";
      const answer = await open(new URL(next), signal);
      const { statusCode: status = 0, headers } = answer;
      if (status >= 300 && status < 400 && headers.location !== undefined) {
        answer.destroy();
        next = new URL(headers.location, next).href;
        continue;
      }
      if (status !== 200) {
        answer.destroy();
        return "refused";
      }
      const bytes = await readAtMost(answer as AsyncIterable<Uint8Array>, MAX_PICTURE_BYTES);
      return bytes === null ? "too-large" : { bytes };
    }
    return "not-allowed";
  } catch (error) {
    if (error instanceof PrivateAddress) return "not-allowed";
    return signal.aborted ? "time-out" : "no-connection";
  }
}

class PrivateAddress extends Error {}

async function open(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const { hostname } = url;
  const named = isIP(hostname.replaceAll(/[[\]]/gu, "")) === 0 && !/(?:^|\.)localhost$/u.test(hostname);
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return await new Promise((resolve, reject) => {
    const options = { signal, headers: { accept: "image/webp,image/png,image/jpeg" } };
    request(url, named ? { ...options, lookup: publicOnly } : options, resolve)
      .on("error", reject)
      .end();
  });
}

/** Looks a name up as usual; what is connected to is what was checked. */
const publicOnly: LookupFunction = (hostname, options, done) => {
  lookup(hostname, options, (error, address, family) => {
    const found = typeof address === "string" ? [address] : (address ?? []).map((one) => one.address);
    if (error === null && found.some(isPrivateAddress)) {
      done(new PrivateAddress(`${hostname} leads into the own network`), address, family);
    } else {
      done(error, address, family);
    }
  });
};
