import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** The data directory: `--data DIR`, else HUSTINGS_DATA, else `../shared/data` beside the repository. */
export function dataDirectory(argv: readonly string[] = process.argv): string {
  const at = argv.indexOf("--data");
  const given = at >= 0 ? argv[at + 1] : process.env["HUSTINGS_DATA"];
  return given ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
}

/** Whether the data is there. */
export function hasData(directory: string): boolean {
  return existsSync(`${directory}/abuse/train.jsonl.gz`);
}

/** The lines of a gzipped text file. */
export function readLines(path: string): string[] {
  return gunzipSync(readFileSync(path))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
}

/** The rows of a gzipped JSON-lines file. */
export function readRows(path: string): Record<string, unknown>[] {
  return readLines(path).map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The insults set writes some characters as `\xc2\xa0` or `\n` in letters; this undoes it, also for entities. */
export function unescapeText(text: string): string {
  return text
    .replace(/(?:\\x[0-9a-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll("\\x", ""), "hex").toString("utf8").replaceAll("\ufffd", " "),
    )
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrt]/g, "\n")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replace(/&#\d+;/g, " ");
}
