/**
 * Styles a shadow root. Style sheets made by script are not inline style to a Content-Security-Policy
 * (https://drafts.csswg.org/cssom-1/#dom-cssstylesheet-replacesync), so that no host has to allow any.
 */
export function adoptStyle(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
}
