/**
 * Says at the end of a place that something failed there: to those who see it and, being an alert, to those who do not.
 * @param place the form, comment or line that was acted on.
 * @param what words, or the notice that the server answered with.
 */
export function sayFailed(place: Element, what: string | Element): void {
  takeBack(place);
  const notice = document.createElement("p");
  notice.className = "error failed";
  notice.role = "alert";
  notice.append(...(typeof what === "string" ? [what] : (what.firstElementChild ?? what).childNodes));
  place.append(notice);
  notice.scrollIntoView({ block: "nearest" });
}

/** Takes back what was said, once it is tried again. */
export function takeBack(place: Element): void {
  place.querySelector(":scope > .failed")?.remove();
}
