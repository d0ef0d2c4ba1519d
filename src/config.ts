import { readFileSync } from "node:fs";
import { AKISMET_URL } from "./delivery/screening/ask-akismet.ts";
import { validateEmail } from "./domain/comment-input.ts";
import { parseOidcProviders } from "./domain/oidc-provider.ts";
import type { OidcProvider } from "./domain/oidc-provider.ts";
import { Problem } from "./domain/problem.ts";
import { parseUrl } from "./domain/parse-url.ts";

/** Shorter secrets can be guessed. */
const MIN_SECRET_LENGTH = 24;

/** How one option is read from the environment. The table below is the whole documentation of all options. */
interface Option<Value> {
  /** Name of the environment variable. */
  readonly env: string;
  readonly doc: string;
  /** Text of the default, as the documentation shows it. */
  readonly defaultText: string;
  readonly fallback: Value;
  /** A secret is shown as `(set)` and never logged. */
  readonly secret?: boolean;
  /** Reads the text; returns undefined for a text that does not fit. */
  readonly parse: (text: string) => Value | undefined;
  /** What fits, for the error message. */
  readonly accepts: string;
}

function option<Value>(definition: Option<Value>): Option<Value> {
  return definition;
}

function words(env: string, fallback: string, doc: string) {
  return option<string>({ env, doc, fallback, defaultText: fallback, parse: (value) => value, accepts: "text" });
}

function secret(env: string, doc: string) {
  return option<string | null>({
    env,
    doc,
    fallback: null,
    defaultText: "",
    secret: true,
    parse: (value) => (value.length >= MIN_SECRET_LENGTH ? value : undefined),
    accepts: `at least ${MIN_SECRET_LENGTH} characters`,
  });
}

function whole(env: string, fallback: number, range: { min: number; max: number }, doc: string) {
  return option<number>({
    env,
    doc,
    fallback,
    defaultText: String(fallback),
    parse: (value) => {
      const number = Number(value);
      return /^\d+$/u.test(value) && number >= range.min && number <= range.max ? number : undefined;
    },
    accepts: `a whole number from ${range.min} to ${range.max}`,
  });
}

/** Text that is either JSON itself or the path of a file with it; undefined when there is no such file. */
function jsonOrFile(text: string): string | undefined {
  if (/^\s*[[{]/u.test(text)) return text;
  try {
    return readFileSync(text, "utf8");
  } catch {
    return undefined;
  }
}

/** The JSON of a JWK Set (RFC 7517, section 5). */
function jwkSet(json: string): { keys: Record<string, unknown>[] } | undefined {
  try {
    const set = JSON.parse(json) as { keys?: unknown } | null;
    return Array.isArray(set?.keys) ? { keys: set.keys as Record<string, unknown>[] } : undefined;
  } catch {
    return undefined;
  }
}

const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;

/** Every option there is, in the order in which `hustings config` prints them. */
export const OPTIONS = {
  port: whole("PORT", 8080, { min: 0, max: 65_535 }, "TCP port to listen on; 0 picks a free one"),
  host: words("HOST", "localhost", "Address to listen on; 0.0.0.0 or :: for all"),
  publicUrl: option<string | null>({
    env: "PUBLIC_URL",
    doc: "Address under which readers reach this server, such as https://talk.example.org",
    defaultText: "http://localhost:PORT",
    fallback: null,
    parse: (value) => {
      const url = parseUrl(value);
      return /^https?:$/u.test(url?.protocol ?? "") ? url?.origin : undefined;
    },
    accepts: "an http or https address without a path",
  }),
  dataDir: words("DATA_DIR", "./data", "Folder of the SQLite database, secrets and media"),
  databaseUrl: option<string | null>({
    env: "DATABASE_URL",
    doc: "postgres:// address of a PostgreSQL database, 13 or newer; empty for SQLite in DATA_DIR",
    defaultText: "",
    fallback: null,
    secret: true,
    parse: (value) => (/^postgres(ql)?:\/\//u.test(value) ? value : undefined),
    accepts: "an address that begins with postgres://",
  }),
  secret: secret("SECRET", "Key that signs device tokens; made on first start in DATA_DIR/secrets.json if empty"),
  apiToken: secret("API_TOKEN", "Token for publishing by the API; made in DATA_DIR/secrets.json if empty"),
  smtpUrl: option<string | null>({
    env: "SMTP_URL",
    doc: "Mail server, such as smtps://user:password@mail.example.org; without one mails go to DATA_DIR/outbox",
    defaultText: "",
    fallback: null,
    secret: true,
    parse: (value) => (/^smtps?:$/u.test(parseUrl(value)?.protocol ?? "") ? value : undefined),
    accepts: "an address that begins with smtp:// or smtps://",
  }),
  mailFrom: option<string | null>({
    env: "MAIL_FROM",
    doc: "Address that mails come from; its domain should allow the mail server (SPF) and sign (DKIM)",
    defaultText: "hustings@HOST",
    fallback: null,
    parse: (value) => {
      const checked = validateEmail(value);
      return checked.ok ? checked.value : undefined;
    },
    accepts: "an e-mail address",
  }),
  trustedProxies: whole(
    "TRUSTED_PROXIES",
    0,
    { min: 0, max: 10 },
    "Number of reverse proxies in front, whose X-Forwarded-For is believed",
  ),
  postsPerMinute: whole(
    "POSTS_PER_MINUTE",
    6,
    { min: 1, max: 1_000_000 },
    "Comments that one device may post a minute",
  ),
  networkPostsPerMinute: whole(
    "NETWORK_POSTS_PER_MINUTE",
    60,
    { min: 1, max: 1_000_000 },
    "Comments that one network (IPv4 /24, IPv6 /48) may post a minute",
  ),
  actionsPerMinute: whole(
    "ACTIONS_PER_MINUTE",
    60,
    { min: 1, max: 1_000_000 },
    "Marks, previews and edits that one device may make a minute; ten times that for one network",
  ),
  minFillSeconds: whole(
    "MIN_FILL_SECONDS",
    2,
    { min: 0, max: 60 },
    "A comment or report sent back sooner than this was not written by a person",
  ),
  oidcProviders: option<readonly OidcProvider[]>({
    env: "OIDC_PROVIDERS",
    doc: "OpenID Connect providers to sign in with: JSON, or the path of a file with it (see docs/operators/sign-in.md)",
    defaultText: "",
    fallback: [],
    secret: true,
    parse: (value) => {
      const json = jsonOrFile(value);
      return json === undefined ? undefined : parseOidcProviders(json);
    },
    accepts: "a JSON list of {id, label, issuer, clientId, clientSecret, scopes}, or the path of such a file",
  }),
  ssoSecret: option<string | null>({
    env: "SSO_SECRET",
    doc: "Secret by which the publisher signs who its readers are (JWT with HS256)",
    defaultText: "",
    fallback: null,
    secret: true,
    // RFC 7518, section 3.2: a key for HS256 is at least as long as the hash.
    parse: (value) => (Buffer.byteLength(value) >= 32 ? value : undefined),
    accepts: "at least 32 bytes",
  }),
  ssoJwksUrl: option<string | null>({
    env: "SSO_JWKS_URL",
    doc: "Address of the publisher's public keys (JWKS), where it signs with RS256 or ES256",
    defaultText: "",
    fallback: null,
    parse: (value) => (/^https?:$/u.test(parseUrl(value)?.protocol ?? "") ? value : undefined),
    accepts: "an http or https address",
  }),
  ssoJwks: option<{ keys: Record<string, unknown>[] } | null>({
    env: "SSO_JWKS",
    doc: "The publisher's public keys themselves: JSON of a JWKS, or the path of a file with it",
    defaultText: "",
    fallback: null,
    secret: true,
    parse: (value) => {
      const json = jsonOrFile(value);
      return json === undefined ? undefined : jwkSet(json);
    },
    accepts: "a JSON Web Key Set, or the path of such a file",
  }),
  ssoIssuer: words("SSO_ISSUER", "", "What the claim iss of the publisher's tokens has to be; empty: not looked at"),
  ssoAudience: words(
    "SSO_AUDIENCE",
    "",
    "What the claim aud of the publisher's tokens has to be on the first site; empty, and on others: the site's address",
  ),
  ssoRoles: option<boolean>({
    env: "SSO_ROLES",
    doc: "Whether the claim role of the publisher's tokens gives a role",
    defaultText: "false",
    fallback: false,
    parse: (value) => ({ true: true, false: false })[value],
    accepts: "true or false",
  }),
  screeningWebhookUrl: option<string | null>({
    env: "SCREENING_WEBHOOK_URL",
    doc: "Address of a screening service of your own, asked about each comment (see docs/operators/screening.md)",
    defaultText: "",
    fallback: null,
    secret: true,
    parse: (value) => (/^https?:$/u.test(parseUrl(value)?.protocol ?? "") ? value : undefined),
    accepts: "an http or https address",
  }),
  screeningWebhookSecret: secret(
    "SCREENING_WEBHOOK_SECRET",
    "Secret that signs the questions to that service, which is not asked without one",
  ),
  akismetKey: option<string | null>({
    env: "AKISMET_KEY",
    doc: "API key of Akismet, or of a service that speaks its protocol; with one, it is asked about each comment",
    defaultText: "",
    fallback: null,
    secret: true,
    parse: (value) => (/^[\w-]{4,100}$/u.test(value) ? value : undefined),
    accepts: "4 to 100 letters, digits and hyphens",
  }),
  akismetUrl: option<string>({
    env: "AKISMET_URL",
    doc: "Where that service answers",
    defaultText: AKISMET_URL,
    fallback: AKISMET_URL,
    parse: (value) => {
      const url = parseUrl(value);
      return /^https?:$/u.test(url?.protocol ?? "") ? url?.origin : undefined;
    },
    accepts: "an http or https address without a path",
  }),
  screeningTimeoutMs: whole(
    "SCREENING_TIMEOUT_MS",
    2_000,
    { min: 50, max: 30_000 },
    "Milliseconds that each of these services has to answer; a comment waits no longer",
  ),
  logLevel: option<(typeof LOG_LEVELS)[number]>({
    env: "LOG_LEVEL",
    doc: "How much is logged",
    defaultText: "info",
    fallback: "info",
    parse: (value) => LOG_LEVELS.find((level) => level === value),
    accepts: LOG_LEVELS.join(", "),
  }),
} as const;

type Fallback<T> = T extends Option<infer Value> ? Value : never;

/** The options' values. */
export type Config = { readonly [Name in keyof typeof OPTIONS]: Fallback<(typeof OPTIONS)[Name]> };

/**
 * Reads every option from the environment.
 * @throws Problem `invalid-input` that names every variable that does not fit.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const wrong: string[] = [];
  const values = Object.entries(OPTIONS).map(([name, definition]: [string, Option<unknown>]) => {
    const raw = env[definition.env];
    if (raw === undefined || raw === "") return [name, definition.fallback];
    const value = definition.parse(raw);
    if (value === undefined) wrong.push(`${definition.env} must be ${definition.accepts}.`);
    return [name, value];
  });
  if (wrong.length > 0) throw new Problem("invalid-input", wrong.join(" "));
  return Object.fromEntries(values) as Config;
}
