import * as z from "zod";
import { parseUrl } from "./parse-url.ts";

/** Hosts of the same machine: the only ones that may be spoken to without TLS, for trying things out. */
const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

const issuer = z.string().refine((text) => {
  const url = parseUrl(text);
  return url?.protocol === "https:" || (url?.protocol === "http:" && LOCAL_HOSTS.has(url.hostname));
}, "An issuer is an https address.");

const OIDC_PROVIDER = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/u)
    .describe("Part of addresses: lower-case letters, digits and hyphens"),
  label: z.string().min(1).max(60).describe("What readers see"),
  issuer,
  clientId: z.string().min(1).max(300),
  clientSecret: z.string().min(1).max(1_000).optional().describe("Absent for public clients"),
  clientAuthentication: z
    .enum(["client_secret_basic", "client_secret_post"])
    .optional()
    .describe("How the secret is sent; by what the provider says of itself unless given"),
  scopes: z
    .array(z.string().regex(/^[\x21-\x7e]{1,100}$/u))
    .default(["openid", "email", "profile"])
    .refine((scopes) => scopes.includes("openid"), "The scopes must have openid."),
});

const OIDC_PROVIDERS = z
  .array(OIDC_PROVIDER)
  .max(20)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, "Two providers have the same id.");

/** One OpenID Connect provider by which people may sign in, as the operator configured it. */
export type OidcProvider = z.infer<typeof OIDC_PROVIDER>;

/** Reads a list of providers from JSON; undefined when it is not one. */
export function parseOidcProviders(json: string): readonly OidcProvider[] | undefined {
  try {
    return OIDC_PROVIDERS.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
