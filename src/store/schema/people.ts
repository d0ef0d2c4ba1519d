import type { Generated } from "kysely";
import type { PersonState, Role } from "../../domain/person.ts";
import type { SignalKind } from "../../domain/signal.ts";
import type { Column, Counter } from "./columns.ts";

/** A member of a site: somebody who signed in. */
export interface PersonTable {
  id: Generated<number>;
  site_id: number;
  name: string;
  /** What look-alike names have in common (`nameKey`); null once the person has left. Unique in a site. */
  name_key: string | null;
  bio: Column<string>;
  /** Folded from `role_grant`. */
  role: Role;
  state: PersonState;
  /** JSON of `Preferences`. */
  preferences: string;
  created_at: number;
  name_changed_at: Column<number | null>;
  /** When the account will be deleted, while its owner may still change their mind. */
  leaves_at: Column<number | null>;
  leave_comments: Column<"keep" | "withdraw" | null>;
  /** JSON of `Standing`: sanctions folded from the decisions on this person; null when there were none. */
  standing: Column<string | null>;
}

/** A picture that the publisher's sign-on gave a member. */
export interface AvatarTable {
  person_id: number;
  site_id: number;
  /** Hash of the address that it was fetched from, so that the same is not fetched again. */
  source_key: string | null;
  /** Hash of the bytes, by which it is asked for; null: there is none. */
  name: string | null;
  type: string | null;
  bytes: Uint8Array | null;
  /** 1: the member wants the drawn picture instead, and no other is fetched. */
  hidden: Counter;
  at: number;
}

/** A name that somebody had before. */
export interface FormerNameTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  name: string;
  name_key: string;
  until: number;
}

/** One way by which a person signs in. */
export interface IdentityTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  kind: "email" | "oidc" | "sso" | "passkey";
  /** The address in lower case; `issuer subject`; the subject of the publisher's token; the credential's id. */
  subject: string;
  /** What its owner sees: the address, the provider's name, the name of the passkey. */
  label: string;
  /** JSON: for passkeys the public key, counter and transports. */
  data: string;
  created_at: number;
  used_at: number;
}

/** A signed-in browser. */
export interface SessionTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  /** `page`: by cookie on our own pages; `embed`: by short-lived bearer tokens. */
  kind: "page" | "embed";
  /** SHA-256 of the secret; the secret itself is with the browser only. */
  secret_hash: string;
  /** The secret before the last rotation: another tab may still hold it for a moment. */
  previous_hash: string | null;
  rotated_at: number;
  /** The name that its owner gave it. */
  label: string;
  /** How it was signed in: `email`, `passkey`, `sso` or the provider's name. */
  way: string;
  origin: string | null;
  created_at: number;
  used_at: number;
  expires_at: number;
  ended_at: Column<number | null>;
}

/** Something sent out that must come back once: a link, a code, a state, a passkey's challenge. */
export interface ChallengeTable {
  id: Generated<number>;
  site_id: number;
  kind: string;
  secret_hash: string;
  /** Of what the browser keeps that asked for a code. */
  handle_hash: Column<string | null>;
  code_hash: string | null;
  /** JSON. */
  data: string;
  tries: Counter;
  created_at: number;
  expires_at: number;
  used_at: Column<number | null>;
}

/** What happened to an account, for its owner to see. */
export interface SecurityEventTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  kind: string;
  at: number;
  data: string;
}

/** Every change of a role, with who made it. */
export interface RoleGrantTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  role: Role;
  /** Null: the operator by the command line, or the publisher's sign-on. */
  granted_by: number | null;
  at: number;
  reason: string;
}

/** Somebody whose comments somebody else does not want to see. */
export interface MuteTable {
  site_id: number;
  person_id: number;
  muted_id: number;
  at: number;
}

/** Where somebody came from, as keyed hashes that expire. Of a member, or of a guest's device: never of both. */
export interface SignalTable {
  id: Generated<number>;
  site_id: number;
  person_id: number | null;
  device_id: string | null;
  kind: SignalKind;
  hash: string;
  first_at: number;
  last_at: number;
  expires_at: number;
}
