import { readFileSync } from "node:fs";
import { extname, join } from "node:path";

/** A built file as it is sent: never changes under its name. */
export interface Asset {
  readonly contentType: string;
  readonly bodies: { readonly identity: Buffer; readonly gzip: Buffer | null; readonly br: Buffer | null };
}

/** The built scripts and styles. */
export interface Assets {
  /** Address of a script or style by its plain name, such as `page.css`. */
  readonly url: (name: string) => string;
  /** The file behind the last part of an address. */
  readonly file: (file: string) => Asset | undefined;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/**
 * Loads what the build made.
 * @param folder the folder with `manifest.json`.
 * @throws Error when the project has not been built.
 */
export function loadAssets(folder: string): Assets {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Record<string, { file: string }>;
  const files = new Map<string, Asset>();
  for (const { file } of Object.values(manifest)) {
    files.set(file, {
      contentType: CONTENT_TYPES[extname(file)] ?? "application/octet-stream",
      bodies: {
        identity: readFileSync(join(folder, file)),
        gzip: read(join(folder, `${file}.gz`)),
        br: read(join(folder, `${file}.br`)),
      },
    });
  }
  return {
    url: (name) => {
      const entry = manifest[name];
      if (entry === undefined) throw new Error(`The build has no asset named ${name}`);
      return `/assets/${entry.file}`;
    },
    file: (file) => files.get(file),
  };
}

function read(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
