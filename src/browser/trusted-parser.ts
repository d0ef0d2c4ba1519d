import type { ParseFragment } from "./fragment.ts";

/** The part of Trusted Types that is used here (https://www.w3.org/TR/trusted-types/). */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createHTML: (html: string) => string },
  ) => { createHTML: (html: string) => string };
}

/** How HTML is parsed here; where Trusted Types are enforced, by a policy named `hustings`, made at its first use. */
export function trustedParser(): ParseFragment {
  let toHtml: ((html: string) => string) | undefined;
  return (html) => {
    const template = document.createElement("template");
    toHtml ??= policy();
    template.innerHTML = toHtml(html);
    return template.content;
  };
}

function policy(): (html: string) => string {
  const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  try {
    const made = trustedTypes?.createPolicy("hustings", { createHTML: (text) => text });
    if (made !== undefined) return (html) => made.createHTML(html);
  } catch {
    // Not allowed: where it is not needed either, the plain text will do, and else assigning it throws.
  }
  return (html) => html;
}
