import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../support/process.ts";

describe("a command line that cannot be right", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "hustings-cli-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    ["a command that does not exist", ["frobnicate"], "there is no command “frobnicate”"],
    ["one below another", ["site", "frobnicate"], "there is no command “frobnicate”"],
    ["an admin without an address", ["admin", "add", "nobody"], "“nobody” is not an e-mail address"],
  ])("%s: is named, and nothing is done", async (_name, args, said) => {
    const { code, output, errors } = await runCommand({ DATA_DIR: folder }, ...args);
    expect([code, output]).toEqual([1, ""]);
    expect(errors).toContain(said);
  });
});
