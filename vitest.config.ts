import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Files share what they import: importing everything anew for each took a third of the whole time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    retry: 0,
  },
});
