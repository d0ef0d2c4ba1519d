/** Keeps an open page of the console up to date: words change where they stand, and nothing moves. */

/** Pause between two looks, in milliseconds; after a failure they become rarer, up to `SLOWEST_MS`. */
const PAUSE_MS = 8_000;
const SLOWEST_MS = 120_000;

/** What `/console/live` answers. */
interface LiveState {
  readonly counts: readonly { queue: string; waiting: number; text: string }[];
  readonly fresh: { text: string; show: string } | null;
  readonly cases: readonly { id: number; decided: boolean; text: string }[];
}

/** Looks again and again while the page is seen; begins when it is one that can change. */
export function followQueue(): void {
  const head = document.querySelector<HTMLElement>("[data-live]");
  if (head === null) return;
  const shown = [...document.querySelectorAll<HTMLElement>("[data-case]")];
  const isQueue = head.dataset["newest"] !== undefined;
  const query = new URLSearchParams({
    // Of a page that is no list nothing can be new.
    queue: !isQueue ? "" : (head.dataset["live"] ?? ""),
    newest: head.dataset["newest"] ?? "",
    open: head.dataset["open"] ?? "",
    cases: shown.map(({ dataset }) => `${dataset["case"] ?? ""}:${dataset["version"] ?? ""}`).join(","),
  });
  let pause = PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function look(): Promise<void> {
    if (document.hidden) return;
    try {
      const response = await fetch(`/console/live?${query.toString()}`, { headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      show((await response.json()) as LiveState, shown, isQueue);
      pause = PAUSE_MS;
    } catch {
      // The line is down or the session over: what is shown stays as it is. Once may be a page that is being left.
      if (pause > PAUSE_MS) sayDown();
      pause = Math.min(pause * 2, SLOWEST_MS);
    }
    timer = setTimeout(() => void look(), pause);
  }
  timer = setTimeout(() => void look(), pause);
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (!document.hidden) void look();
  });
}

function sayDown(): void {
  const notice = document.querySelector<HTMLElement>("[data-fresh]");
  if (notice === null) return;
  notice.hidden = false;
  notice.textContent = notice.dataset["down"] ?? "";
  // What was new is said again when the line is up.
  delete notice.dataset["said"];
}

function show(state: LiveState, shown: readonly HTMLElement[], isQueue: boolean): void {
  for (const { queue, waiting, text } of state.counts) {
    const badge = document.querySelector<HTMLElement>(`[data-count="${queue}"]`);
    if (badge === null) continue;
    badge.hidden = waiting === 0;
    badge.textContent = text;
  }
  for (const { id, decided, text } of state.cases) {
    const one = shown.find(({ dataset }) => dataset["case"] === String(id));
    const claim = one?.querySelector("[data-claim]");
    if (claim && claim.textContent !== text) claim.textContent = text;
    one?.classList.toggle("gone", decided);
  }
  const notice = document.querySelector<HTMLElement>("[data-fresh]");
  if (notice === null) return;
  notice.hidden = state.fresh === null || !isQueue;
  if (state.fresh === null || notice.hidden || notice.dataset["said"] === state.fresh.text) return;
  notice.dataset["said"] = state.fresh.text;
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = state.fresh.show;
  notice.replaceChildren(`${state.fresh.text} `, link);
}
