import type { HeatReason } from "../heat.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts about heated conversations, in English. */
export const heatEn = {
  title: "A heated exchange",
  hint: "This score is about the conversation, not about any one comment or person.",
  now: (score: number, peak: number) => `Heat ${formats.percent(score)} now, ${formats.percent(peak)} at its hottest`,
  inQueue: (score: number) => `Heat ${formats.percent(score)}`,
  cooled: "It has cooled down since.",
  why: "Why it is here",
  reason: (reason: HeatReason): string => {
    switch (reason.sign) {
      case "abuse":
        return `abuse in the last ${reason.comments} comments: the two worst at ${formats.percent(reason.worst[0])} and ${formats.percent(reason.worst[1])}`;
      case "rising":
        return `the tone is getting worse: from ${formats.percent(reason.before)} on average to ${formats.percent(reason.after)}`;
      case "pingPong":
        return `${reason.between[0]} and ${reason.between[1]} are replying to each other, ${reason.answers} times in turn`;
      case "secondPerson":
        return `they talk about each other more than about the subject: ${formats.percent(reason.share)} of the words are “you” and its forms`;
      case "speed":
        return `fast: the last ${reason.comments} comments, by ${reason.people} people, mostly came ${pause(reason.median)} apart`;
    }
  },
  began: (number: string) => `It began with ${number}`,
  beganHere: "began here",
  exchange: "The exchange, comment by comment",
  abuse: (score: number) => `abuse ${formats.percent(score)}`,
  offer: (seconds: number) => `Slow this thread down: one comment every ${Math.round(seconds / 60)} minutes, for a day`,
  offerHint: "Everyone in the thread can go on, only more slowly. It ends by itself and can be lifted.",
};

/** A pause of so many minutes. */
function pause(minutes: number): string {
  return minutes < 1 ? `${Math.round(minutes * 60)} seconds` : `${Math.round(minutes)} min`;
}

/** Texts about heated conversations. */
export type HeatTexts = typeof heatEn;
