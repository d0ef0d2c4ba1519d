import type { Conversation } from "../conversation.ts";
import { clickedLink, plainClick } from "../in-place.ts";
import { selectionIn } from "../quote.ts";

/**
 * Loads what is needed for writing when somebody begins to: at a click on a link that opens a form, a reaction, or when
 * words of a comment are selected. What was begun goes on by itself once the script is there.
 * @param load loads the script and starts it; called again after a failure.
 * @returns what a change of the page's selection is told to.
 */
export function atFirstUse(conversation: Conversation, load: () => Promise<void>): () => void {
  const { root } = conversation;
  let ready = false;
  const begin = async (goOn: () => void, leave: () => void): Promise<void> => {
    try {
      await load();
      ready = true;
    } catch {
      leave();
      return;
    }
    goOn();
  };
  root.addEventListener("click", (event) => {
    const link = ready || !plainClick(event) ? null : clickedLink(event, ":not(.more)>a[data-load],a[data-sign-in]");
    if (link === null) return;
    event.preventDefault();
    link.ariaBusy = "true";
    void begin(
      () => {
        link.ariaBusy = null;
        link.click();
      },
      // What it is without a script.
      () => location.assign(link.href),
    );
  });
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (ready || !(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    void begin(
      () => form.requestSubmit((event as SubmitEvent).submitter),
      () => location.assign(form.action.replace("/react", "")),
    );
  });
  const tell = (): void => {
    root.dispatchEvent(new Event("selectionchange"));
  };
  return () => {
    if (ready) tell();
    else if (selectionIn(root) !== null) void begin(tell, () => {});
  };
}
