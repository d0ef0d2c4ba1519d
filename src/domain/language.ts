/** Languages that readers' pages are written in (ISO 639-1). */
export const LANGUAGES = ["en", "de"] as const;

/** One of them. */
export type Language = (typeof LANGUAGES)[number];
