import { afterEach, expect, it, vi } from "vitest";
import { ownEnvironment } from "../../bench/own-environment.ts";
import { readConfig } from "../../src/config.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

it("benches start nothing with the database or the secrets of whoever runs them", () => {
  vi.stubEnv("DATABASE_URL", "postgres://hustings@db.example/site");
  vi.stubEnv("SECRET", "the secret of a site that is open to the public");
  vi.stubEnv("SMTP_URL", "smtp://mail.example");
  vi.stubEnv("TZ", "Europe/Vienna");
  const environment = ownEnvironment({ DATA_DIR: "/tmp/bench", API_TOKEN: "a token of this bench, long enough" });
  expect(readConfig(environment)).toEqual(
    readConfig({ DATA_DIR: "/tmp/bench", API_TOKEN: "a token of this bench, long enough" }),
  );
  expect(environment).toMatchObject({ TZ: "Europe/Vienna", PATH: process.env["PATH"] });
});
