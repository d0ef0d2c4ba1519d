import type { ServiceFailure } from "./finding.ts";

/** What came of asking a spam filter such as Akismet; `blatant`: the filter says that nobody needs to look at it. */
export type SpamAnswer =
  | { readonly answered: true; readonly spam: boolean; readonly blatant: boolean }
  | { readonly answered: false; readonly why: ServiceFailure };
