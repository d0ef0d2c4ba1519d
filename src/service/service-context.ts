import type { Site } from "../store/sites.ts";
import type { Store } from "../store/store.ts";

/** What every use case works with. */
export interface ServiceContext {
  readonly store: Store;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** The site with its present settings. */
  readonly site: () => Site;
}

/** The device that acts: its id comes from a signed token, never from what was merely sent. */
export interface Device {
  readonly id: string;
}
