import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { wxrFile } from "../exchange/wxr-samples.ts";
import { runCommand } from "../support/process.ts";
import type { Ended } from "../support/process.ts";

const PAGE = `The bridge

It is shut.


  1. Ida Quill says:

    High time 😉

    1. Tomas says:

      No.
`;

describe("the commands import and export", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hustings-cli-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  async function hustings(...args: string[]): Promise<Ended> {
    return await runCommand({ DATA_DIR: join(folder, "data") }, ...args);
  }
  function file(name: string, content: string): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  test("take a transcript once and give it back", async () => {
    const page = file("page.txt", PAGE);
    expect(await hustings("import", "transcript", page)).toEqual({
      code: 0,
      output: "Taken: 1 article, 2 comments\n",
      errors: "",
    });
    const again = await hustings("import", "transcript", page);
    expect(again.output).toBe("Taken: 0 articles, 0 comments\nAlready there: 1 article, 2 comments\n");
    expect((await hustings("export", "transcript", "the-bridge")).output).toBe(`${PAGE}\n`);
  });

  test("are followed by screening again, which says of each comment what becomes of it", async () => {
    await hustings("import", "transcript", file("page.txt", PAGE.replace("No.", "Shut up, you wanker.")));
    const { code, output } = await hustings("screen", "--article", "the-bridge");
    expect(code).toBe(0);
    expect(output).toContain("1  Ida Quill: published\n1.1  Tomas: held\n    cause (clause 1): ");
    expect(output).toContain('"wanker"');
    expect(output).toContain("\n1 published, 1 held, 0 refused, with what ships.\n");
    const lines = (await hustings("screen", "--article", "the-bridge", "--json")).output.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { number: "1", author: "Ida Quill", present: "published", state: "published", findings: [] },
      { number: "1.1", author: "Tomas", state: "held", findings: [{ as: "cause", step: "abuse", clause: 1 }, {}] },
    ]);
    expect(await hustings("screen", "--article", "nothing")).toMatchObject({ code: 1, output: "" });
  });

  test("take a WordPress export, its HTML converted in a thread", async () => {
    const comments = Array.from({ length: 600 }, (_, index) => ({
      id: index + 1,
      author: `Reader ${index + 1}`,
      html: `<b>${index + 1}</b> &amp; more`,
    }));
    const path = file("export.xml", wxrFile([{ comments }]));
    const { code, output } = await hustings("import", "wordpress", path);
    expect({ code, output }).toEqual({ code: 0, output: "Taken: 1 article, 600 comments\n" });
    const page = (await hustings("export", "transcript", "https://gazette.example/7")).output;
    expect(page).toContain("  600. Reader 600 says:\n\n    600 & more\n");
    expect(readdirSync(join(folder, "data")).filter((name) => name.startsWith("hustings-import"))).toEqual([]);
  });

  test.each([
    ["a malformed export", "wordpress", "<rss>\n<channel>\n</rss>", /^Line 3: /u],
    ["a malformed page", "transcript", "Title\n\nText.\n", /^Line 3: /u],
  ])("refuse %s with its line", async (_what, kind, content, message) => {
    const { code, output, errors } = await hustings("import", kind, file("broken", content));
    expect({ code, output }).toEqual({ code: 1, output: "" });
    expect(errors).toMatch(message);
  });

  test("refuse what is not there", async () => {
    expect(await hustings("import", "wordpress", join(folder, "nothing"))).toMatchObject({ code: 1 });
    expect(await hustings("export", "transcript", "nothing")).toMatchObject({ code: 1 });
    expect(await hustings("import", "transcript", file("p", PAGE), "--date", "soon")).toMatchObject({ code: 1 });
  });
});
