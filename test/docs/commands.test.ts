import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { papers } from "../../scripts/papers.ts";
import { runCommand } from "../support/process.ts";
import type { Ended } from "../support/process.ts";

/** What is run in papers: the words behind the program's name, up to what the shell or the sentence does with them. */
const INVOCATION = /(?:npx hustings|bin\/hustings\.js)((?: +(?:"[^"\n]*"|[^\s|`"<>()#…;]+))*)/gu;

/** A value in quotes counts as one word. */
const WORD = /"[^"]*"|\S+/gu;

const invocations = [...papers(), "docs/operators/Containerfile", "docs/operators/hustings.service"].flatMap((page) =>
  [...readFileSync(page, "utf8").matchAll(INVOCATION)].map(([, words = ""]) => words.trim()),
);

describe("a command in the papers", () => {
  it.each([...new Set(invocations)].filter((words) => words !== ""))("hustings %s", async (words) => {
    expect(await unknownWord(words)).toBeNull();
  });

  it("would be found out if it did not exist", async () => {
    expect(await unknownWord("site put name x")).toBe("site put");
    expect(await unknownWord("import wordpress --thorough export.xml")).toBe("import wordpress --thorough");
    expect(await unknownWord("doctor everything")).toBe("doctor everything");
  });
});

/** The first word of an invocation that the program's own help does not know, with the command before it; null: none. */
async function unknownWord(words: string): Promise<string | null> {
  const command: string[] = [];
  let help = await helpOf("");
  let isOptionValue = false;
  for (const word of words.match(WORD) ?? []) {
    if (isOptionValue) {
      isOptionValue = false;
    } else if (word.startsWith("--")) {
      const option = new RegExp(`^ +${word}( <)?`, "mu").exec(help);
      if (option === null) return [...command, word].join(" ");
      isOptionValue = option[1] !== undefined;
    } else if (new RegExp(`^ {2}${word} `, "mu").test(help.split("\nCommands:")[1] ?? "")) {
      command.push(word);
      help = await helpOf(command.join(" "));
    } else if (!/^Usage: .* <(?!command)/u.test(help)) {
      return [...command, word].join(" ");
    }
  }
  return null;
}

const helps = new Map<string, Promise<string>>();

/** Asked for once for each command: every time starts the program. */
function helpOf(command: string): Promise<string> {
  const help = helps.get(command) ?? runCommand({}, ...command.split(" ").filter(Boolean), "--help").then(outputOf);
  helps.set(command, help);
  return help;
}

function outputOf({ output }: Ended): string {
  return output;
}
