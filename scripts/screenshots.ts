/** Takes the pictures of the README from a running demonstration: `npx tsx scripts/screenshots.ts http://localhost:8080`. */
import { chromium } from "playwright-core";
import type { BrowserContextOptions } from "playwright-core";
import { ensureChromium } from "./chromium.ts";

const ARTICLE = "/articles/ostermere-river-bathing-place";

const PICTURES: Readonly<Record<string, BrowserContextOptions>> = {
  "docs/images/conversation.png": { viewport: { width: 1280, height: 1000 }, colorScheme: "light" },
  "docs/images/conversation-phone.png": {
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
    deviceScaleFactor: 2,
  },
};

const base = process.argv[2] ?? "http://localhost:8080";
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ["--no-sandbox"] });
try {
  for (const [path, options] of Object.entries(PICTURES)) {
    const context = await browser.newContext({
      locale: "en-GB",
      timezoneId: "UTC",
      reducedMotion: "reduce",
      ...options,
    });
    const page = await context.newPage();
    await page.goto(base + ARTICLE);
    await page.locator("#comments").evaluate((comments) => {
      comments.scrollIntoView({ behavior: "instant" });
    });
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path });
    await context.close();
    process.stdout.write(`${path}\n`);
  }
} finally {
  await browser.close();
}
