import { type Example, withWordLabels } from "./examples.ts";
import comments from "./invented-comments.json" with { type: "json" };

/** What is known of each kind (abuse, insult, threat, identity attack; NaN is unknown), and how much it counts. */
const KINDS = [
  ["insult", [0.93, 0.95, 0.02, 0.03], 1.5],
  ["threat", [0.97, NaN, 0.9, 0.03], 1.5],
  ["identity", [0.96, NaN, 0.1, 0.96], 1.5],
  // Most words of a comment around a quotation are harmless; the attack in it is not marked.
  ["around", [0.93, NaN, NaN, NaN], 0.4],
  ["counter", [0.05, 0.05, 0.04, 0.06], 0.8],
  ["harmless", [0.03, 0.03, 0.01, 0.02], 1.5],
] as const;
/** Groups put into them, as a noun and as an adjective. */
const GROUPS = [
  ["women", "female"],
  ["Muslims", "Muslim"],
  ["gay people", "gay"],
  ["black people", "black"],
  ["immigrants", "immigrant"],
  ["Jews", "Jewish"],
  ["disabled people", "disabled"],
  ["trans people", "trans"],
] as const;

/** Comments invented one by one by several writers: attacks, most of them without strong words, and what looks like them. */
export function inventedComments(): Example[] {
  return KINDS.flatMap(([kind, known, weight]) =>
    comments[kind].map((comment, i) => {
      const [noun, adjective] = GROUPS[i % GROUPS.length] ?? ["", ""];
      const text = comment.replaceAll("{g}", noun).replaceAll("{o}", adjective);
      return withWordLabels({ source: "invented", text, known, weight });
    }),
  );
}
