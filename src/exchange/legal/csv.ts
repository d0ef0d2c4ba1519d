/** A cell: numbers stay numbers, null is an empty cell. */
export type Cell = string | number | null;

/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), also behind leading blanks. */
const FORMULA = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;

/**
 * Rows as CSV (RFC 4180: comma, quotes doubled, CRLF after every row) in UTF-8. Text that a spreadsheet would run as a
 * formula begins with an apostrophe, which shows it as text.
 * @param rows with the header as the first one.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const safe = FORMULA.test(cell) || /^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
