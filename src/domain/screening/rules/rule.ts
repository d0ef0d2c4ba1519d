import * as z from "zod";

/** The most entries of one list. */
export const MAX_ENTRIES = 2_000;

/** Words and phrases: letters, digits and blanks, with `*` for any number of letters within a word. */
const ENTRY = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((entry) => (entry.match(/\*/gu)?.length ?? 0) <= 4, { message: "An entry has at most four wildcards." })
  .refine((entry) => /[\p{L}\p{N}]{2}/u.test(entry), {
    message: "An entry has at least two letters or digits together.",
  });

const HOST = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/u, {
    message: "A host looks like shop.example, without a scheme or a path.",
  });

const common = {
  name: z.string().trim().min(1).max(80),
  clause: z.number().int().min(1).max(999).nullable(),
  weight: z.enum(["note", "hold", "refuse"]),
};

/** What a rule of a site looks for, and what follows. */
export const RULE_DEFINITION = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("words"),
    ...common,
    /** Primary subtag of BCP 47; null for texts in any language. */
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/u)
      .nullable(),
    entries: z.array(ENTRY).min(1).max(MAX_ENTRIES),
  }),
  z.strictObject({ kind: z.literal("hosts"), ...common, hosts: z.array(HOST).min(1).max(MAX_ENTRIES) }),
]);

/** What a rule of a site looks for, and what follows. */
export type RuleDefinition = z.infer<typeof RULE_DEFINITION>;

/** The stages in a rule's life: being written, watched without effect, in force, no longer used. */
export const RULE_STATES = ["draft", "shadow", "live", "retired"] as const;

/** One of the stages in a rule's life. */
export type RuleState = (typeof RULE_STATES)[number];

/** A rule of a site. */
export interface ScreeningRule {
  readonly id: number;
  /** Grows with each change of the definition. */
  readonly version: number;
  readonly state: RuleState;
  readonly definition: RuleDefinition;
}
