import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DeviceTokens } from "../../../src/web/security/device-token.ts";
import { FormTickets } from "../../../src/web/security/form-ticket.ts";
import { secretCheck, Signer } from "../../../src/web/security/signing.ts";
import { FakeClock } from "../../support/clock.ts";

const SECRET = "the-secret-of-this-test";

describe("signed texts", () => {
  it("come back only as they were signed, for the purpose they were signed for", () => {
    const signer = new Signer(SECRET, "one");
    fc.assert(
      fc.property(fc.stringMatching(/^[\w~-]{1,40}$/u), fc.nat(), (payload, place) => {
        const signed = signer.sign(payload);
        expect(signer.open(signed)).toBe(payload);
        expect(new Signer(SECRET, "two").open(signed)).toBeNull();
        expect(new Signer("another secret", "one").open(signed)).toBeNull();
        const at = place % payload.length;
        const changed = signed.slice(0, at) + (signed[at] === "x" ? "y" : "x") + signed.slice(at + 1);
        expect(signer.open(changed)).toBeNull();
      }),
    );
  });

  it("are refused, not thrown at, whatever is sent", () => {
    const tokens = new DeviceTokens(SECRET);
    const tickets = new FormTickets(SECRET, () => 0);
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(tokens.read(text)).toBeNull();
        expect(tickets.read(text)).toBeNull();
      }),
    );
  });
});

describe("form tickets", () => {
  it("say when they were given out, differ, and end after a day", () => {
    const clock = new FakeClock();
    const tickets = new FormTickets(SECRET, clock.now);
    const one = tickets.issue();
    const two = tickets.issue();
    expect(one.ticket.nonce).not.toBe(two.ticket.nonce);
    expect(tickets.read(one.text)).toEqual(one.ticket);
    clock.advance(24 * 60 * 60_000);
    expect(tickets.read(one.text)).toEqual(one.ticket);
    clock.advance(1);
    expect(tickets.read(one.text)).toBeNull();
  });

  it("from the future are not believed", () => {
    const clock = new FakeClock();
    const early = new FormTickets(SECRET, () => clock.now() - 1);
    expect(early.read(new FormTickets(SECRET, clock.now).issue().text)).toBeNull();
  });
});

describe("a secret's check", () => {
  it("accepts the secret and nothing else", () => {
    const check = secretCheck(SECRET);
    expect(check(SECRET)).toBe(true);
    for (const other of ["", SECRET.slice(1), `${SECRET} `, SECRET.toUpperCase()]) expect(check(other)).toBe(false);
  });
});
