import table from "./identity-terms.json" with { type: "json" };

const ONE = new Set(table.one.split(" "));
const MANY = new Set(table.many.split(" "));
const PEOPLE = new Set(table.people.split(" "));

/** What the model reads in place of every word for a member of a group. */
export const IDENTITY_ONE = "idone";
/** What the model reads in place of every word for a group, also of "gay people" or "people with disabilities". */
export const IDENTITY_MANY = "idmany";

/**
 * The words with every name of a group of people (religion, origin, colour, gender, orientation, disability, age)
 * replaced by one token, so that a score cannot depend on which group is named (identity masking; cf. Dixon et al.,
 * "Measuring and Mitigating Unintended Bias in Text Classification", AIES 2018). An empty string marks a word that
 * was merged into its neighbour. In: lower-case words in order; out: as many.
 */
export function maskIdentities(words: readonly string[]): string[] {
  const masked: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = stripPossessive(words[i] ?? "");
    const next = stripPossessive(words[i + 1] ?? "");
    if (ONE.has(word) || word.startsWith("id")) {
      if (!ONE.has(word) && !word.startsWith("idwo") && word !== "idman" && word !== "idgay" && word !== "iddisabled") {
        masked.push(word);
        continue;
      }
      if (ONE.has(next) && next !== word) {
        // "black women", "old white man": the last word decides the number.
        masked.push("");
      } else if (PEOPLE.has(next) || MANY.has(next)) {
        masked.push("", isOnePerson(next) ? IDENTITY_ONE : IDENTITY_MANY);
        i += 1;
      } else masked.push(IDENTITY_ONE);
    } else if (MANY.has(word)) masked.push(IDENTITY_MANY);
    else if (word === "people" && next === "with" && isCondition(stripPossessive(words[i + 2] ?? ""))) {
      masked.push(IDENTITY_MANY, "", "");
      i += 2;
    } else masked.push(words[i] ?? "");
  }
  return masked;
}

/** Whether a lower-case word names a group or a member of one. */
export function namesGroup(word: string): boolean {
  return ONE.has(word) || MANY.has(word);
}

function isOnePerson(word: string): boolean {
  return word === "person" || word === "man" || word === "woman" || word === "guy" || word === "lady";
}

function isCondition(word: string): boolean {
  return /^(?:disab|autis|down|dement|schizo|epilep|special|hiv|aids|bipolar|dwarf)/.test(word);
}

function stripPossessive(word: string): string {
  return word.endsWith("'s") ? word.slice(0, -2) : word;
}
