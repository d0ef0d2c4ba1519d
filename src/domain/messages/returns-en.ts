import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts about banned members who may have come back, in English. */
export const returnsEn = {
  noProof:
    "It is a lead, not proof: people write alike, and a tool that rewrites texts defeats it. Nothing happens automatically.",
  howReckoned: "How this is reckoned",
  whatItIs:
    "After somebody’s 3rd, 10th and 20th comment the program compares how they write with how banned members of this site wrote, and with nobody else.",
  bandOf:
    "The strength is that of style and the other signs together. How often the other signs match by accident has not been measured; their weight is a careful guess.",
  falseMatch: (rate: number) =>
    `For style alone this has been measured: about ${formats.number(Math.max(1, Math.round(rate * 1000)))} in 1,000 newcomers who were not returning were this similar to some banned member.`,
  noStyle:
    "Style says nothing here: there is too little text, or it is not English. Only the other signs count, and how often they mislead has not been measured.",
  compared: (members: number, comments: number) =>
    `Compared: ${formats.number(comments)} ${comments === 1 ? "comment" : "comments"} with ${formats.number(members)} banned ${members === 1 ? "member" : "members"}.`,
  besideStyle: "besides style",
  legend: (known: string, unknown: string) =>
    `Of two figures the first is that of ${known}, who was banned, the second that of ${unknown}; “others” are everyone else here.`,
  after: "Once confirmed, what happens next is decided below, as for anyone: with a clause, a reason and an appeal.",
};

/** Texts about banned members who may have come back. */
export type ReturnsTexts = typeof returnsEn;
