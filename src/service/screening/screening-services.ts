import type { AkismetAccount } from "../../delivery/screening/ask-akismet.ts";
import type { ScreeningWebhook } from "../../delivery/screening/ask-webhook.ts";

/** Other services that are asked about a comment before it is posted; null where the operator has set up none. */
export interface ScreeningServices {
  readonly webhook: ScreeningWebhook | null;
  /** The address of the site is told by the site itself. */
  readonly akismet: Omit<AkismetAccount, "site"> | null;
  /** Origin under which readers reach the site. */
  readonly publicUrl: string;
}
