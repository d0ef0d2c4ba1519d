import type { MailLinks } from "../../delivery/mail/mail-links.ts";
import type { ServiceContext } from "../service-context.ts";

/** What telling people needs beside the site. */
export interface NoticeContext extends ServiceContext {
  /** Origin under which readers reach this site, without a trailing slash. */
  readonly publicUrl: string;
  readonly mailLinks: MailLinks;
}

/** Job that writes a member's mail of notices; its key is the member's id. */
export const MAIL_NOTICES = "mail-notices";
