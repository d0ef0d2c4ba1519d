/** Builds the program into `dist/` and the browser's scripts and styles into `dist/assets/`. */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  constants as fsConstants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { BuildOptions } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(ROOT, "dist");
/** The build is made here and then put in its place whole: a command that starts meanwhile never finds half of it. */
const FRESH = join(ROOT, `dist.new-${process.pid}`);
const ASSETS = join(FRESH, "assets");
/** Browsers of about three years: everything used here is in them. */
const BROWSERS = ["chrome111", "firefox113", "safari16.4"];

process.chdir(ROOT);
mkdirSync(ASSETS, { recursive: true });
try {
  await Promise.all([buildProgram(), buildAssets()]);
  putInPlace();
} finally {
  rmSync(FRESH, { recursive: true, force: true });
}

/** Two builds at once are alike, so the one that comes second may find its work done. */
function putInPlace(): void {
  const old = join(ROOT, `dist.old-${process.pid}`);
  renameUnless(["ENOENT"], DIST, old);
  renameUnless(["ENOTEMPTY", "EEXIST"], FRESH, DIST);
  rmSync(old, { recursive: true, force: true });
}

function renameUnless(codes: readonly string[], from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!codes.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

async function buildProgram(): Promise<void> {
  await build({
    entryPoints: ["src/cli/main.ts", ...workers()],
    outbase: "src",
    outdir: FRESH,
    platform: "node",
    target: "node20.19",
    format: "esm",
    bundle: true,
    splitting: true,
    packages: "external",
    sourcemap: true,
    chunkNames: "cli/[name]-[hash]",
    logLevel: "warning",
  });
  copyModels();
}

/**
 * Trained models are read at run time from `model/` beside the code that reads them. Built code lies flat in
 * `dist/cli/`, so they all come to `dist/cli/model/` and need names of their own.
 */
function copyModels(): void {
  if (!existsSync("src/judgement")) return;
  for (const entry of readdirSync("src/judgement", { recursive: true, withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name !== "model") continue;
    const folder = join(entry.parentPath, entry.name);
    mkdirSync(join(FRESH, "cli/model"), { recursive: true });
    for (const file of readdirSync(folder))
      copyFileSync(join(folder, file), join(FRESH, "cli/model", file), fsConstants.COPYFILE_EXCL);
  }
}

/** What the manifest says of one built file. */
interface Built {
  readonly file: string;
  readonly bytes: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Scripts that run in a thread of their own. */
function workers(): string[] {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".worker.ts")).map((file) => join("src", file));
}

/** Each script and style gets a name that changes with its content, and is compressed once, here. */
async function buildAssets(): Promise<void> {
  const manifest: Record<string, Built> = {};
  const texts: Record<string, string> = {};
  const add = async (name: string, options: BuildOptions): Promise<void> => {
    const result = await build({
      bundle: true,
      minify: true,
      legalComments: "none",
      target: BROWSERS,
      outdir: ASSETS,
      logLevel: "warning",
      ...options,
      write: false,
    });
    const content = result.outputFiles?.[0]?.contents ?? new Uint8Array();
    manifest[name] = writeAsset(name, content);
    texts[name] = new TextDecoder().decode(content).trim();
  };
  const files = readdirSync("src/web/assets").filter((file) => [".css", ".svg"].includes(extname(file)));
  await Promise.all(
    files.map((file) => add(file, { entryPoints: [join("src/web/assets", file)], loader: { ".svg": "copy" } })),
  );
  const script = async (name: string, options: BuildOptions): Promise<void> => {
    const source = join("src/browser", `${name}.ts`);
    if (existsSync(source)) await add(`${name}.js`, { entryPoints: [source], format: "esm", ...options });
  };
  // The embed brings its style along: a host's policy that allows no inline style then does not matter, and nothing is
  // ever shown without it. Each part also has to know where the next one is, so that is built first.
  await Promise.all([
    script("page", {}),
    script("console", {}),
    script("sign-in", {}),
    script("embed-member", { define: { MEMBER_CSS: JSON.stringify(texts["member.css"]) } }),
  ]);
  const address = (name: string): string => JSON.stringify(`/assets/${manifest[name]?.file}`);
  await script("embed-write", {
    define: { WRITE_CSS: JSON.stringify(texts["write.css"]), MEMBER_SCRIPT: address("embed-member.js") },
  });
  await script("embed", {
    // A classic script: hosts load it without `type="module"`, and nothing of it becomes global.
    format: "iife",
    define: {
      THREAD_CSS: JSON.stringify(withoutSpaces(texts["thread.css"] ?? "")),
      WRITE_SCRIPT: address("embed-write.js"),
    },
  });
  writeFileSync(join(ASSETS, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Takes out the spaces that the minifier leaves in and around custom properties, where they mean nothing either. */
function withoutSpaces(css: string): string {
  return css.replaceAll(/(?<=[:,]) /gu, "");
}

function writeAsset(name: string, content: Uint8Array): Built {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const file = `${basename(name, extname(name))}-${hash}${extname(name)}`;
  const gzip = gzipSync(content, { level: 9 });
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  writeFileSync(join(ASSETS, file), content);
  writeFileSync(join(ASSETS, `${file}.gz`), gzip);
  writeFileSync(join(ASSETS, `${file}.br`), brotli);
  return { file, bytes: content.length, gzip: gzip.length, brotli: brotli.length };
}
