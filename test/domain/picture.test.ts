import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_PICTURE_SIDE, readPicture } from "../../src/domain/picture.ts";
import { jpeg, png, webp } from "../support/pictures.ts";

describe("a picture", () => {
  it("is a PNG, JPEG or WebP, told by its bytes", () => {
    expect(readPicture(png(40, 30))).toEqual({ type: "image/png", width: 40, height: 30 });
    expect(readPicture(jpeg(40, 30))).toEqual({ type: "image/jpeg", width: 40, height: 30 });
    expect(readPicture(webp(40, 30))).toEqual({ type: "image/webp", width: 40, height: 30 });
  });

  it.each([
    ["nothing", ""],
    ["SVG", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`],
    ["HTML", "<!doctype html><title>x</title><script>alert(1)</script>"],
    ["GIF", "GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000"],
    ["a signature and nothing more", "\u0089PNG\r\n\u001A\n"],
  ])("is not %s", (_, text) => {
    expect(readPicture(Buffer.from(text, "latin1"))).toBe("no-picture");
  });

  it("has a bounded number of pixels, and some", () => {
    for (const make of [png, jpeg, webp]) {
      expect(readPicture(make(MAX_PICTURE_SIDE, 1))).toMatchObject({ width: MAX_PICTURE_SIDE });
      expect(readPicture(make(1, MAX_PICTURE_SIDE + 1))).toBe("too-many-pixels");
    }
    expect(readPicture(png(0, 5))).toBe("no-picture");
  });

  it("does not move", () => {
    expect(readPicture(webp(4, 4, 0b10))).toBe("animated");
    expect(readPicture(png(4, 4, [["acTL", Buffer.alloc(8)]]))).toBe("animated");
  });

  it("may be broken off anywhere, or be anything", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(png(9, 9), jpeg(9, 9), webp(9, 9)),
        fc.nat(60),
        fc.uint8Array({ maxLength: 60 }),
        (file, length, tail) => {
          const found = readPicture(Buffer.concat([file.subarray(0, length), tail]));
          expect(typeof found === "string" || found.width > 0).toBe(true);
        },
      ),
    );
  });
});
