import type { LEGAL_CATEGORIES, LEGAL_KEYWORDS } from "../../domain/house-rules/legal-category.ts";

/** A category of the Transparency Database without its prefix `STATEMENT_CATEGORY_`. */
export type LegalCategory = (typeof LEGAL_CATEGORIES)[number];

/** A keyword of the Transparency Database without its prefix `KEYWORD_`, as far as clauses use them. */
export type LegalKeyword = (typeof LEGAL_KEYWORDS)[number];

/**
 * Keywords of each category without their prefixes, in the order of the report's templates (Commission Implementing
 * Regulation (EU) 2024/2835, Annex I, and the Transparency Database's schema, version 2). Every category also has OTHER;
 * notices whose sender names no category are NOT_SPECIFIED_NOTICE, which has no keywords.
 */
export const CATEGORY_KEYWORDS = {
  ANIMAL_WELFARE: ["ANIMAL_HARM", "UNLAWFUL_SALE_ANIMALS"],
  CONSUMER_INFORMATION: [
    "HIDDEN_ADVERTISEMENT",
    "INSUFFICIENT_INFORMATION_ON_TRADERS",
    "MISLEADING_INFO_GOODS_SERVICES",
    "MISLEADING_INFO_CONSUMER_RIGHTS",
    "NONCOMPLIANCE_PRICING",
  ],
  CYBER_VIOLENCE: [
    "CYBER_BULLYING_INTIMIDATION",
    "CYBER_HARASSMENT",
    "CYBER_INCITEMENT",
    "CYBER_STALKING",
    "NON_CONSENSUAL_IMAGE_SHARING",
    "NON_CONSENSUAL_MATERIAL_DEEPFAKE",
  ],
  CYBER_VIOLENCE_AGAINST_WOMEN: [
    "BULLYING_AGAINST_GIRLS",
    "CYBER_HARASSMENT_AGAINST_WOMEN",
    "CYBER_STALKING_AGAINST_WOMEN",
    "FEMALE_GENDERED_DISINFORMATION",
    "INCITEMENT_AGAINST_WOMEN",
    "NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN",
    "NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN",
  ],
  DATA_PROTECTION_AND_PRIVACY_VIOLATIONS: [
    "BIOMETRIC_DATA_BREACH",
    "DATA_FALSIFICATION",
    "MISSING_PROCESSING_GROUND",
    "RIGHT_TO_BE_FORGOTTEN",
  ],
  ILLEGAL_OR_HARMFUL_SPEECH: ["DEFAMATION", "DISCRIMINATION", "HATE_SPEECH"],
  INTELLECTUAL_PROPERTY_INFRINGEMENTS: [
    "COPYRIGHT_INFRINGEMENT",
    "DESIGN_INFRINGEMENT",
    "GEOGRAPHIC_INDICATIONS_INFRINGEMENT",
    "PATENT_INFRINGEMENT",
    "TRADE_SECRET_INFRINGEMENT",
    "TRADEMARK_INFRINGEMENT",
  ],
  NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS: [
    "MISINFORMATION_DISINFORMATION",
    "VIOLATION_EU_LAW",
    "VIOLATION_NATIONAL_LAW",
  ],
  PROTECTION_OF_MINORS: [
    "AGE_SPECIFIC_RESTRICTIONS_MINORS",
    "CHILD_SEXUAL_ABUSE_MATERIAL",
    "CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE",
    "GROOMING_SEXUAL_ENTICEMENT_MINORS",
    "UNSAFE_CHALLENGES",
  ],
  RISK_FOR_PUBLIC_SECURITY: [
    "ILLEGAL_ORGANIZATIONS",
    "RISK_ENVIRONMENTAL_DAMAGE",
    "RISK_PUBLIC_HEALTH",
    "TERRORIST_CONTENT",
  ],
  SCAMS_AND_FRAUD: [
    "IMPERSONATION_ACCOUNT_HIJACKING",
    "INAUTHENTIC_ACCOUNTS",
    "INAUTHENTIC_LISTINGS",
    "INAUTHENTIC_USER_REVIEWS",
    "PHISHING",
    "PYRAMID_SCHEMES",
  ],
  SELF_HARM: ["CONTENT_PROMOTING_EATING_DISORDERS", "SELF_MUTILATION", "SUICIDE"],
  UNSAFE_AND_PROHIBITED_PRODUCTS: ["PROHIBITED_PRODUCTS", "UNSAFE_PRODUCTS"],
  VIOLENCE: [
    "COORDINATED_HARM",
    "INCITEMENT_VIOLENCE_HATRED",
    "HUMAN_EXPLOITATION",
    "HUMAN_TRAFFICKING",
    "TRAFFICKING_WOMEN_GIRLS",
  ],
  OTHER_VIOLATION_TC: [
    "ADULT_SEXUAL_MATERIAL",
    "AGE_SPECIFIC_RESTRICTIONS",
    "GEOGRAPHICAL_REQUIREMENTS",
    "GOODS_SERVICES_NOT_PERMITTED",
    "LANGUAGE_REQUIREMENTS",
    "NUDITY",
  ],
} as const satisfies Readonly<Record<Exclude<LegalCategory, "NOT_SPECIFIED_NOTICE">, readonly string[]>>;

/** A keyword of the templates, whether clauses use it or not. */
export type ReportKeyword = (typeof CATEGORY_KEYWORDS)[keyof typeof CATEGORY_KEYWORDS][number] | "OTHER";

/** Values of the fields that say what was restricted, why, and how it came to notice. */
export const DSA_VALUES = {
  visibility: [
    "DECISION_VISIBILITY_CONTENT_REMOVED",
    "DECISION_VISIBILITY_CONTENT_DISABLED",
    "DECISION_VISIBILITY_CONTENT_DEMOTED",
    "DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED",
    "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED",
    "DECISION_VISIBILITY_CONTENT_LABELLED",
    "DECISION_VISIBILITY_OTHER",
  ],
  monetary: ["DECISION_MONETARY_SUSPENSION", "DECISION_MONETARY_TERMINATION", "DECISION_MONETARY_OTHER"],
  provision: [
    "DECISION_PROVISION_PARTIAL_SUSPENSION",
    "DECISION_PROVISION_TOTAL_SUSPENSION",
    "DECISION_PROVISION_PARTIAL_TERMINATION",
    "DECISION_PROVISION_TOTAL_TERMINATION",
  ],
  account: ["DECISION_ACCOUNT_SUSPENDED", "DECISION_ACCOUNT_TERMINATED"],
  accountType: ["ACCOUNT_TYPE_BUSINESS", "ACCOUNT_TYPE_PRIVATE"],
  ground: ["DECISION_GROUND_ILLEGAL_CONTENT", "DECISION_GROUND_INCOMPATIBLE_CONTENT"],
  contentType: [
    "CONTENT_TYPE_APP",
    "CONTENT_TYPE_AUDIO",
    "CONTENT_TYPE_IMAGE",
    "CONTENT_TYPE_PRODUCT",
    "CONTENT_TYPE_SYNTHETIC_MEDIA",
    "CONTENT_TYPE_TEXT",
    "CONTENT_TYPE_VIDEO",
    "CONTENT_TYPE_OTHER",
  ],
  source: ["SOURCE_ARTICLE_16", "SOURCE_TRUSTED_FLAGGER", "SOURCE_TYPE_OTHER_NOTIFICATION", "SOURCE_VOLUNTARY"],
  automatedDecision: ["AUTOMATED_DECISION_FULLY", "AUTOMATED_DECISION_PARTIALLY", "AUTOMATED_DECISION_NOT_AUTOMATED"],
  yesNo: ["Yes", "No"],
} as const;

/** Member States of the EU as the templates name them (ISO 3166-1; Greece is GR). */
export const MEMBER_STATES: readonly string[] =
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

/** Countries of the EU and the EEA as the territorial scope names them. */
export const TERRITORIES: readonly string[] = [...MEMBER_STATES, "IS", "LI", "NO"];

/** Official languages of the EU (ISO 639-1). */
export const OFFICIAL_LANGUAGES: readonly string[] =
  "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split(" ");

/**
 * The keyword under which something is reported within its category: its own where the category has it, else OTHER.
 * @returns undefined for the category that has no keywords.
 */
export function keywordWithin(category: LegalCategory, keyword: LegalKeyword | null): string | undefined {
  if (category === "NOT_SPECIFIED_NOTICE" || keyword === null) return undefined;
  const known: readonly string[] = CATEGORY_KEYWORDS[category];
  return known.includes(keyword) ? keyword : "OTHER";
}
