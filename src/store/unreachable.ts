/**
 * Codes by which a database that cannot be reached now is known: of the network, and of PostgreSQL (appendix A: class 08
 * connection exceptions, 57P01-57P03 shutting down or starting, 53300 too many connections).
 */
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|08\w{3}|57P0[123]|53300)$/u;

/** True when a statement failed because the database cannot be reached, so that trying again later makes sense. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && UNREACHABLE.test(code)) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnreachable);
  // In the driver's words: it ended, or was not made in time.
  return /^Connection terminated|^timeout expired$/u.test(error.message);
}
