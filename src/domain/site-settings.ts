import * as z from "zod";
import { SORTS } from "./comment.ts";
import { LANGUAGES } from "./language.ts";
import { MARKS } from "./reaction.ts";
import { COLOUR, contrastOf } from "./contrast.ts";
import { parseUrl } from "./parse-url.ts";
import { SCREENING_SETTINGS } from "./screening/settings.ts";

/** Who may comment, from the most open to the most closed. */
export const WHO_MAY_POST = ["anyone", "confirmed", "members"] as const;

const origin = z.string().refine((text) => parseUrl(text)?.origin === text, {
  message: "An origin looks like https://www.example.org, without a path.",
});

/** Behind what is coloured on our own pages, in light and dark: the darkest and the lightest ground of text. */
const LIGHT_GROUND = "#f1f0ea";
const DARK_GROUND = "#25241f";

/** Least contrast of text (WCAG 2.2, success criterion 1.4.3). */
const LEAST_CONTRAST = 4.5;

function colourOn(ground: string) {
  return z.string().refine((text) => COLOUR.test(text) && contrastOf(text, ground) >= LEAST_CONTRAST, {
    message: `A colour looks like #0b5c56 and stands out from ${ground} by ${LEAST_CONTRAST} : 1 at least.`,
  });
}

/** What may count, beside style, when a newcomer is compared with banned members. */
export const RETURN_SIGNALS = ["network", "device", "name", "mail", "arrival", "company", "copied"] as const;

/** What the operator decides for one site. Kept as JSON in the site's row; whatever is absent has its default. */
export const SITE_SETTINGS = z.object({
  allowedOrigins: z.array(origin).max(100).default([]).describe("Origins that may embed the conversation"),
  imageOrigins: z.array(origin).max(20).default([]).describe("Origins from which articles hosted here may show images"),
  avatarOrigins: z
    .array(origin)
    .max(20)
    .default([])
    .describe("Further origins from which the publisher's sign-on may give members pictures"),
  language: z.enum(LANGUAGES).default("en").describe("Language of the pages"),
  look: z
    .object({
      accent: colourOn(LIGHT_GROUND).default("#0b5c56").describe("Colour of links and buttons on light pages"),
      accentDark: colourOn(DARK_GROUND).default("#7fc9bf").describe("Colour of links and buttons on dark pages"),
      typeface: z.enum(["serif", "sans"]).default("serif").describe("Typeface of the pages"),
    })
    .prefault({})
    .describe("Colours and typeface of the pages; embeds take their page's"),
  defaultSort: z.enum(SORTS).default("oldest").describe("Order in which a conversation is first shown"),
  screening: SCREENING_SETTINGS.prefault({}).describe("What screening looks for; see docs/moderation.md"),
  reactions: z
    .array(z.enum(MARKS))
    .max(MARKS.length)
    .default([...MARKS])
    .describe("Reactions that readers can give a comment"),
  strikeDays: z.number().int().min(1).max(3650).default(180).describe("Days for which a penalty point counts"),
  appealDays: z.number().int().min(1).max(365).default(183).describe("Days within which a decision can be appealed"),
  appealAnswerDays: z
    .number()
    .int()
    .min(1)
    .max(90)
    .default(14)
    .describe("Days within which an appeal is to be answered"),
  closeAfterDays: z.number().int().min(1).max(36_500).nullable().default(null).describe("Close comments after N days"),
  trailingSlash: z.enum(["keep", "drop"]).default("drop").describe("Whether /a and /a/ are different articles"),
  dropParams: z.array(z.string().max(100)).max(100).default([]).describe("Further URL parameters to ignore"),
  whoMayPost: z
    .enum(WHO_MAY_POST)
    .default("anyone")
    .describe("Who may comment: anyone, guests once they have confirmed their e-mail address, or members only"),
  signalDays: z
    .number()
    .int()
    .min(0)
    .max(3_650)
    .default(90)
    .describe("Days for which keyed hashes of network and browser of those who write are kept; 0 keeps none"),
  lookForReturns: z
    .boolean()
    .default(true)
    .describe("Compare newcomers with banned members and show moderators who may have come back"),
  returnSignals: z
    .array(z.enum(RETURN_SIGNALS))
    .max(RETURN_SIGNALS.length)
    .default([...RETURN_SIGNALS])
    .describe(`What counts beside style when newcomers are compared: ${RETURN_SIGNALS.join(", ")}`),
  styleDays: z
    .number()
    .int()
    .min(0)
    .max(3_650)
    .default(180)
    .describe(
      "Days for which it is kept how a member writes, in numbers: after a ban ended, or else after the last look",
    ),
  keepParams: z
    .array(z.string().max(100))
    .max(100)
    .nullable()
    .default(null)
    .describe("If set, only these URL parameters tell articles apart"),
});

/** Settings of a site with every default filled in. */
export type SiteSettings = z.infer<typeof SITE_SETTINGS>;
