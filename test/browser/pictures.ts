import type { Page } from "playwright-core";

/** Where pictures of each station of a story are left for somebody to look at; none without it. */
const PICTURES = process.env["PICTURES"];

/** Takes pictures of a page in light and dark, narrow and wide, where pictures are wanted. */
export async function takePictures(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
}
