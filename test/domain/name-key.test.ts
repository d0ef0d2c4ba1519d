import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateComment } from "../../src/domain/comment-input.ts";
import { nameKey } from "../../src/domain/name-key.ts";

function alike(...names: string[]): void {
  expect(new Set(names.map(nameKey)), names.join(" = ")).toHaveLength(1);
}

function different(...names: string[]): void {
  expect(new Set(names.map(nameKey)), names.join(" ≠ ")).toHaveLength(names.length);
}

describe("the key of a name", () => {
  it("is the same whatever the case, the spacing and what cannot be seen", () => {
    alike(
      "Ada Quill",
      "ada quill",
      "ADA  QUILL",
      " AdaQuill ",
      "Ada\u200bQuill",
      "Ada\u00adQuill",
      "A\ufeffda\u2060Quill",
    );
    alike("Ada Quill", "Ada-Quill", "Ada_Quill", "Ada.Quill", "Ada\u00a0Quill", "Ada\u2003Quill", "Ada\u2800Quill");
    alike("Strauß", "STRAUSS", "strauss");
    alike("İpek", "ipek", "IPEK", "ıpek");
    alike("Иван", "ИВАН", "иван");
  });

  it("is the same for letters of other scripts that look alike", () => {
    alike("Peter Hoax", "Реtеr Ноах", "Ρeter Ηoax", "РЕTЕR НОАХ");
    alike("scope", "ѕсоре", "ѕcoрe");
    alike("Nora", "Νora", "Nοra");
    alike("Иван", "Ивaн", "Иbaн");
    alike("Otto", "Оtto", "Օtto", "0tt0", "Øttо");
  });

  it("is the same for wide, small, raised, circled and mathematical letters", () => {
    alike("Bruno", "Ｂｒｕｎｏ", "𝐁𝐫𝐮𝐧𝐨", "𝓑𝓻𝓾𝓷𝓸", "𝔅𝔯𝔲𝔫𝔬", "Ⓑⓡⓤⓝⓞ", "ʙʀᴜɴᴏ", "🅑🅡🅤🅝🅞", "🅱🆁🆄🅽🅾");
  });

  it("is the same for signs that stand for letters", () => {
    alike("Bill", "BiII", "B1ll", "Bi|l", "Bil1", "bі11");
    alike("modern", "rnodem", "rnodern", "modem");
    alike("winner", "vvinner");
    alike("moderator", "m0derator", "rnoderat0r");
  });

  it("is the same with and without marks on Latin letters", () => {
    alike("Jose", "José", "Jo\u0301se", "José\u0323", "JOSÉ");
    alike("Lodz", "Łódź");
  });

  it("differs for names that differ", () => {
    different(
      "Ada",
      "Ida",
      "Eda",
      "Adam",
      "Ad",
      "Ada 2",
      "Ada 3",
      "Аня",
      "Ганна",
      "Nora",
      "Vera",
      "明",
      "明子",
      "田中",
    );
    different("مريم", "مراد", "नीता", "नाता", "🙂", "🙃", "Ελένη", "Άννα Π");
  });

  it("keeps the marks of scripts in which they make another letter", () => {
    different("कि", "की");
    different("за", "зай");
  });

  it("is never empty for a name that is accepted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 60 }), (name) => {
        const checked = validateComment({ name, body: "x" });
        fc.pre(checked.ok);
        expect(nameKey(checked.value.name)).not.toBe("");
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not change with case, blanks or invisible characters anywhere in a Latin name", () => {
    const letters = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüéñçåœæ".split(""));
    const noise = fc.constantFrom(
      "",
      " ",
      "\u200b",
      "\u200d",
      "\u2060",
      "\u00ad",
      "\u2003",
      "\ufe0f",
      "\u0301",
      "-",
      "_",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(letters, noise), { minLength: 1, maxLength: 20 }), (parts) => {
        const plain = parts.map(([letter]) => letter).join("");
        const noisy = parts.map(([letter, sign]) => letter + sign).join("");
        alike(plain, noisy, plain.toUpperCase(), plain.toLowerCase(), noisy.normalize("NFD"));
      }),
    );
  });

  it("is the same for plain names as by the long way, which everything beyond ASCII takes", () => {
    const ascii = fc.string({ unit: "binary-ascii", maxLength: 30 }).filter((name) => /[a-z0-9]/iu.test(name));
    fc.assert(
      fc.property(ascii, (name) => {
        alike(name, `${name}\u200b`);
      }),
    );
  });

  it("is quick for the longest names", () => {
    const name = "\u0301".repeat(30) + "ﷺ".repeat(30);
    expect(nameKey(name).length).toBeLessThan(2_000);
  });
});
