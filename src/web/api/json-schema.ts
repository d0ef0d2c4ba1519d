import * as z from "zod";

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 uses it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly [keyword: string]: unknown;
}

/** The schemas that have a name, gathered while a document is made. */
export type NamedSchemas = Record<string, JsonSchema>;

const REFERENCE = "#/components/schemas/";

/**
 * The JSON Schema of a Zod schema. What has a name goes into `named` and is referred to.
 * @param io whether requests (`input`) or answers (`output`) are described: defaults may be left out of requests only.
 */
export function jsonSchemaOf(schema: z.ZodType, io: "input" | "output", named: NamedSchemas): JsonSchema {
  const { $schema: _, $defs, ...own } = z.toJSONSchema(schema, { io, override: tidy }) as JsonSchema;
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
    const { id: _id, ...rest } = definition;
    named[name] = rewriteReferences(rest) as JsonSchema;
  }
  const { id, ...rest } = rewriteReferences(own) as JsonSchema;
  if (typeof id !== "string") return rest;
  named[id] = rest;
  return { $ref: REFERENCE + id };
}

/** Leaves out what only says what the rest says already. */
function tidy({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
  if (jsonSchema.pattern === undefined) delete jsonSchema.pattern;
}

function rewriteReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewriteReferences);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" ? inner.replace("#/$defs/", REFERENCE) : rewriteReferences(inner),
    ]),
  );
}
