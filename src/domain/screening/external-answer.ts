import * as z from "zod";
import type { ServiceFailure } from "./finding.ts";

/** The most findings that are taken from one answer. */
export const MAX_EXTERNAL_FINDINGS = 20;

/** One finding of a service of the publisher's own. Offsets are UTF-16 units of the text that was sent. */
const EXTERNAL_FINDING = z
  .strictObject({
    clause: z.number().int().min(1).max(999).nullable().default(null),
    note: z.string().trim().min(1).max(300),
    start: z.number().int().min(0).optional(),
    end: z.number().int().min(0).optional(),
    strength: z.number().min(0).max(1).default(1),
    weight: z.enum(["note", "hold", "refuse"]),
  })
  .refine(({ start, end }) => (start === undefined) === (end === undefined) && (start ?? 0) <= (end ?? 0), {
    message: "Both start and end are needed, in this order, or none of them.",
  });

/** What a screening webhook answers. */
export const EXTERNAL_REPLY = z.strictObject({
  findings: z.array(EXTERNAL_FINDING).max(MAX_EXTERNAL_FINDINGS).default([]),
});

/** What a screening webhook answers. */
export type ExternalReply = z.infer<typeof EXTERNAL_REPLY>;

/** What came of asking the publisher's own screening service. */
export type ExternalAnswer =
  | ({ readonly answered: true } & ExternalReply)
  | { readonly answered: false; readonly why: ServiceFailure };
