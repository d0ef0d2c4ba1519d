import { createHmac } from "node:crypto";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { parseUrl } from "./domain/parse-url.ts";
import { MailLinks } from "./delivery/mail/mail-links.ts";
import { createLog } from "./log.ts";
import { loadSecrets } from "./secrets.ts";
import type { Secrets } from "./secrets.ts";
import { openStore } from "./store/open-store.ts";
import { loadSites } from "./store/sites.ts";
import type { Site } from "./store/sites.ts";
import type { Store } from "./store/store.ts";
import { isUnwritable } from "./store/unwritable.ts";
import { loadAssets } from "./web/assets.ts";
import { PageCache } from "./web/page-cache.ts";
import { AccessTokens } from "./web/security/access-token.ts";
import { DeviceTokens } from "./web/security/device-token.ts";
import { FormTickets } from "./web/security/form-ticket.ts";
import { SignedMessageIds } from "./web/security/message-ids.ts";
import { networkKeys } from "./web/security/network.ts";
import { NotedSignals, SignalKeys } from "./web/security/signal-keys.ts";
import { OidcClients } from "./web/security/oidc-clients.ts";
import { ssoTokens } from "./web/security/sso-tokens.ts";
import { secretCheck, Signer } from "./web/security/signing.ts";
import type { ScreeningServices } from "./service/screening/screening-services.ts";
import { RateLimits } from "./web/security/rate-limits.ts";
import { StatementLinks } from "./web/security/statement-links.ts";
import type { WebContext } from "./web/web-context.ts";

/** Memory for finished public answers of one site, in bytes: some hundred pages in three encodings. */
const PAGE_CACHE_BYTES = 32 * 1024 * 1024;

/** Everything long-lived, built once. As a `WebContext` it is that of the first site. */
export interface AppContext extends WebContext {
  readonly config: Config;
  /** The contexts of all sites, the first one first. */
  readonly sites: () => readonly WebContext[];
  /** The site that is reached under this host (RFC 9110, section 7.2); the first one under any other. */
  readonly siteOfHost: (host: string | undefined) => WebContext;
  /** Calls `listener` soon after something was committed, here or by another process. Returns how to stop. */
  readonly onCommit: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database and builds everything that the server works with.
 * @param options.assetsFolder the build's folder of scripts and styles.
 * @param options.publicUrl origin under which readers reach the first site.
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
  const contexts = new Map<number, WebContext>();
  let sites = new Map<number, Site>();
  let hosts = new Map<string, WebContext>();
  const commitListeners = new Set<() => void>();

  let refusedAt: number | null = null;
  const store: Store = {
    ...opened,
    transaction: async (work) => {
      try {
        return await opened.transaction(work);
      } catch (error) {
        if (isUnwritable(error)) refusedAt = now();
        throw error;
      } finally {
        forgetFreshness();
        tellOfCommit();
      }
    },
  };
  const shared = {
    store,
    now,
    log,
    mediaFolder: join(config.dataDir, "media"),
    trustedProxies: config.trustedProxies,
    minFillMs: config.minFillSeconds * 1000,
    assets: loadAssets(options.assetsFolder),
    limits: new RateLimits({
      posts: config.postsPerMinute,
      networkPosts: config.networkPostsPerMinute,
      actions: config.actionsPerMinute,
    }),
    reloadSites,
    writingRefusedAt: () => refusedAt,
  };
  await reloadSites();
  const first = firstOf(contexts);
  let reloading = Promise.resolve();
  let reloadIsDue = false;
  const stopListening = opened.onForeignChange(() => {
    forgetFreshness();
    tellOfCommit();
    // The settings may be what changed; until they are read the old ones hold. One reading is enough for all the changes
    // from before it begins.
    if (reloadIsDue) return;
    reloadIsDue = true;
    reloading = reloading
      .then(() => {
        reloadIsDue = false;
        return reloadSites();
      })
      .catch((error: unknown) => {
        log.warn({ err: error }, "the sites' settings could not be read again");
      });
  });
  return Object.defineProperties({} as AppContext, {
    ...Object.getOwnPropertyDescriptors(first),
    ...Object.getOwnPropertyDescriptors({
      config,
      sites: () => [...contexts.values()],
      siteOfHost: (host: string | undefined) => hosts.get(host?.toLowerCase() ?? "") ?? first,
      onCommit: (listener: () => void) => {
        commitListeners.add(listener);
        return () => commitListeners.delete(listener);
      },
      close: async () => {
        stopListening();
        await reloading;
        await opened.close();
      },
    }),
  });

  function forgetFreshness(): void {
    for (const { pages } of contexts.values()) pages.newGeneration();
  }

  function tellOfCommit(): void {
    for (const listener of commitListeners) listener();
  }

  async function reloadSites(): Promise<void> {
    const loaded = await loadSites(opened.reader);
    sites = new Map(loaded.map((site) => [site.id, site]));
    for (const [index, { id }] of loaded.entries()) {
      if (!contexts.has(id)) contexts.set(id, contextOf(id, index === 0));
    }
    hosts = new Map(
      loaded.flatMap(({ id, address }) => {
        const context = contexts.get(id);
        const host = address === null ? undefined : parseUrl(address)?.host;
        return context === undefined || host === undefined ? [] : [[host, context]];
      }),
    );
  }

  /** Of the installation, not of a site: a ban may hold on all of them. */
  function hashIdentity(text: string): string {
    return createHmac("sha256", secrets.signing).update(`identity:${text}`).digest("base64url");
  }

  /** What a site has of its own: nothing that one site signs or counts means anything to another. */
  function contextOf(id: number, isFirst: boolean): WebContext {
    const own = isFirst ? secrets : secretsOf(secrets, id);
    const site = (): Site => {
      const known = sites.get(id);
      if (known === undefined) throw new Error(`site ${id} is gone`);
      return known;
    };
    const publicUrl = (): string => site().address ?? options.publicUrl;
    return {
      ...shared,
      site,
      get publicUrl() {
        return publicUrl();
      },
      oidc: new OidcClients(config.oidcProviders, publicUrl),
      sso: ssoTokens(
        {
          secret: config.ssoSecret,
          jwksUrl: config.ssoJwksUrl,
          jwks: config.ssoJwks,
          issuer: config.ssoIssuer,
          // A token for one site is none for another.
          audience: () => (isFirst && config.ssoAudience !== "" ? config.ssoAudience : publicUrl()),
          roles: config.ssoRoles,
        },
        now,
      ),
      hashIdentity,
      apiToken: own.apiToken,
      screeningServices: {
        ...screeningServices(config),
        get publicUrl() {
          return publicUrl();
        },
      },
      isApiToken: secretCheck(own.apiToken),
      networkKey: networkKeys(own.signing),
      signalKeys: new SignalKeys(own.signing, now),
      notedSignals: new NotedSignals(now),
      devices: new DeviceTokens(own.signing),
      accessTokens: new AccessTokens(own.signing, now),
      tickets: new FormTickets(own.signing, now),
      statementLinks: new StatementLinks(new Signer(own.signing, "statement")),
      mailLinks: new MailLinks(new Signer(own.signing, "mail")),
      messageIds: new SignedMessageIds(own.signing),
      mailsLeave: config.smtpUrl !== null,
      get mailFrom() {
        return config.mailFrom ?? defaultSender(this.publicUrl);
      },
      pages: new PageCache({ maxBytes: PAGE_CACHE_BYTES, now }),
    };
  }
}

/** Other services that are asked about comments, as far as they are set up. */
function screeningServices(config: Config): Omit<ScreeningServices, "publicUrl"> {
  const { screeningWebhookUrl: url, screeningWebhookSecret: secret, akismetKey: apiKey, akismetUrl: baseUrl } = config;
  const timeLimitMs = config.screeningTimeoutMs;
  return {
    webhook: url === null || secret === null ? null : { url, secret, timeLimitMs },
    akismet: apiKey === null ? null : { apiKey, baseUrl, timeLimitMs },
  };
}

function firstOf(contexts: ReadonlyMap<number, WebContext>): WebContext {
  const [first] = contexts.values();
  if (first === undefined) throw new Error("the database holds no site");
  return first;
}

/** Where mails come from when nobody has said: the host that readers know. */
function defaultSender(publicUrl: string): string {
  const host = parseUrl(publicUrl)?.hostname ?? "";
  return `hustings@${/^[a-z0-9.-]+$/u.test(host) ? host : "localhost"}`;
}

/** Secrets of a further site, derived so that there is nothing more to keep. */
function secretsOf(secrets: Secrets, siteId: number): Secrets {
  const derive = (secret: string): string => createHmac("sha256", secret).update(`site:${siteId}`).digest("base64url");
  return { signing: derive(secrets.signing), apiToken: derive(secrets.apiToken) };
}
