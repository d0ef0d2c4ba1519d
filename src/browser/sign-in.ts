import { knowsPasskeys, makePasskey, usePasskey } from "./passkeys.ts";
import type { CreationJson, RequestJson } from "./passkeys.ts";
import { handOver } from "./popup.ts";

/** What the pages for signing in do with a script: passkeys, and handing a session over to an embed. */

/** Sends JSON to a page of ours. @throws Error when it is refused; its message is for the person. */
async function send<Answer>(path: string, body: object): Promise<Answer> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Answer & { message?: string };
  if (!response.ok) throw new Error(answer.message ?? "");
  return answer;
}

async function signIn(returnTo: string): Promise<void> {
  const options = await send<RequestJson>("/sign-in/passkey/options", {});
  const response = await usePasskey(options);
  const { location: next } = await send<{ location: string }>("/sign-in/passkey", { response, returnTo });
  location.assign(next);
}

async function add(name: string): Promise<void> {
  const options = await send<CreationJson>("/me/sign-in/passkey/options", {});
  const response = await makePasskey(options);
  const { location: next } = await send<{ location: string }>("/me/sign-in/passkey", { response, name });
  location.assign(next);
}

/** Shows what only a script can do, and does it at a click. */
function offerPasskey(element: HTMLElement): void {
  const button = element.querySelector("button");
  const notice = element.querySelector<HTMLElement>("[role=alert]");
  const name = element.querySelector("input");
  element.hidden = false;
  button?.addEventListener("click", () => {
    if (button.hasAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    if (notice !== null) notice.hidden = true;
    const begun =
      element.dataset["passkey"] === "add" ? add(name?.value ?? "") : signIn(element.dataset["return"] ?? "");
    begun.catch((error: unknown) => {
      button.removeAttribute("aria-busy");
      if (notice === null) return;
      // What the browser says of a passkey that was not used is not for people; our own server's words are.
      const said = error instanceof DOMException || !(error instanceof Error) ? "" : error.message;
      notice.textContent = said || (element.dataset["failed"] ?? "");
      notice.hidden = false;
    });
  });
}

for (const element of document.querySelectorAll<HTMLElement>("[data-popup]")) handOver(element);
if (knowsPasskeys())
  for (const element of document.querySelectorAll<HTMLElement>("[data-passkey]")) offerPasskey(element);
