import { announce, scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { FORM_OPENED, FORM_POSTED, formAddress } from "./write-in-place.ts";

/** The part of localStorage that is used; absent or refusing where the browser keeps nothing. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const PERSON_KEY = "hustings-person";
const FIELDS = ["name", "email"] as const;

/** One draft per place: the path of a form says under which article or comment it writes. */
function draftKey(form: HTMLFormElement): string {
  return `hustings-draft ${new URL(formAddress(form), location.href).pathname}`;
}

function field(form: HTMLFormElement, name: string): HTMLInputElement | HTMLTextAreaElement | null {
  return form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name=${name}]`);
}

/** Runs what touches the storage; a browser that keeps nothing is no reason to stop. */
export function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

/** Fills in what was begun earlier: the text of this place, and the name used last. */
function restore(conversation: Conversation, form: HTMLFormElement, storage: DraftStorage): void {
  const body = field(form, "body");
  const draft = storage.getItem(draftKey(form));
  // A form that comes with a text (an edit, a correction) has the newer one.
  if (body !== null && body.value === "" && draft) {
    body.value = draft;
    announce(conversation, scriptTexts(conversation).draft);
  }
  const person = JSON.parse(storage.getItem(PERSON_KEY) ?? "{}") as Partial<Record<string, string>>;
  for (const name of FIELDS) {
    const input = field(form, name);
    if (input !== null && input.value === "") input.value = person[name] ?? "";
  }
}

function formOf(event: Event): HTMLFormElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLFormElement>("form.form") : null;
}

/**
 * Keeps what is typed until it is posted. Forms that are there already are filled in now, others when they open.
 * @param open gives the storage; a browser that keeps nothing may throw.
 */
export function keepDrafts(conversation: Conversation, open: () => DraftStorage): void {
  const { root } = conversation;
  const storage = attempt(open);
  if (storage === null) return;
  root.addEventListener(FORM_OPENED, (event) => {
    const form = formOf(event);
    if (form !== null) attempt(() => restore(conversation, form, storage));
  });
  root.addEventListener("input", (event) => {
    const form = formOf(event);
    const body = form && field(form, "body");
    if (form === null || body === null || event.target !== body) return;
    attempt(() => {
      if (body.value.trim() === "") storage.removeItem(draftKey(form));
      else storage.setItem(draftKey(form), body.value);
    });
  });
  root.addEventListener(FORM_POSTED, (event) => {
    const form = formOf(event);
    if (form === null) return;
    attempt(() => {
      storage.removeItem(draftKey(form));
      const person = Object.fromEntries(FIELDS.map((name) => [name, field(form, name)?.value ?? ""]));
      if (person["name"]) storage.setItem(PERSON_KEY, JSON.stringify(person));
    });
  });
  for (const form of root.querySelectorAll<HTMLFormElement>("form.form")) {
    attempt(() => restore(conversation, form, storage));
  }
}
