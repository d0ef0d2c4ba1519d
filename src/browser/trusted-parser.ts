import type { ParseFragment } from "./fragment.ts";

/** What turns text into what may be parsed as HTML. */
interface Policy {
  createHTML: (html: string) => string;
}

/** The part of Trusted Types that is used here (https://www.w3.org/TR/trusted-types/). */
interface TrustedTypes {
  createPolicy: (name: string, rules: Policy) => Policy;
}

const AS_IT_IS: Policy = { createHTML: (html) => html };

/** How HTML is parsed here; where Trusted Types are enforced, by a policy named `hustings`, made at its first use. */
export function trustedParser(): ParseFragment {
  let policy: Policy | undefined;
  return (html) => {
    const template = document.createElement("template");
    policy ??= makePolicy();
    template.innerHTML = policy.createHTML(html);
    return template.content;
  };
}

function makePolicy(): Policy {
  try {
    const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
    return trustedTypes?.createPolicy("hustings", AS_IT_IS) ?? AS_IT_IS;
  } catch {
    // Not allowed: where it is not needed either, the plain text will do, and else assigning it throws.
    return AS_IT_IS;
  }
}
