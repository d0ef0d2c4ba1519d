import { join } from "node:path";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { createLog } from "./log.ts";
import { loadSecrets } from "./secrets.ts";
import { openStore } from "./store/open-store.ts";
import { loadSite } from "./store/sites.ts";
import type { Store } from "./store/store.ts";
import { loadAssets } from "./web/assets.ts";
import { PageCache } from "./web/page-cache.ts";
import { AccessTokens } from "./web/security/access-token.ts";
import { DeviceTokens } from "./web/security/device-token.ts";
import { FormTickets } from "./web/security/form-ticket.ts";
import { networkKeys } from "./web/security/network.ts";
import { OidcClients } from "./web/security/oidc-clients.ts";
import { ssoTokens } from "./web/security/sso-tokens.ts";
import { secretCheck } from "./web/security/signing.ts";
import { RateLimits } from "./web/security/rate-limits.ts";
import type { WebContext } from "./web/web-context.ts";

/** Memory for finished public answers, in bytes: some hundred pages in three encodings. */
const PAGE_CACHE_BYTES = 32 * 1024 * 1024;

/** Everything long-lived, built once. */
export interface AppContext extends WebContext {
  readonly config: Config;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database and builds everything that the server works with.
 * @param options.assetsFolder the build's folder of scripts and styles.
 * @param options.now clock; tests bring their own.
 */
export async function createContext(options: {
  config: Config;
  assetsFolder: string;
  publicUrl: string;
  now?: () => number;
  log?: Logger;
}): Promise<AppContext> {
  const { config } = options;
  const now = options.now ?? Date.now;
  const log = options.log ?? createLog(config.logLevel);
  const secrets = loadSecrets({ dataDir: config.dataDir, signing: config.secret, apiToken: config.apiToken });
  const opened = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, now });
  let site = await loadSite(opened.reader);
  const pages = new PageCache({ maxBytes: PAGE_CACHE_BYTES, now });
  const reloadSite = async (): Promise<void> => {
    try {
      site = await loadSite(opened.reader);
    } catch (error) {
      log.warn({ err: error }, "the site's settings could not be read again");
    }
  };
  const store: Store = {
    ...opened,
    transaction: async (work) => {
      try {
        return await opened.transaction(work);
      } finally {
        pages.newGeneration();
      }
    },
  };
  const stopListening = opened.onForeignChange(() => {
    pages.newGeneration();
    // The settings may be what changed; until they are read the old ones hold.
    void reloadSite();
  });
  return {
    config,
    store,
    now,
    site: () => site,
    publicUrl: options.publicUrl,
    mediaFolder: join(config.dataDir, "media"),
    trustedProxies: config.trustedProxies,
    minFillMs: config.minFillSeconds * 1000,
    isApiToken: secretCheck(secrets.apiToken),
    networkKey: networkKeys(secrets.signing),
    log,
    devices: new DeviceTokens(secrets.signing),
    accessTokens: new AccessTokens(secrets.signing, now),
    oidc: new OidcClients(config.oidcProviders, options.publicUrl),
    sso: ssoTokens(
      {
        secret: config.ssoSecret,
        jwksUrl: config.ssoJwksUrl,
        jwks: config.ssoJwks,
        issuer: config.ssoIssuer,
        audience: config.ssoAudience === "" ? options.publicUrl : config.ssoAudience,
        roles: config.ssoRoles,
      },
      now,
    ),
    tickets: new FormTickets(secrets.signing, now),
    limits: new RateLimits({
      posts: config.postsPerMinute,
      networkPosts: config.networkPostsPerMinute,
      actions: config.actionsPerMinute,
    }),
    pages,
    assets: loadAssets(options.assetsFolder),
    close: async () => {
      stopListening();
      await opened.close();
    },
  };
}
