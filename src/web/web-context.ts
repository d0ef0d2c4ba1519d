import type { Logger } from "pino";
import type { MailLinks } from "../delivery/mail/mail-links.ts";
import type { MessageIds } from "../service/send-mail.ts";
import type { ServiceContext } from "../service/service-context.ts";
import type { Assets } from "./assets.ts";
import type { PageCache } from "./page-cache.ts";
import type { AccessTokens } from "./security/access-token.ts";
import type { DeviceTokens } from "./security/device-token.ts";
import type { FormTickets } from "./security/form-ticket.ts";
import type { NotedSignals, SignalKeys } from "./security/signal-keys.ts";
import type { OidcClients } from "./security/oidc-clients.ts";
import type { SsoTokens } from "./security/sso-tokens.ts";
import type { RateLimits } from "./security/rate-limits.ts";
import type { StatementLinks } from "./security/statement-links.ts";

/** What every page and every API operation works with. */
export interface WebContext extends ServiceContext {
  /** Origin under which readers reach this server, without a trailing slash. */
  readonly publicUrl: string;
  /** Folder of the pictures of hosted articles. */
  readonly mediaFolder: string;
  readonly trustedProxies: number;
  readonly minFillMs: number;
  /** The bearer token of the publisher's API. Secret. */
  readonly apiToken: string;
  /** True for the bearer token of the publisher's API. */
  readonly isApiToken: (token: string) => boolean;
  /** Turns a network into the key under which it is counted. */
  readonly networkKey: (network: string) => string;
  /** Makes keyed hashes of where somebody comes from who writes or signs in. */
  readonly signalKeys: SignalKeys;
  /** Remembers in memory whose signals have just been written down, so that a lively writer costs nothing more. */
  readonly notedSignals: NotedSignals;
  readonly log: Logger;
  /** When the database last refused to be written (milliseconds since 1970-01-01 UTC); null: it never did. */
  readonly writingRefusedAt: () => number | null;
  /** Reads the settings of all sites again, after they were changed here. */
  readonly reloadSites: () => Promise<void>;
  readonly devices: DeviceTokens;
  readonly accessTokens: AccessTokens;
  readonly oidc: OidcClients;
  /** Checks the publisher's own tokens; null where the publisher has not set that up. */
  readonly sso: SsoTokens | null;
  readonly tickets: FormTickets;
  /** Makes and reads guests' private links to statements of reasons. */
  readonly statementLinks: StatementLinks;
  /** Makes and reads the links of mails that work signed out. */
  readonly mailLinks: MailLinks;
  /** Signs the Message-IDs of mails. */
  readonly messageIds: MessageIds;
  /** Whether mails go to a mail server; else they only lie in the outbox. */
  readonly mailsLeave: boolean;
  /** Address that mails of this site come from. */
  readonly mailFrom: string;
  readonly limits: RateLimits;
  readonly pages: PageCache;
  readonly assets: Assets;
}
