import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAdmin } from "../../src/service/add-admin.ts";
import { addSite, changeSite } from "../../src/service/change-site.ts";
import { lookAddress } from "../../src/web/look.ts";
import type { WebContext } from "../../src/web/web-context.ts";
import { askAsHost } from "../support/ask-as-host.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";

const SECOND = "talk.second.example";

describe("the look of a site", () => {
  let server: TestServer;
  let second: WebContext;

  beforeAll(async () => {
    server = await startTestServer("sqlite");
    await addSite(server.context, { name: "Second Gazette", address: `https://${SECOND}` });
    await server.context.reloadSites();
    second = server.context.siteOfHost(SECOND);
  });
  afterAll(() => server.dispose());

  async function set(name: string, value: string): Promise<void> {
    await changeSite(second, { name, value });
    await server.context.reloadSites();
  }

  it("is as shipped until the operator chooses another, with no file more", async () => {
    expect((await askAsHost(server, SECOND, "/sign-in")).text).not.toContain("/look.css");
    expect((await askAsHost(server, SECOND, "/look.css")).text).toBe("");
  });

  it("is its own: colours and typeface of one site are not another's", async () => {
    await set("look.accent", "#7a1f3d");
    await set("look.accentDark", "#f0a3b8");
    await set("look.typeface", "sans");
    const address = lookAddress(second.site().settings);
    if (address === null) throw new Error("the site has no look of its own");
    const page = await askAsHost(server, SECOND, "/");
    expect(page.text).toContain(`<link rel="stylesheet" href="${address}" />`);
    const sheet = await askAsHost(server, SECOND, address);
    expect(sheet.headers["cache-control"]).toContain("immutable");
    expect(sheet.headers["content-type"]).toContain("text/css");
    expect(sheet.text).toContain("light-dark(#7a1f3d, #f0a3b8)");
    expect(sheet.text).toContain("system-ui");
    expect((await askAsHost(server, "first.example", "/")).text).not.toContain("/look.css");
    expect((await askAsHost(server, "first.example", address)).text).toBe("");
    // An address of an earlier look shows the present one, but not for long.
    expect((await askAsHost(server, SECOND, "/look.css?v=earlier")).headers["cache-control"]).toBe("no-cache");
    await set("look.accent", "#123456");
    expect((await askAsHost(server, SECOND, "/")).text).not.toContain(address);
  });

  it("is that of the console, too, with the site's name", async () => {
    const { secret } = await addAdmin(second, { email: "ruth@second.example" });
    const link = await askAsHost(server, SECOND, `/sign-in/link?token=${secret}`);
    const fields = new URLSearchParams([
      ["token", secret],
      ["ticket", /name="ticket" value="([^"]+)"/u.exec(link.text)?.[1] ?? ""],
    ]);
    const signedIn = await askAsHost(server, SECOND, "/sign-in/link", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      body: fields.toString(),
    });
    const cookie = [signedIn.headers["set-cookie"] ?? []]
      .flat()
      .map((line) => line.split(";")[0])
      .join("; ");
    const page = await askAsHost(server, SECOND, "/console/held", { headers: { cookie } });
    expect(page.text).toContain(`<link rel="stylesheet" href="${lookAddress(second.site().settings)}" />`);
    expect(page.text).toContain("<bdi>Second Gazette</bdi>");
  });

  it.each([
    ["look.accent", "#aaaaaa"],
    ["look.accent", "#fff"],
    ["look.accent", "red;} body {display: none"],
    ["look.accentDark", "#444444"],
    ["look.typeface", "comic"],
  ])("has no %s of %j, which is no colour or cannot be read", async (name, value) => {
    await expect(changeSite(second, { name, value })).rejects.toMatchObject({
      code: "invalid-input",
      fields: [{ field: name }],
    });
  });
});
