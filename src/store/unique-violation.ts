/** SQLSTATE of unique_violation (PostgreSQL, appendix A). */
const UNIQUE_VIOLATION = "23505";

/** True when a statement failed because another row has the same value in a unique index, on either database. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error as { code?: unknown }).code === UNIQUE_VIOLATION || /UNIQUE constraint failed/u.test(error.message);
}
