import type { AccountTexts } from "./account-en.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("de-DE");

/** Texts of signing in and of one's own account, in German. */
export const accountDe: AccountTexts = {
  account: "Konto",
  signIn: "Anmelden",
  signInAgain: "Noch einmal anmelden",
  signInAgainWhy:
    "Anmeldewege ändern und Konten löschen geht nur in der Viertelstunde nach dem Anmelden: Ein offen gelassener Browser genügt dafür nicht.",
  signInIntro: "Ohne Passwort: Sie bekommen einen Link und einen Code.",
  signInEmail: "E-Mail-Adresse",
  signInSend: "Link schicken",
  signInOr: "oder",
  signInPrivacy: "Ihre Adresse wird nie gezeigt. Diese Seite setzt kein Cookie.",
  checkMail: "Sehen Sie in Ihr Postfach",
  checkMailBody: (email) =>
    `Wenn ${email} Post empfangen kann, ist eine Nachricht unterwegs. Öffnen Sie den Link darin, oder geben Sie hier die sechs Ziffern ein.`,
  code: "Sechs Ziffern aus der Mail",
  codeSend: "Anmelden",
  codeAgain: "Noch eine Mail schicken",
  linkTitle: "Hier anmelden?",
  linkBody: (email) => `Sie melden sich in diesem Browser als ${email} an.`,
  linkNow: "Anmelden",
  signOut: "Abmelden",
  signedInAs: "Angemeldet als",
  signedOut: "Sie sind abgemeldet.",
  memberName: (number) => `Leser ${number}`,
  fieldProblems: {
    "email.required": "Bitte geben Sie Ihre E-Mail-Adresse an.",
    "code.wrong": "Das ist nicht der Code der letzten Mail. Bitte sehen Sie noch einmal nach.",
  },
  mail: {
    signInSubject: (site) => `Anmelden bei ${site}`,
    signInText: (mail) =>
      `Jemand, vermutlich Sie, möchte sich mit dieser Adresse bei ${mail.site} anmelden.\n\n` +
      `Öffnen Sie diesen Link:\n${mail.link}\n\n` +
      `oder geben Sie dort, wo Sie ihn verlangt haben, diesen Code ein: ${mail.code}\n\n` +
      `Beides gilt einmal, für ${formats.number(mail.minutes)} Minuten. Waren Sie es nicht, tun Sie nichts: Niemand wurde angemeldet.\n`,
  },
};
