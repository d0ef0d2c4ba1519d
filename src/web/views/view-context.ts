import type { Mark } from "../../domain/reaction.ts";
import type { Texts } from "../../domain/messages/en.ts";

/** Built files that pages link to, by their plain names. */
export type AssetName =
  | "page.css"
  | "thread.css"
  | "write.css"
  | "member.css"
  | "page.js"
  | "icon.svg"
  | "api.css"
  | "console.css"
  | "console-forms.css"
  | "console.js"
  | "sign-in.js";

/** Address of a built file. */
export type AssetUrls = (name: AssetName) => string;

/** What every template needs beside what it shows. The same for everybody. */
export interface ViewContext {
  readonly texts: Texts;
  readonly siteName: string;
  /** Origin under which readers reach this server, without a trailing slash. */
  readonly publicUrl: string;
  /**
   * What stands before every address in links and forms: empty on our own pages, `publicUrl` in fragments, which may
   * be shown on another site.
   */
  readonly base: string;
  readonly assets: AssetUrls;
  /** Address of the style sheet with the site's own colours and typeface; null where all is as shipped. */
  readonly look: string | null;
  /** Marks that readers can give a comment here. */
  readonly marks: readonly Mark[];
}
