import type { AccountTexts } from "./account-en.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("de-DE");

/** Texts of signing in and of one's own account, in German. */
export const accountDe: AccountTexts = {
  account: "Konto",
  signIn: "Anmelden",
  signInAgain: "Noch einmal anmelden",
  signInAgainWhy:
    "Anmeldewege ändern oder das Konto löschen können Sie nur innerhalb von 15 Minuten nach dem Anmelden. Das schützt Sie, falls ein Browser offen blieb.",
  signInIntro: "Ganz ohne Passwort: Wir schicken Ihnen einen Link und einen Code per E-Mail.",
  signInEmail: "E-Mail-Adresse",
  signInSend: "Link schicken",
  signInOr: "oder",
  signInPrivacy: "Ihre Adresse wird nie angezeigt. Diese Seite setzt kein Cookie.",
  checkMail: "Sehen Sie in Ihrem Postfach nach",
  checkMailBody: (email) =>
    `Wenn ${email} E-Mails empfangen kann, ist eine Nachricht unterwegs. Öffnen Sie den Link darin, oder geben Sie hier den sechsstelligen Code ein.`,
  code: "Sechsstelliger Code",
  codeSend: "Anmelden",
  codeAgain: "Noch eine E-Mail schicken",
  linkTitle: "Hier anmelden?",
  linkBody: (email) => `Sie melden sich in diesem Browser als ${email} an.`,
  linkNow: "Anmelden",
  signOut: "Abmelden",
  signedInAs: "Angemeldet als",
  signedOut: "Sie sind abgemeldet.",
  memberName: (number) => `Leser ${number}`,
  mail: {
    signInSubject: (site) => `Anmelden bei ${site}`,
    signInText: (mail) =>
      `Jemand, vermutlich Sie, möchte sich mit dieser Adresse bei ${mail.site} anmelden.\n\n` +
      `Öffnen Sie diesen Link:\n${mail.link}\n\n` +
      `oder geben Sie diesen Code dort ein, wo Sie ihn angefordert haben: ${mail.code}\n\n` +
      `Beides gilt einmal, für ${formats.number(mail.minutes)} Minuten. Waren Sie es nicht, können Sie diese E-Mail ignorieren: Niemand wurde angemeldet.\n`,
  },
};
