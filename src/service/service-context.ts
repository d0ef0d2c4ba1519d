import type { Role } from "../domain/person.ts";
import type { Site } from "../store/sites.ts";
import type { Store } from "../store/store.ts";
import type { ScreeningServices } from "./screening/screening-services.ts";

/** What every use case works with. */
export interface ServiceContext {
  readonly store: Store;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** The site with its present settings. */
  readonly site: () => Site;
  /** Other services that are asked about comments; absent: none. */
  readonly screeningServices?: ScreeningServices;
  /** Keyed hash of what names a person, the same on every site of the installation. */
  readonly hashIdentity: (text: string) => string;
}

/** The device that acts: its id comes from a signed token, never from what was merely sent. */
export interface Device {
  readonly id: string;
}

/** The member who acts: signed in, and neither deleted nor of another site. */
export interface Member {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly sessionId: number;
}

/**
 * Who writes, marks or looks: a member, a guest known by their device, or both in one: what somebody wrote as a guest
 * stays theirs on that device after they signed in.
 */
export interface Writer {
  readonly member: Member | null;
  readonly device: Device | null;
}

/** The one key under which what a writer does is counted: the member's, else the device's. */
export function writerKey(writer: Writer): string {
  if (writer.member !== null) return memberKey(writer.member.id);
  if (writer.device !== null) return `d:${writer.device.id}`;
  throw new Error("a writer is a member or has a device");
}

/** The key of a member. */
export function memberKey(personId: number): string {
  return `p:${personId}`;
}

/** All keys under which something of this person may be kept. */
export function keysOf(writer: Writer): string[] {
  return [
    ...(writer.member === null ? [] : [memberKey(writer.member.id)]),
    ...(writer.device === null ? [] : [`d:${writer.device.id}`]),
  ];
}
