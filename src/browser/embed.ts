import { CountElement } from "./embed/count-element.ts";
import { ThreadElement } from "./embed/thread-element.ts";
import { useParser } from "./fragment.ts";
import { trustedParser } from "./trusted-parser.ts";

/** What a publisher's page loads: the elements, and reading. Writing is another script, loaded when it is needed. */

useParser(trustedParser());

function define(): void {
  // Two of these on one page are one too many, but no reason to fail.
  if (customElements.get("hustings-thread") !== undefined) return;
  customElements.define("hustings-thread", ThreadElement);
  customElements.define("hustings-count", CountElement);
}

// A conversation that came within the page is taken over when it is there as a whole.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define);
else define();
