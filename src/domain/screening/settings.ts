import * as z from "zod";
import { DEFAULT_CLAUSE_NUMBERS } from "../house-rules/default-clauses.ts";
import type { ClauseSubject } from "../house-rules/default-clauses.ts";
import { STEP_NAMES } from "./finding.ts";

/** The most findings that are kept of one comment. */
export const MAX_FINDINGS = 60;

/** The most findings that one step makes of one comment. */
export const MAX_FINDINGS_OF_STEP = 10;

const count = z.number().int().min(0).max(100_000);
const share = z.number().min(0).max(1);
const weight = z.enum(["note", "hold", "refuse"]);
const clause = z.number().int().min(1).max(999).nullable();

/** Which clause each kind of finding points to; a site with rules of its own names its own numbers. */
const CLAUSE_NUMBERS = Object.fromEntries(
  Object.entries(DEFAULT_CLAUSE_NUMBERS).map(([subject, number]) => [
    subject,
    clause.default(number).describe(`Number of the house rule for what screening takes for: ${subject}`),
  ]),
) as Record<ClauseSubject, z.ZodDefault<typeof clause>>;

/** What a site decides about screening. Whatever is absent has its default. */
export const SCREENING_SETTINGS = z.object({
  off: z.array(z.enum(STEP_NAMES)).default([]).describe("Steps of screening that do not run"),
  shadow: z
    .array(z.enum(STEP_NAMES))
    .default([])
    .describe("Steps of screening that are only watched: their findings are kept and change nothing"),
  refusals: z
    .enum(["all", "time"])
    .default("all")
    .describe("What may be refused outright: all that a rule says, or only what comes too soon; the rest is held"),
  clauses: z.object(CLAUSE_NUMBERS).prefault({}).describe("Number of the house rule for each kind of finding"),

  nudge: z
    .boolean()
    .default(true)
    .describe("Tell authors in the preview of a comment what would hold it, so that they can change it before posting"),
  preModerate: z.boolean().default(false).describe("Hold every comment until a moderator has seen it"),
  guests: z.enum(["publish", "hold"]).default("publish").describe("What becomes of comments without an account"),
  firstComments: count.default(0).describe("Hold comments until so many of the author's have been published"),
  strikesHold: count
    .nullable()
    .default(3)
    .describe("Hold comments of authors with so many penalty points that still count"),

  abuseHold: share.default(0.25).describe("Hold comments that are abusive with at least this probability"),
  abuseGraveHold: share
    .default(0.4)
    .describe("Hold threats, attacks on groups and sexual content with at least this probability"),
  abuseNote: share.default(0.2).describe("Note abuse for moderators from this probability, without holding"),

  newAuthorBelow: count.default(3).describe("Authors with fewer published comments count as new"),
  links: count.default(5).describe("Hold comments with more links than this"),
  newPeople: z
    .enum(["nobody", "signed-in", "everybody"])
    .default("signed-in")
    .describe("Whose first public comment moderators are shown in the queue of new people"),
  newAuthorLinks: count.default(1).describe("Hold comments of new authors with more links than this"),

  alikePercent: z.number().int().min(50).max(100).default(85).describe("Texts alike to this percentage are the same"),
  alikeLetters: count.default(30).describe("Shorter texts may be the same by chance and are not compared"),
  ownCopies: count.default(1).describe("Hold the same text of one author from this many earlier ones"),
  othersCopies: count.default(2).describe("Hold the same text from this many earlier ones of other authors"),

  perMinute: count.default(4).describe("Hold comments of an author who wrote so many in the last minute"),
  perTenMinutes: count.default(20).describe("Hold comments of an author who wrote so many in the last ten minutes"),
  raidPerMinute: count
    .default(30)
    .describe("Hold comments of new authors when new authors wrote so many under the article in the last minute"),

  capitalsPercent: z.number().int().min(1).max(100).default(70).describe("More capital letters than this are shouting"),
  capitalsLetters: count.default(25).describe("Shorter texts may be all capitals"),
  capitalsWeight: weight.default("note").describe("What shouting leads to"),
  shortest: count.default(0).describe("Texts with fewer letters and digits than this are held"),
  longest: count.default(10_000).describe("Texts with more characters than this are held"),

  reportsHold: z
    .number()
    .min(0.5)
    .max(1000)
    .nullable()
    .default(3)
    .describe("Hold a published comment when its reports weigh this much; each weighs 0 to 1 by its sender's accuracy"),
  externalWeight: weight.default("hold").describe("The most that the screening webhook may ask for"),
  spamWeight: z
    .enum(["hold", "refuse"])
    .default("hold")
    .describe("What becomes of comments that the spam filter calls blatant spam"),
});

/** What a site decides about screening, with every default filled in. */
export type ScreeningSettings = z.infer<typeof SCREENING_SETTINGS>;

/** The defaults. */
export const DEFAULT_SCREENING: ScreeningSettings = SCREENING_SETTINGS.parse({});
