/**
 * What is kept of where somebody comes from who writes or signs in, to recognise a banned person under a new name:
 * - `address`: the network address;
 * - `network`: its surroundings, an IPv4 /24 or an IPv6 /48;
 * - `agent`: the browser's User-Agent (RFC 9110, section 10.1.5).
 */
export const SIGNAL_KINDS = ["address", "network", "agent"] as const;

/** One of the kinds of signals. */
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** A signal as it is kept: a keyed hash. What was hashed is known to nobody afterwards. */
export interface SignalHash {
  readonly kind: SignalKind;
  readonly hash: string;
}
