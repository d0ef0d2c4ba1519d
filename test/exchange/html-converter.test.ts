import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { HtmlConverter } from "../../src/exchange/html-converter.ts";
import { InOrder } from "../../src/exchange/in-order.ts";
import { importedBody } from "../../src/exchange/imported-text.ts";
import { built } from "../support/built.ts";

const COMPILED = pathToFileURL(built("exchange/convert-html.worker.js"));

const HTMLS = Array.from({ length: 300 }, (_, index) => `Remark ${index} is <b>bold</b>\n& <script>x()</script>so on`);

describe("converting HTML", () => {
  test("gives the same in a thread and without one, in order", async () => {
    const converter = new HtmlConverter(COMPILED);
    const lists = [HTMLS.slice(0, 100), [], HTMLS.slice(100)];
    const bodies = await Promise.all(lists.map((list) => converter.convert(list)));
    await converter.close();
    expect(bodies.flat()).toEqual(HTMLS.map((html) => importedBody(html)));
    const here = new HtmlConverter(null);
    expect(await here.convert(HTMLS)).toEqual(bodies.flat());
    await here.close();
  });

  test("tells everybody who waits when the thread fails", async () => {
    const converter = new HtmlConverter(new URL("no-such-worker.js", COMPILED));
    const waiting = [converter.convert(["a"]), converter.convert(["b"])];
    for (const result of await Promise.allSettled(waiting)) expect(result.status).toBe("rejected");
    await converter.close();
  });
});

describe("values that become ready in any order", () => {
  test("are handled in the order in which they were added, some being under way", async () => {
    const handled: number[] = [];
    const ready: ((value: number) => void)[] = [];
    const queue = new InOrder<number>({
      most: 2,
      handle: (value) => {
        handled.push(value);
        return Promise.resolve();
      },
    });
    const later = (): Promise<number> => new Promise((resolve) => ready.push(resolve));
    await queue.add(later());
    await queue.add(later());
    const full = queue.add(later());
    ready[2]?.(3);
    ready[1]?.(2);
    expect(handled).toEqual([]);
    ready[0]?.(1);
    await full;
    expect(handled).toEqual([1]);
    await queue.finish();
    expect(handled).toEqual([1, 2, 3]);
  });

  test("fail when their turn comes", async () => {
    const queue = new InOrder<number>({ most: 2, handle: () => Promise.resolve() });
    await queue.add(Promise.reject(new Error("broken")));
    await expect(queue.finish()).rejects.toThrow("broken");
  });
});
