import { describe, expect, it } from "vitest";
import { lengthOf } from "../../src/domain/long-text.ts";

const line = "Some words of a reader about it, with a link. ";

describe("how long a comment is", () => {
  it("counts what is read, not the markup", () => {
    const link = `<a href="https://example.org/${"a".repeat(400)}">here</a>`;
    expect(lengthOf(`<p>${link} ${link} ${link}</p>`)).toBe("short");
    expect(lengthOf(`<p>${line.repeat(10)}</p>`)).toBe("short");
  });

  it("is long first where there is little room", () => {
    expect(lengthOf(`<p>${line.repeat(17)}</p>`)).toBe("long-if-narrow");
    expect(lengthOf(`<p>${line.repeat(30)}</p>`)).toBe("long");
  });

  it("counts short lines as lines", () => {
    expect(lengthOf(`<p>${"No.<br>".repeat(20)}</p>`)).toBe("long");
    expect(lengthOf(`<ul>${"<li>No.</li>".repeat(20)}</ul>`)).toBe("long");
    expect(lengthOf(`<pre><code>${"no\n".repeat(20)}</code></pre>`)).toBe("long");
    expect(lengthOf("<p>No.</p>".repeat(10))).toBe("short");
  });
});
