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
    ["a folder of articles that is not there", ["publish", "./no-such-folder"], "There is no ./no-such-folder."],
    ["a file for a folder", ["publish", "package.json"], "package.json is not a folder."],
    ["a folder without an article", ["publish", "bin"], "There is no article (a file .md) in bin."],
    ["a transcript that is not there", ["import", "transcript", "./gone.txt"], "There is no ./gone.txt."],
    ["a folder for a transcript", ["import", "transcript", "bin"], "bin is not a file."],
    ["an export that is not there", ["import", "wordpress", "./gone.xml"], "There is no ./gone.xml."],
    ["a folder for an export", ["import", "wordpress", "bin"], "bin is not a file."],
    ["accounts that are not there", ["judge", "authors", "--known", "./k", "--unknown", "./u"], "There is no ./k."],
  ])("%s: is named, and nothing is done", async (_name, args, said) => {
    const { code, output, errors } = await runCommand({ DATA_DIR: folder }, ...args);
    expect([code, output]).toEqual([1, ""]);
    expect(errors).toContain(said);
    expect(errors).not.toMatch(/^\s+at /mu);
  });
});
