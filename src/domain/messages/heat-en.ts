import type { HeatReason } from "../heat.ts";

/** Texts about heated conversations, in English. */
export const heatEn = {
  title: "A heated exchange",
  hint: "This is a score of the conversation, not of a comment and not of a person.",
  now: (score: number, peak: number) => `Heat ${percent(score)} now, ${percent(peak)} at its hottest`,
  inQueue: (score: number) => `A conversation to look at: heat ${percent(score)}`,
  cooled: "It has cooled down since.",
  why: "Why it is here",
  reason: (reason: HeatReason): string => {
    switch (reason.sign) {
      case "abuse":
        return `abuse in the last ${reason.comments} comments: the two worst at ${percent(reason.worst[0])} and ${percent(reason.worst[1])}`;
      case "rising":
        return `the tone is getting worse: from ${percent(reason.before)} on average to ${percent(reason.after)}`;
      case "pingPong":
        return `${reason.between[0]} and ${reason.between[1]} answer each other, ${reason.answers} times in turn`;
      case "secondPerson":
        return `they talk about each other more than about the matter: ${percent(reason.share)} of the words are “you” and its forms`;
      case "speed":
        return `quick: the last ${reason.comments} comments, by ${reason.people} people, mostly came ${pause(reason.median)} after one another`;
    }
  },
  began: (number: string) => `It began with ${number}`,
  beganHere: "began here",
  exchange: "The exchange, comment by comment",
  abuse: (score: number) => `abuse ${percent(score)}`,
  offer: (seconds: number) => `Slow this thread down: one comment every ${Math.round(seconds / 60)} minutes, for a day`,
  offerHint: "Everybody in the thread can go on, only slower. It ends by itself and can be lifted.",
};

/** A pause of so many minutes. */
function pause(minutes: number): string {
  return minutes < 1 ? `${Math.round(minutes * 60)} seconds` : `${Math.round(minutes)} min`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Texts about heated conversations. */
export type HeatTexts = typeof heatEn;
