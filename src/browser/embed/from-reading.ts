import type { ParseFragment } from "../fragment.ts";

/** What the reading part of the embed hands over. */
export interface FromReading {
  readonly parse: ParseFragment;
  /** The token of this device, by which something may be its own; null: it has none. */
  readonly deviceToken: () => string | null;
  /** True when somebody may be signed in here, as far as this browser and the host page know. */
  readonly maybeMember: () => boolean;
}
