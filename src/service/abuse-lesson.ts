import { freshSiteLayer } from "../judgement/abuse/site-layer.ts";
import type { SiteLayer } from "../judgement/abuse/site-layer.ts";
import { lastDecisionId } from "../store/decided-comments.ts";
import type { Db } from "../store/store.ts";

/** What a site has taught its judge of abuse, and from which decisions. */
export interface AbuseLesson {
  readonly layer: SiteLayer;
  /** The last decision that was learnt from, or passed over. */
  readonly upTo: number;
}

/** Weights lie within half a unit; sixteen bits tell them apart by 0.00002. */
const UNITS = 65_534;

/** A lesson as text: 11 kB. */
export function packAbuseLesson({ layer, upTo }: AbuseLesson): string {
  const bytes = Buffer.alloc(layer.weights.length * 2);
  layer.weights.forEach((weight, at) => bytes.writeInt16LE(Math.round(weight * UNITS), at * 2));
  return JSON.stringify({ ...layer, weights: bytes.toString("base64"), upTo });
}

/** Reads a lesson. */
export function unpackAbuseLesson(text: string): AbuseLesson {
  const {
    weights: packed,
    upTo,
    ...rest
  } = JSON.parse(text) as Omit<SiteLayer, "weights"> & {
    weights: string;
    upTo: number;
  };
  const bytes = Buffer.from(packed, "base64");
  const weights = Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readInt16LE(at * 2) / UNITS);
  return { layer: { ...rest, weights }, upTo };
}

/** A lesson that knows nothing and will learn from decisions that are still to be made. */
export async function freshAbuseLesson(db: Db, siteId: number): Promise<AbuseLesson> {
  return { layer: freshSiteLayer(), upTo: await lastDecisionId(db, siteId) };
}
