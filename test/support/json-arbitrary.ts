import fc from "fast-check";
import type { JsonSchema, NamedSchemas } from "../../src/web/api/json-schema.ts";

/** Better values for properties of these names than their schema alone could suggest, such as ids that exist. */
export type Hints = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** What no schema asks for, and programs and attackers send all the same. */
export const STRANGE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    "",
    " ",
    "\0",
    "a\u0000b",
    "\uD800",
    "\uDFFF\uD800",
    "\u202Eabc\u2066",
    "’𝒜🏊‍♀️é",
    "x".repeat(20_000),
    "../../etc",
    "'; drop table comment; --",
    "%00%ff",
    0,
    -0,
    -1,
    1.5,
    1e308,
    -1e308,
    Number.MAX_SAFE_INTEGER,
    2 ** 53,
    2 ** 63,
    [],
    {},
    [[[[[[[[[[]]]]]]]]]],
    { length: -1, toString: null, constructor: { prototype: null } },
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary", maxLength: 50 }),
);

/** Values that a JSON Schema accepts, as far as the schemas of the API go. */
export function valuesOf(schema: JsonSchema, named: NamedSchemas, hints: Hints = {}): fc.Arbitrary<unknown> {
  const of = (inner: JsonSchema): fc.Arbitrary<unknown> => valuesOf(inner, named, hints);
  if (typeof schema["$ref"] === "string") {
    const target = named[schema["$ref"].split("/").at(-1) ?? ""];
    if (target === undefined) throw new Error(`There is no schema ${schema["$ref"]}`);
    return of(target);
  }
  if (Array.isArray(schema["enum"])) return fc.constantFrom<unknown>(...(schema["enum"] as unknown[]));
  if (Array.isArray(schema["anyOf"])) return fc.oneof(...(schema["anyOf"] as JsonSchema[]).map(of));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type: string) => of({ ...schema, type })));
  switch (schema.type) {
    case "string":
      return stringsOf(schema);
    case "integer":
      return fc.integer({ min: numberOf(schema["minimum"], -1_000), max: numberOf(schema["maximum"], 1_000_000) });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(of(schema["items"] as JsonSchema), { maxLength: Math.min(numberOf(schema["maxItems"], 5), 5) });
    case "object":
      return objectsOf(schema, named, hints);
    case undefined:
    default:
      throw new Error(`No values are known for ${JSON.stringify(schema)}`);
  }
}

function objectsOf(schema: JsonSchema, named: NamedSchemas, hints: Hints): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  return fc.record(
    Object.fromEntries(properties.map(([name, inner]) => [name, hints[name] ?? valuesOf(inner, named, hints)])),
    { requiredKeys: [...(schema.required ?? [])], noNullPrototype: true },
  );
}

function stringsOf(schema: JsonSchema): fc.Arbitrary<string> {
  const max = Math.min(numberOf(schema["maxLength"], 200), 200);
  const examples = (schema["examples"] ?? []) as string[];
  const made =
    schema["format"] === "date-time"
      ? fc
          .date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
          .map((date) => date.toISOString())
      : typeof schema["pattern"] === "string"
        ? fc.stringMatching(new RegExp(schema["pattern"], "u"), { maxLength: max })
        : fc.string({ unit: "grapheme", minLength: numberOf(schema["minLength"], 0), maxLength: Math.floor(max / 4) });
  return examples.length === 0 ? made : fc.oneof(fc.constantFrom(...examples), made);
}

function numberOf(value: unknown, fallback: number): number {
  return typeof value === "number" ? value : fallback;
}

/** What makes a text no text, or one that deceives. */
const HOSTILE_PARTS = [
  "\0",
  "\u0008",
  "\uD800",
  "\uDC00",
  "\u202E",
  "\u200B",
  "\uFFFF",
  "\r",
  "\u2028",
  "x".repeat(11_000),
];

/** The same value with something about it changed: a part spoilt, replaced by something strange, left out or added. */
export function broken(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const spoilt = fc
    .tuple(values, fc.nat(), fc.constantFrom(...HOSTILE_PARTS), fc.nat())
    .map(([value, at, part, where]) => changed(value, at, (text) => spoil(text, part, where)));
  const replaced = fc.tuple(values, fc.nat(), STRANGE).map(([value, at, strange]) => changed(value, at, () => strange));
  const added = fc.tuple(values, STRANGE).map(([value, strange]) => ({ ...(value as object), strange }));
  const leftOut = fc.tuple(values, fc.nat()).map(([value, at]) => changed(value, at, () => undefined));
  return fc.oneof(
    { weight: 4, arbitrary: spoilt },
    { weight: 3, arbitrary: replaced },
    { weight: 1, arbitrary: added },
    { weight: 1, arbitrary: leftOut },
    { weight: 1, arbitrary: values.map((value) => [value]) },
    { weight: 1, arbitrary: STRANGE },
  );
}

/** `value` with one of its properties changed. */
function changed(value: unknown, at: number, change: (property: unknown) => unknown): unknown {
  if (typeof value !== "object" || value === null) return change(value);
  const names = Object.keys(value);
  const name = names[at % Math.max(1, names.length)] ?? "strange";
  return { ...value, [name]: change((value as Record<string, unknown>)[name]) };
}

function spoil(value: unknown, part: string, where: number): unknown {
  if (typeof value !== "string") return part;
  const cut = where % (value.length + 1);
  return value.slice(0, cut) + part + value.slice(cut);
}
