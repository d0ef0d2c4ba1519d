/** Reads the shipped model: the only file access of this room. */

import { readFileSync } from "node:fs";

import type { AuthorshipModel } from "./model.ts";
import { unpackModel } from "./pack-model.ts";

let loaded: AuthorshipModel | undefined;

/**
 * The model shipped with Hustings, read once per process (about 0.3 MB).
 *
 * @throws Error when the file is missing or of another format.
 */
export function loadAuthorshipModel(): AuthorshipModel {
  loaded ??= unpackModel(readFileSync(new URL("./model/authorship.json", import.meta.url), "utf8"));
  return loaded;
}
