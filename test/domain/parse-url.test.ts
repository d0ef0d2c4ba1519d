import { describe, expect, it } from "vitest";
import { parseUrl } from "../../src/domain/parse-url.ts";

describe("reading an address", () => {
  it("gives the normal form, and null for what is none", () => {
    expect(parseUrl("HTTPS://Example.org:443/ä")?.href).toBe("https://example.org/%C3%A4");
    expect(parseUrl("/a", "https://example.org/b")?.href).toBe("https://example.org/a");
    expect(parseUrl("/a")).toBeNull();
    expect(parseUrl("https://")).toBeNull();
  });

  it("says the same however often it is asked", () => {
    const answers = new Set<string | undefined>();
    for (let turn = 0; turn < 20_000; turn++) answers.add(parseUrl("https://caf\u00e9.example/")?.host);
    expect([...answers]).toEqual(["xn--caf-dma.example"]);
  });
});
