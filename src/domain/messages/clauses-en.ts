/** The shipped house rules in English, by subject. */
export const clausesEn = {
  insult: {
    title: "Argue with the point, not with the person",
    text: "Disagree as sharply as you like, with an argument, an article, a party or an office. Do not insult, mock or belittle other people here, and do not swear at them. This applies even if they started it.",
  },
  threat: {
    title: "No threats, no calls for violence",
    text: "Do not threaten anybody, wish them harm, call for violence or praise it, whether seriously or as a joke.",
  },
  hate: {
    title: "No hatred against groups of people",
    text: "Do not degrade people, or call for their exclusion, because of their origin, skin colour, religion, sex, sexual orientation, disability, age or illness. Criticism of beliefs, governments and organisations is welcome.",
  },
  harassment: {
    title: "Leave people in peace, and their private data private",
    text: "Do not follow somebody through conversations, do not set others on them, and do not publish addresses, telephone numbers, workplaces, pictures or other private details of anyone, yourself included.",
  },
  sexual: {
    title: "Nothing sexual",
    text: "No sexual descriptions, advances or remarks about bodies. Where an article is about such matters, discuss them soberly. Sexual content that involves children is reported to the authorities.",
  },
  advertising: {
    title: "No advertising",
    text: "Do not post advertising, offers, referral links, or the same text again and again. A link that supports what you say is welcome; say what it leads to, and whether you have a stake in it.",
  },
  disruption: {
    title: "Keep to the subject, and leave room for others",
    text: "Write about the article or about the comment you answer. Do not flood a conversation with many comments in a row, and do not write whole comments in capitals. Off-topic comments may be taken down without any blame.",
  },
  identity: {
    title: "Be one person, and nobody else",
    text: "Use one name. Do not pass yourself off as somebody else, do not agree with yourself under several names, and do not return under a new name while you are banned; you may appeal against a ban instead.",
  },
  illegal: {
    title: "Nothing against the law",
    text: "Do not post what the law forbids, such as incitement, support of terrorist organisations, confidential court records or other people's work without permission, and do not link to it.",
  },
  falsehood: {
    title: "No false claims of fact about people",
    text: "If you say that someone did something, you must be able to show it. Mark opinion and suspicion as such, and name your source for accusations. If you were wrong, put it right.",
  },
};

/** The same in another language. */
export type ClauseTexts = typeof clausesEn;
