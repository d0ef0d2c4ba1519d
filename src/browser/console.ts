import { followQueue } from "./console-live.ts";

/** Keys of the moderators' console. Everything they do is also a link or a button. */

/** Whether texts are blurred, for good; and the place in the list that the keys are at, for this window. */
const BLUR_KEY = "hustings-console-blur";
const PLACE_KEY = `hustings-console-at:${location.pathname}`;

// On a narrow screen the part that is open may be beyond the edge.
document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });

const cases = [...document.querySelectorAll<HTMLElement>(".case")];
let at = -1;

function goTo(index: number): void {
  const next = cases[index];
  if (next === undefined) return;
  cases[at]?.classList.remove("at");
  at = index;
  next.classList.add("at");
  next.querySelector<HTMLElement>("h2 a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  try {
    sessionStorage.setItem(PLACE_KEY, String(at));
  } catch {
    // Without it the keys begin at the top again.
  }
}

/** After a decision the list is a new page: the keys go on where they were, at what has taken the decided case's place. */
function goOn(): void {
  if (document.querySelector("main .notice") === null) return;
  try {
    const place = sessionStorage.getItem(PLACE_KEY);
    if (place !== null) goTo(Math.min(Number(place), cases.length - 1));
  } catch {
    // As above.
  }
}

function blur(on: boolean): void {
  document.documentElement.classList.toggle("blurred", on);
  const box = document.querySelector<HTMLInputElement>("input[data-blur]");
  if (box !== null) box.checked = on;
  try {
    localStorage.setItem(BLUR_KEY, on ? "1" : "");
  } catch {
    // Private windows may forbid it; then it holds for this page only.
  }
}

/** Chooses a decision and leads to what it still needs: the clause, or the button. */
function choose(kinds: readonly string[]): void {
  if (at >= 0) {
    const box = cases[at]?.querySelector<HTMLInputElement>("input[type=checkbox]");
    if (box) box.checked = true;
  }
  const select = document.querySelector<HTMLSelectElement>("select[name=kind]");
  const option = [...(select?.options ?? [])].find((candidate) => kinds.includes(candidate.value));
  if (select === null || option === undefined) return;
  select.value = option.value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  const form = select.form;
  const clause = form?.querySelector<HTMLSelectElement>("select[name=clause]");
  const button = form?.querySelector<HTMLElement>("button.main");
  (kinds.includes("publish") ? button : clause)?.focus();
}

const ACTIONS: Readonly<Record<string, () => void>> = {
  j: () => {
    goTo(Math.min(at + 1, cases.length - 1));
  },
  k: () => {
    goTo(Math.max(at - 1, 0));
  },
  o: () => {
    cases[at]?.querySelector<HTMLElement>("h2 a")?.click();
  },
  x: () => {
    const box = cases[at]?.querySelector<HTMLInputElement>("input[type=checkbox]");
    if (box) box.checked = !box.checked;
  },
  a: () => {
    choose(["publish"]);
  },
  r: () => {
    choose(["reject", "remove"]);
  },
  n: () => {
    document.querySelector<HTMLElement>("[data-next]")?.click();
  },
  u: () => {
    document.querySelector<HTMLElement>("form[action$='/undo'] button")?.click();
  },
  b: () => {
    blur(!document.documentElement.classList.contains("blurred"));
  },
  "/": () => {
    document.querySelector<HTMLElement>(".search input[type=search]")?.focus();
  },
  "?": () => {
    const help = document.querySelector<HTMLDetailsElement>(".keys");
    if (help !== null) {
      help.open = !help.open;
      help.scrollIntoView({ block: "nearest" });
    }
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target instanceof Element ? event.target : null;
  if (event.key === "Escape" && target instanceof HTMLElement) {
    target.blur();
    return;
  }
  if (target?.closest("input:not([type=checkbox]), select, textarea") !== null && target !== null) return;
  const action = ACTIONS[event.key];
  if (action === undefined) return;
  event.preventDefault();
  action();
});

document.querySelector<HTMLInputElement>("input[data-all]")?.addEventListener("change", (event) => {
  const { checked } = event.target as HTMLInputElement;
  for (const box of document.querySelectorAll<HTMLInputElement>("input[name=case]")) box.checked = checked;
});
document.querySelector<HTMLInputElement>("input[data-blur]")?.addEventListener("change", (event) => {
  blur((event.target as HTMLInputElement).checked);
});

/** Where a clause is chosen, the Enter key decides; nothing else is missing. */
for (const select of document.querySelectorAll<HTMLSelectElement>("select[name=clause]")) {
  select.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || select.value === "") return;
    event.preventDefault();
    select.form?.requestSubmit(select.form.querySelector<HTMLButtonElement>("button.main"));
  });
}

/** A button of one case that needs a reason chooses the case and leads to where the reason is typed. */
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-needs-reason]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(cases.findIndex((one) => one.contains(button)));
    choose([button.dataset["needsReason"] ?? ""]);
    document.querySelector<HTMLInputElement>(".bulk [name=reason]")?.focus();
  });
}

/** Puts a saved reply into the reason, with its clause, without asking the server. */
const insert = document.querySelector<HTMLButtonElement>("[data-insert]");
insert?.addEventListener("click", (event) => {
  const option = insert.form?.querySelector<HTMLSelectElement>("[data-reply]")?.selectedOptions[0];
  const reason = insert.form?.querySelector<HTMLTextAreaElement>("textarea[name=reason]");
  const text = option?.dataset["text"];
  if (option === undefined || text === undefined || reason === undefined || reason === null) return;
  event.preventDefault();
  reason.value = reason.value.trim() === "" ? text : `${reason.value.trimEnd()}\n${text}`;
  const clause = insert.form?.querySelector<HTMLSelectElement>("select[name=clause]");
  const group = option.closest("optgroup")?.dataset["clause"];
  if (clause && clause.value === "" && group !== undefined) clause.value = group;
  reason.focus();
});

/** Counts what is left of the time in which a decision can be undone. */
const undo = document.querySelector<HTMLElement>("[data-undo-until]");
if (undo !== null) {
  const until = Date.now() + Number(undo.dataset["undoUntil"]) * 1000;
  const timer = setInterval(() => {
    const left = Math.ceil((until - Date.now()) / 1000);
    if (left <= 0) {
      clearInterval(timer);
      undo.remove();
    }
  }, 500);
}

try {
  if (localStorage.getItem(BLUR_KEY) === "1") blur(true);
} catch {
  // As above.
}

goOn();
followQueue();
