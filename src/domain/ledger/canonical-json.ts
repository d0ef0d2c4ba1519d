/** What the ledger's canonical JSON can hold. Numbers are safe integers: shares and scores are written as text. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/**
 * The one JSON text of a value (RFC 8785, JSON Canonicalization Scheme, for the subset without fractions): keys sorted by
 * UTF-16 code units, no white space, the escapes of ECMAScript. Absent (undefined) fields are left out.
 * @throws TypeError for a number that is no safe integer and for text with lone surrogates (RFC 8785, 3.2.2.2).
 */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new TypeError("Canonical JSON here has whole numbers only");
    // RFC 8785, 3.2.2.3: negative zero is written as 0.
    return String(value === 0 ? 0 : value);
  }
  if (typeof value === "string") {
    if (/\p{Surrogate}/u.test(value)) throw new TypeError("Canonical JSON has no lone surrogates");
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.keys(value)
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${canonicalJson(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(",")}}`;
}

function isArray(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
