import { readFileSync } from "node:fs";
import { type AbuseModel, decodeModel } from "./model.ts";

let loaded: AbuseModel | undefined;

/**
 * The model shipped with this version, read once per process or worker thread. The only input of this room.
 * Throws when the file is missing or damaged.
 */
export function loadAbuseModel(): AbuseModel {
  loaded ??= decodeModel(readFileSync(new URL("./model/abuse.bin", import.meta.url)));
  return loaded;
}
