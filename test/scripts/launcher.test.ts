import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";

const LAUNCHER = fileURLToPath(new URL("../../bin/hustings.js", import.meta.url));

const OLD = new Date("2031-05-06T09:00:00Z");
const NEW = new Date("2031-05-06T10:00:00Z");

let project: string;

function write(file: string, text: string, changed: Date): void {
  const path = join(project, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  utimesSync(path, changed, changed);
  for (let folder = dirname(path); folder !== project; folder = dirname(folder)) utimesSync(folder, OLD, OLD);
}

/** Stands for the build: says so and leaves a program that says which build it is from. */
function installBuilder(): void {
  write(
    "node_modules/tsx/dist/cli.mjs",
    `import { mkdirSync, writeFileSync } from "node:fs";
    console.log("building");
    mkdirSync("dist/cli", { recursive: true });
    writeFileSync("dist/cli/main.js", 'console.log("built just now")');`,
    OLD,
  );
}

function start(): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(project, "bin/hustings.js")], { cwd: project, encoding: "utf8" });
}

beforeEach(() => {
  project = mkdtempSync(join(inject("runFolder"), "launcher-"));
  cpSync(LAUNCHER, join(project, "bin/hustings.js"));
  write("package.json", '{ "type": "module" }', OLD);
  write("scripts/build.ts", "", OLD);
});
afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

describe("the launcher", () => {
  it("builds a checkout that has not been built, and keeps that out of the command's output", () => {
    write("src/cli/main.ts", "", OLD);
    installBuilder();
    expect(start()).toMatchObject({ status: 0, stdout: "built just now\n", stderr: "building\n" });
  });

  it("builds again when the source is newer, however deep the change", () => {
    write("dist/cli/main.js", 'console.log("built before")', OLD);
    write("src/domain/deep/down.ts", "", NEW);
    installBuilder();
    expect(start()).toMatchObject({ status: 0, stdout: "built just now\n" });
  });

  it("starts what is built when the source is older", () => {
    write("src/cli/main.ts", "", OLD);
    write("dist/cli/main.js", 'console.log("built before")', NEW);
    installBuilder();
    expect(start()).toMatchObject({ status: 0, stdout: "built before\n", stderr: "" });
  });

  it("starts what is built where the tools for building are not installed", () => {
    write("dist/cli/main.js", 'console.log("built before")', OLD);
    write("src/cli/main.ts", "", NEW);
    expect(start()).toMatchObject({ status: 0, stdout: "built before\n", stderr: "" });
  });

  it("says what to run where nothing is built and nothing can be", () => {
    write("src/cli/main.ts", "", OLD);
    const { status, stdout, stderr } = start();
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("npm ci && npm run build");
  });
});
