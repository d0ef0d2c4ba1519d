import { describe, expect, it } from "vitest";
import { clientAddress, networkKeys, networkOf } from "../../../src/web/security/network.ts";

describe("the client's address", () => {
  it.each([
    // Without a trusted proxy the header is the client's own claim.
    ["203.0.113.9", undefined, 0, "203.0.113.9"],
    ["203.0.113.9", "198.51.100.1", 0, "203.0.113.9"],
    // One proxy: what it adds last is believed, what stood there before is not.
    ["127.0.0.1", "198.51.100.1", 1, "198.51.100.1"],
    ["127.0.0.1", "10.9.9.9, 198.51.100.1", 1, "198.51.100.1"],
    ["127.0.0.1", "10.9.9.9, 198.51.100.1, 192.0.2.7", 2, "198.51.100.1"],
    // Fewer entries than proxies: the farthest one there is.
    ["127.0.0.1", "198.51.100.1", 3, "198.51.100.1"],
    ["::ffff:203.0.113.9", undefined, 0, "203.0.113.9"],
    ["2001:db8::1", undefined, 0, "2001:db8::1"],
  ])("of a connection from %s with %s behind %i proxies is %4$s", (socket, forwarded, proxies, expected) => {
    expect(clientAddress(socket, forwarded, proxies)).toBe(expected);
  });
});

describe("the network of an address", () => {
  it.each([
    ["203.0.113.9", "203.0.113.0/24"],
    ["2001:db8:1234:5678::1", "2001:db8:1234::/48"],
    ["2001:0DB8:1234::1", "2001:db8:1234::/48"],
    ["2001:db8::1", "2001:db8:0::/48"],
    ["::1", "0:0:0::/48"],
    ["fe80::1%eth0", "fe80:0:0::/48"],
    ["nonsense", "nonsense"],
  ])("of %s is %s", (address, expected) => {
    expect(networkOf(address)).toBe(expected);
  });

  it("is counted under a key that says nothing of it without the secret", () => {
    const keys = networkKeys("one secret");
    expect(keys("203.0.113.0/24")).toBe(keys("203.0.113.0/24"));
    expect(keys("203.0.113.0/24")).not.toBe(keys("203.0.114.0/24"));
    expect(keys("203.0.113.0/24")).not.toBe(networkKeys("another secret")("203.0.113.0/24"));
    expect(keys("203.0.113.0/24")).not.toContain("203");
  });
});
