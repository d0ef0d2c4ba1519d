/** For this long a decision can be undone by who made it, and nothing is sent, in milliseconds. */
export const UNDO_MS = 10_000;
