import type { ServiceContext } from "../../service-context.ts";

/** What telling people of decisions needs beside the site. */
export interface TellingContext extends ServiceContext {
  /** Origin under which readers reach this site, without a trailing slash. */
  readonly publicUrl: string;
}
