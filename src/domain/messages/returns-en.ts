import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts about banned members who may have come back, in English. */
export const returnsEn = {
  whatItIs:
    "After somebody’s 3rd, 10th and 20th comment the program compares how they write with how banned members of this site wrote, and with nobody else. It is a lead, not proof: people resemble one another, and a tool that rewrites texts defeats it. Nothing happens by itself.",
  bandOf: "The band is of style and the other signs together.",
  falseMatch: (rate: number) =>
    `For style alone it has been measured: this much likeness to some banned member was met in about ${formats.number(Math.max(1, Math.round(rate * 1000)))} of 1,000 newcomers who were nobody’s return. How often the other signs are shared by accident has not been measured; what they count is a careful guess.`,
  noStyle:
    "Style says nothing here: there is too little text, or it is not English. Only the other signs speak, and how often they mislead has not been measured.",
  compared: (members: number, comments: number) =>
    `Compared: ${formats.number(comments)} ${comments === 1 ? "comment" : "comments"} with ${formats.number(members)} banned ${members === 1 ? "member" : "members"}.`,
  otherSigns: "Signs beside style",
  legend: (known: string, unknown: string) =>
    `“known” is ${known}, who was banned; “unknown” is ${unknown}; “usual” is what others here do. Quotations stand in the same order.`,
  after: "Whatever you confirm is decided below, as for anybody: with a clause, a reason and an appeal.",
};

/** Texts about banned members who may have come back. */
export type ReturnsTexts = typeof returnsEn;
