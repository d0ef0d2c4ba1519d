import { OPTIONS } from "../src/config.ts";

/**
 * The environment of a program that a bench starts: of Hustings' options only those that the bench gives. Whoever runs it
 * may have the database, the secrets or the mail server of a real site in theirs.
 */
export function ownEnvironment(options: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const taken = new Set(Object.values(OPTIONS).map(({ env }) => env));
  const others = Object.entries(process.env).filter(([name]) => !taken.has(name));
  return { ...Object.fromEntries(others), ...options };
}
