/** How much room a conversation that is not there yet keeps free: what follows it is then below the window. */
const RESERVED = "var(--hustings-reserve, 100vh)";

/** Watches where an element is in the window until `done` says that it has seen enough, or the signal is aborted. */
function watch(
  element: Element,
  signal: AbortSignal,
  { done, rootMargin }: { done: (entry: IntersectionObserverEntry) => boolean; rootMargin: string },
): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(done)) observer.disconnect();
    },
    { rootMargin },
  );
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
}

/** Keeps the room that something takes, or the room that it will take. */
export function reserve(hold: HTMLElement): void {
  hold.style.minHeight = hold.offsetHeight > 0 ? `${hold.offsetHeight}px` : RESERVED;
}

/**
 * Gives back reserved room that turned out not to be needed, but never so that something moves that can be seen: below
 * the window at once, within the window as soon as it is below it.
 */
export function release(hold: HTMLElement, signal: AbortSignal): void {
  hold.style.minHeight = `${Math.max(0, innerHeight - hold.getBoundingClientRect().top)}px`;
  watch(hold, signal, {
    rootMargin: "0px",
    done: ({ isIntersecting, boundingClientRect }) => {
      if (isIntersecting || boundingClientRect.top < 0) return false;
      hold.style.minHeight = "";
      return true;
    },
  });
}

/** Waits until an element is less than the height of a window away; for ever when the signal is aborted. */
export function near(element: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    watch(element, signal, {
      rootMargin: "100%",
      done: ({ isIntersecting }) => {
        if (isIntersecting) resolve();
        return isIntersecting;
      },
    });
  });
}
