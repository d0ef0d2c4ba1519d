import type { ClauseSubject } from "../house-rules/default-clauses.ts";

/** The saved replies of one language as they ship, for the shipped clauses. */
export interface ReplyTexts extends Readonly<
  Record<ClauseSubject, readonly (readonly [title: string, text: string])[]>
> {}

/** Saved replies for the shipped clauses, in English. */
export const repliesEn: ReplyTexts = {
  insult: [
    [
      "Insult",
      "This attacks the person instead of answering what they wrote. Say it again without the insult, and it can be published.",
    ],
    ["Foul language", "Your point is welcome; the language is not. Please make it without."],
  ],
  threat: [
    ["Threat", "This can be read as a threat against somebody. That is never allowed here, not even as a joke."],
    ["Call for violence", "This calls for violence or welcomes it. That is never allowed here."],
  ],
  hate: [
    [
      "Against a group",
      "This judges people by the group they belong to, not by what they do. Criticise acts, laws or beliefs instead.",
    ],
  ],
  harassment: [
    ["Private data", "This reveals private details about someone. We take those down to protect that person."],
    [
      "Following somebody",
      "You have followed the same person through several conversations. Please leave them alone from now on.",
    ],
  ],
  sexual: [["Sexual remark", "Sexual remarks have no place here, whatever the article is about."]],
  advertising: [
    ["Advertising", "This advertises something. Links are welcome where they support an argument."],
    ["Posted again and again", "You have posted the same text several times. Once is enough."],
  ],
  disruption: [
    [
      "Off topic",
      "This is not about the article or the comment you are replying to. It is no reflection on you: there are better places for it.",
    ],
    [
      "Too many in a row",
      "So many comments in a short time leave no room for others. Please write fewer, longer ones.",
    ],
  ],
  identity: [
    ["Somebody else's name", "You are using a name that others take for someone else. Please choose another one."],
    ["Back after a ban", "This account continues one that is banned. The ban applies to the person, not to the name."],
  ],
  illegal: [
    ["Against the law", "We believe that this is against the law. The law concerned is named above or in the notice."],
  ],
  falsehood: [
    [
      "Claim without support",
      "This states something about a person as fact, with nothing to support it. Say where you know it from, or say that it is your opinion.",
    ],
  ],
};
