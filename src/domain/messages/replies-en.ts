import type { ReplyTexts } from "../saved-reply.ts";

/** Saved replies for the shipped clauses, in English. */
export const repliesEn: ReplyTexts = {
  insult: [
    [
      "Insult",
      "You attack the person instead of answering what they wrote. Say it again without the insult, and it can stand.",
    ],
    ["Foul language", "The point could stand; the language heaped on it cannot. Please say it without."],
  ],
  threat: [
    ["Threat", "This can be read as a threat against somebody. That is never allowed here, also not as a joke."],
    ["Call for violence", "You call for violence or welcome it. That is never allowed here."],
  ],
  hate: [
    [
      "Against a group",
      "You judge people by the group they belong to and not by what they do. Criticise acts, laws or beliefs instead.",
    ],
  ],
  harassment: [
    ["Private data", "You publish private facts about somebody. We take them down to protect that person."],
    [
      "Following somebody",
      "You have gone after the same person in several conversations. Please leave them in peace from now on.",
    ],
  ],
  sexual: [["Sexual remark", "Sexual remarks have no place here, whatever the article is about."]],
  advertising: [
    ["Advertising", "This advertises something. Links are welcome where they support an argument."],
    ["Posted again and again", "You have posted the same text several times. Once is enough."],
  ],
  disruption: [
    [
      "Off the subject",
      "This is not about the article or the comment that you answer. It is no fault of yours as a commenter: there are better places for it.",
    ],
    [
      "Too many in a row",
      "So many comments in a short time leave no room for others. Please write fewer, longer ones.",
    ],
  ],
  identity: [
    ["Somebody else's name", "You write under a name that others take for somebody else. Please choose another one."],
    ["Back after a ban", "This account continues one that is banned. The ban holds for the person, not for the name."],
  ],
  illegal: [
    [
      "Against the law",
      "We believe that this is against the law. The law in question is named above or in the notice.",
    ],
  ],
  falsehood: [
    [
      "Claim without support",
      "You state something about a person as a fact that nothing supports. Say where you know it from, or say that it is your opinion.",
    ],
  ],
};
