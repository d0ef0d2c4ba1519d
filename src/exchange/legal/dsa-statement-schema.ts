import * as z from "zod";
import { LEGAL_CATEGORIES } from "../../domain/house-rules/legal-category.ts";
import { CATEGORY_KEYWORDS, DSA_VALUES, TERRITORIES } from "./dsa-codes.ts";

const CATEGORIES = LEGAL_CATEGORIES.map((category) => `STATEMENT_CATEGORY_${category}` as const);
const KEYWORDS = [
  ...new Set([...Object.values(CATEGORY_KEYWORDS).flat(), "OTHER"].map((keyword) => `KEYWORD_${keyword}`)),
];

const text = (max: number) => z.string().trim().min(1).max(max);
const atLeastOne = <T extends z.ZodType>(item: T) => z.array(item).min(1);

/** A day between two years, the last one excluded but for its first day (as the database's rules have it). */
function day(first: string): z.ZodISODate {
  return z.iso.date().refine((value) => value >= first && value <= "2038-01-01", {
    message: `A day between ${first} and 2038-01-01`,
  });
}

const fields = z.strictObject({
  decision_visibility: atLeastOne(z.enum(DSA_VALUES.visibility)).optional(),
  decision_visibility_other: text(500).optional(),
  decision_monetary: z.enum(DSA_VALUES.monetary).optional(),
  decision_monetary_other: text(500).optional(),
  decision_provision: z.enum(DSA_VALUES.provision).optional(),
  decision_account: z.enum(DSA_VALUES.account).optional(),
  account_type: z.enum(DSA_VALUES.accountType).optional(),
  decision_ground: z.enum(DSA_VALUES.ground),
  decision_ground_reference_url: z
    .url({ protocol: /^https?$/u })
    .max(500)
    .optional(),
  illegal_content_legal_ground: text(500).optional(),
  illegal_content_explanation: text(2_000).optional(),
  incompatible_content_ground: text(500).optional(),
  incompatible_content_explanation: text(2_000).optional(),
  incompatible_content_illegal: z.enum(DSA_VALUES.yesNo).optional(),
  content_type: atLeastOne(z.enum(DSA_VALUES.contentType)),
  content_type_other: text(500).optional(),
  category: z.enum(CATEGORIES),
  category_addition: atLeastOne(z.enum(CATEGORIES)).optional(),
  category_specification: atLeastOne(z.enum(KEYWORDS)).optional(),
  category_specification_other: text(500).optional(),
  territorial_scope: atLeastOne(z.enum(TERRITORIES)).optional(),
  content_language: z
    .string()
    .regex(/^[A-Z]{2}$/u)
    .optional(),
  content_id: z.strictObject({ "EAN-13": z.string().regex(/^\d{13}$/u) }).optional(),
  content_date: day("2000-01-01"),
  application_date: day("2020-01-01"),
  end_date_visibility_restriction: day("2020-01-01").optional(),
  end_date_monetary_restriction: day("2020-01-01").optional(),
  end_date_service_restriction: day("2020-01-01").optional(),
  end_date_account_restriction: day("2020-01-01").optional(),
  decision_facts: text(5_000),
  source_type: z.enum(DSA_VALUES.source),
  source_identity: text(500).optional(),
  automated_detection: z.enum(DSA_VALUES.yesNo),
  automated_decision: z.enum(DSA_VALUES.automatedDecision),
  puid: z.string().regex(/^[\w-]{1,500}$/u),
});

type Fields = z.infer<typeof fields>;

/** Which fields may be there only with a certain value of another, and whether they have to be then. */
const CONDITIONS: readonly {
  readonly field: keyof Fields;
  readonly when: (statement: Fields) => boolean;
  readonly required: boolean;
}[] = [
  {
    field: "decision_visibility_other",
    when: (one) => one.decision_visibility?.includes("DECISION_VISIBILITY_OTHER") === true,
    required: true,
  },
  {
    field: "decision_monetary_other",
    when: (one) => one.decision_monetary === "DECISION_MONETARY_OTHER",
    required: true,
  },
  { field: "account_type", when: () => true, required: false },
  ...(["illegal_content_legal_ground", "illegal_content_explanation"] as const).map((field) => ({
    field,
    when: (one: Fields) => one.decision_ground === "DECISION_GROUND_ILLEGAL_CONTENT",
    required: true,
  })),
  ...(["incompatible_content_ground", "incompatible_content_explanation"] as const).map((field) => ({
    field,
    when: (one: Fields) => one.decision_ground === "DECISION_GROUND_INCOMPATIBLE_CONTENT",
    required: true,
  })),
  {
    field: "incompatible_content_illegal",
    when: (one) => one.decision_ground === "DECISION_GROUND_INCOMPATIBLE_CONTENT",
    required: false,
  },
  { field: "content_type_other", when: (one) => one.content_type.includes("CONTENT_TYPE_OTHER"), required: true },
  {
    field: "category_specification_other",
    when: (one) => one.category_specification?.includes("KEYWORD_OTHER") === true,
    required: false,
  },
  {
    field: "end_date_visibility_restriction",
    when: (one) => one.decision_visibility !== undefined,
    required: false,
  },
  { field: "end_date_monetary_restriction", when: (one) => one.decision_monetary !== undefined, required: false },
  { field: "end_date_service_restriction", when: (one) => one.decision_provision !== undefined, required: false },
  { field: "end_date_account_restriction", when: (one) => one.decision_account !== undefined, required: false },
  { field: "source_identity", when: (one) => one.source_type !== "SOURCE_VOLUNTARY", required: false },
];

const RESTRICTIONS = ["decision_visibility", "decision_monetary", "decision_provision", "decision_account"] as const;

/**
 * One statement of reasons as the EU's Transparency Database takes it (schema version 2, in force since 2025-07-01;
 * rules as published in the Commission's digital-services-act/transparency-database, `StatementStoreRequest`). Stricter
 * than the database in one thing: a field that the database would drop is refused.
 */
export const DSA_STATEMENT = fields.superRefine((statement, context) => {
  const complain = (field: keyof Fields, message: string): void => {
    context.addIssue({ code: "custom", path: [field], message });
  };
  if (RESTRICTIONS.every((field) => statement[field] === undefined)) {
    complain("decision_visibility", "At least one of the four restrictions has to be named");
  }
  for (const { field, when, required } of CONDITIONS) {
    const given = statement[field] !== undefined;
    const applies = when(statement);
    if (given && !applies) complain(field, "Has no place with the other values");
    if (!given && applies && required) complain(field, "Is required with the other values");
  }
  for (const part of ["visibility", "monetary", "service", "account"] as const) {
    const field = `end_date_${part}_restriction` as const;
    const end = statement[field];
    if (end !== undefined && end < statement.application_date) complain(field, "Lies before the beginning");
  }
});

/** A statement of reasons in the form of the Transparency Database. */
export type DsaStatement = z.infer<typeof DSA_STATEMENT>;
