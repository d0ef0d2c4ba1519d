import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { beginSession } from "../../src/service/sessions.ts";
import { postComment } from "../../src/service/post-comment.ts";
import { SESSION_COOKIE } from "../../src/web/security/actor.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { addMember } from "../support/notified-members.ts";
import { API_TOKEN, startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { Talk } from "./harbour-baths.ts";
import { openWithScripts } from "./talk.ts";

describe("mentions while typing", () => {
  let browser: Browser;
  let server: TestServer;
  let articleId: number;
  let secret: string;

  beforeAll(async () => {
    server = await startTestServer("sqlite", { realTime: true });
    browser = await launchBrowser();
    articleId = (await Talk.open(server, API_TOKEN)).articleId;
    const { context } = server;
    const names = ["Ida Brandt", "Idris", "Jo"];
    for (const name of names) {
      const writer = await addMember(context, name);
      const input = { name, email: "", body: "A remark" };
      await postComment(context, { articleId, parentId: null, input, writer, idempotencyKey: `key-${name}` });
    }
    await addMember(context, "Idle");
    const mona = await addMember(context, "Mona");
    const session = { kind: "page", label: "", way: "email", origin: null } as const;
    const begun = await context.store.transaction((tx) =>
      beginSession(tx, { siteId: 1, personId: mona.id, session, at: context.now() }),
    );
    secret = begun.secret;
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  it("suggests people who wrote, chosen and taken by keys; and leaves the text alone otherwise", async () => {
    const { page, context, problems } = await openPage(browser);
    await context.addCookies([{ name: SESSION_COOKIE, value: secret, url: server.url }]);
    await openWithScripts(page, `${server.url}/conversations/${articleId}`);
    await page.getByText("Mona").first().waitFor();
    await page.getByRole("link", { name: "Write a comment" }).click();
    const body = page.getByLabel("Your comment");
    await body.pressSequentially("Well, @id");
    const options = page.getByRole("option");
    await options.first().waitFor();
    expect(await options.allInnerTexts()).toEqual(["Ida Brandt", "Idris"]);
    await body.press("ArrowDown");
    await body.press("ArrowUp");
    await body.press("Enter");
    expect(await body.inputValue()).toBe("Well, @Ida Brandt ");
    expect(await options.count()).toBe(0);
    await body.pressSequentially("and @j");
    await options.first().waitFor();
    await body.press("Escape");
    expect(await options.count()).toBe(0);
    await body.press("Enter");
    expect(await body.inputValue()).toBe("Well, @Ida Brandt and @j\n");
    expect(problems).toEqual([]);
    await context.close();
  });
});
