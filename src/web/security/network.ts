import { createHmac } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import { LRUCache } from "lru-cache";

/**
 * The client's address: that of the connection, or what the nearest `trustedProxies` proxies say in X-Forwarded-For.
 * Entries left of those are the client's own claim and are not believed.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const chain = [...(forwardedFor ?? "").split(",").map((part) => part.trim()), socketAddress ?? ""];
  const address = chain.at(-1 - trustedProxies) ?? chain[0] ?? "";
  return address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
}

/** The network an address belongs to: IPv4 /24, IPv6 /48; the text itself when it is neither. */
export function networkOf(address: string): string {
  if (isIPv4(address)) return `${address.split(".").slice(0, 3).join(".")}.0/24`;
  if (isIPv6(address)) return `${expandIpv6(address).slice(0, 3).join(":")}::/48`;
  return address;
}

/** Networks whose keys are remembered; they are asked for with every request. */
const MAX_REMEMBERED = 10_000;

/** Makes keyed hashes of networks, so that limits can be kept without keeping addresses. */
export function networkKeys(secret: string): (network: string) => string {
  const known = new LRUCache<string, string>({ max: MAX_REMEMBERED });
  return (network) => {
    let key = known.get(network);
    if (key === undefined) {
      key = createHmac("sha256", secret).update(`network:${network}`).digest("base64url").slice(0, 22);
      known.set(network, key);
    }
    return key;
  };
}

function expandIpv6(address: string): string[] {
  const plain = address.split("%")[0] ?? "";
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...zeros, ...right].map((group) => group.toLowerCase().replace(/^0+(?=.)/u, ""));
}
