import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sanitizeImportedHtml } from "../../src/domain/imported-html.ts";
import { renderMarkdown } from "../../src/domain/markdown.ts";
import { renderArticleMarkdown } from "../../src/domain/article-markdown.ts";
import { HOSTILE_HTML, HOSTILE_MARKDOWN } from "../domain/hostile-markup.ts";
import { launchBrowser } from "../support/browser.ts";

/** Everything that text from outside is turned into, from everything hostile that we know. */
const OUTPUTS = [
  ...HOSTILE_MARKDOWN.flatMap((source) => [renderMarkdown(source), renderArticleMarkdown(source)]),
  ...HOSTILE_HTML.flatMap((source) => [
    renderMarkdown(source),
    sanitizeImportedHtml(source),
    sanitizeImportedHtml(source, { newlines: "paragraphs" }),
  ]),
];

describe("hostile text in a real browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  it("runs no script, whatever is clicked, hovered or focused", async () => {
    const page = await browser.newPage();
    let called = 0;
    await page.exposeFunction("hostile", () => {
      called++;
    });
    page.on("dialog", (dialog) => {
      called++;
      void dialog.dismiss();
    });
    // No content security policy here: what is sent must be harmless by itself.
    await page.route("**/*", (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body: documentOf(OUTPUTS) }),
    );
    await page.goto("http://hostile.example/");
    const elements = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>("#outputs *")];
      for (const element of all) {
        for (const type of ["mouseover", "mouseenter", "focus", "load", "error", "toggle", "animationstart"]) {
          element.dispatchEvent(new Event(type));
        }
        // Links would leave the page; a script in their address would have run before.
        element.addEventListener("click", (event) => {
          if (!(element instanceof HTMLAnchorElement && element.protocol === "javascript:")) event.preventDefault();
        });
        element.click();
      }
      return all.length;
    });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(elements).toBeGreaterThan(OUTPUTS.length);
    expect(called).toBe(0);
    await page.close();
  });

  it("leaves a tree that the browser reads as it was written", async () => {
    const page = await browser.newPage();
    const changed = await page.evaluate((outputs) => {
      const { body } = document.implementation.createHTMLDocument("");
      const read = (html: string): string => {
        body.innerHTML = html;
        return body.innerHTML;
      };
      // Markup that changes when it is read a second time is how sanitisers are got around.
      return outputs.filter((html) => read(read(html)) !== read(html));
    }, OUTPUTS);
    expect(changed).toEqual([]);
    await page.close();
  });
});

function documentOf(outputs: readonly string[]): string {
  const items = outputs.map((html) => `<div>${html}</div>`).join("\n");
  return `<!doctype html><html lang="en"><title>Hostile</title><div id="outputs">${items}</div></html>`;
}
