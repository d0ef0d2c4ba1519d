import type { DecisionsTexts } from "./decisions-en.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("de-DE");

/** Texts around decisions that concern somebody, and of appeals, in German. */
export const decisionsDe: DecisionsTexts = {
  title: "Entscheidungen über Sie",
  intro:
    "Hier stehen alle Entscheidungen der Moderation, die Sie oder Ihre Kommentare einschränken, mit Begründung. Gegen jede können Sie einmal Einspruch einlegen.",
  none: "Es gibt keine Entscheidung gegen Sie.",
  one: "Entscheidung",
  all: "Alle Entscheidungen über Sie",
  older: "Ältere Entscheidungen",
  at: (time) => `Entschieden ${time}`,
  rule: "Zu dieser Regel in den Hausregeln",
  showComment: "Zum Kommentar im Gespräch",
  reversed: "Diese Entscheidung wurde zurückgenommen. Alles, was sie bewirkt hat, ist rückgängig gemacht.",
  lifted: "Das wurde vorzeitig aufgehoben und gilt nicht mehr.",
  warning: "Bitte bestätigen Sie, dass Sie diese Verwarnung gelesen haben. Danach können Sie wieder schreiben.",
  acknowledge: "Ich habe das gelesen",
  acknowledged: (time) => `Sie haben am ${time} bestätigt, dass Sie dies gelesen haben.`,
  appeal: "Einspruch",
  appealHelp: (days) =>
    `Sie können einmal Einspruch einlegen. Sie bekommen innerhalb von ${formats.number(days)} Tagen eine begründete Antwort.`,
  appealWords: "Warum sind Sie anderer Meinung?",
  sendAppeal: "Einspruch abschicken",
  appealed: "Ihr Einspruch ist angekommen.",
  yourAppeal: "Ihr Einspruch",
  madeAt: (time) => `Eingelegt ${time}`,
  dueAt: (time) => `Sie bekommen bis ${time} eine Antwort.`,
  overdue: (time) => `Die Antwort war bis ${time} fällig. Sie bekommen sie noch.`,
  appealStates: {
    open: "Es hat noch niemand geantwortet.",
    upheld: "Ihr Einspruch wurde geprüft. Die Entscheidung bleibt.",
    changed: "Ihr Einspruch wurde geprüft. Eine andere Entscheidung tritt an die Stelle der ersten.",
    reversed:
      "Ihr Einspruch wurde geprüft und die Entscheidung zurückgenommen. Alles, was sie bewirkt hat, ist rückgängig gemacht.",
    moot: "Ohne Antwort geschlossen, weil das Konto gelöscht wurde.",
  },
  answer: "Die Antwort",
  answeredAt: (time) => `Beantwortet ${time}`,
  samePerson:
    "Geprüft hat dieselbe Person, die zuerst entschieden hatte, weil es auf dieser Website sonst niemanden gibt.",
  expired: (until) => `Die Frist für einen Einspruch endete am ${until}.`,
  privateLink: "Wer die Adresse dieser Seite hat, kann sie lesen und Einspruch einlegen. Behalten Sie sie für sich.",
  link: "Warum und wie Sie Einspruch einlegen",
  bar: {
    until: (at) => `Nach dem ${formats.dateTime(at)} können Sie wieder schreiben.`,
    untilLifted: "Ein Ende steht nicht fest; es gilt, bis die Moderation es aufhebt.",
    warning: "Bitte lesen Sie sie und bestätigen Sie das. Danach können Sie wieder schreiben.",
    acknowledge: "Verwarnung lesen und bestätigen",
    read: "Ganze Entscheidung lesen",
    readAll: "Ganze Entscheidung lesen und Einspruch einlegen",
    answerDue: (at) =>
      `Über Ihren Einspruch ist noch nicht entschieden. Sie bekommen bis ${formats.date(at)} eine Antwort.`,
    appealUntil: (at) => `Einspruch ist bis ${formats.date(at)} möglich.`,
  },
  fieldProblems: {
    "words.required": "Bitte sagen Sie in ein, zwei Sätzen, warum Sie anderer Meinung sind.",
    "words.too-long": "Bitte höchstens 5.000 Zeichen.",
  },
  mail: {
    subject: (title, site) => `${title} · ${site}`,
    readHere: "Hier können Sie das lesen und Einspruch einlegen:",
    answerSubject: (site) => `Ihr Einspruch an ${site} ist beantwortet`,
    answerText: (mail) =>
      `${mail.outcome}\n\nDie Antwort:\n${mail.reason}\n\n` +
      (mail.samePerson === null
        ? ""
        : mail.samePerson
          ? "Geprüft hat dieselbe Person, die zuerst entschieden hatte, weil es auf dieser Website sonst niemanden gibt.\n\n"
          : "Geprüft hat jemand anderes als die Person, die zuerst entschieden hatte.\n\n") +
      (mail.link === null
        ? "Das steht auch unter der vertraulichen Adresse in der E-Mail zur Entscheidung.\n"
        : `Alles dazu: ${mail.link}\n`),
  },
};
