import { formatsFor } from "./formats.ts";
import type { ProfileTexts } from "./profile-en.ts";

const formats = formatsFor("de-DE");

/** Texts of members' pages and of one's own page, in German. */
export const profileDe: ProfileTexts = {
  member: "Mitglied",
  sinceYear: (at) => `seit ${new Date(at).getUTCFullYear()}`,
  memberSince: (at) => `Mitglied seit ${formats.month(at)}`,
  published: (count) => (count === 1 ? "1 Kommentar" : `${formats.number(count)} Kommentare`),
  newest: "Neueste Kommentare",
  nothing: "Unter diesem Namen ist noch nichts veröffentlicht.",
  older: "Ältere Kommentare",
  mute: "Stummschalten",
  unmute: "Stummschaltung aufheben",
  muteHint: "Kommentare stummgeschalteter Personen sind für Sie eingeklappt. Die Betroffenen erfahren davon nichts.",
  mutedHint:
    "Sie haben diese Person stummgeschaltet. Ihre Kommentare sind für Sie eingeklappt; ohne JavaScript erscheinen sie wie für alle.",
  thisIsYou: "Das ist Ihre öffentliche Seite.",
  yourPage: "Ihre öffentliche Seite",
  sections: "Ihr Konto",
  signInAndSecurity: "Anmeldung und Sicherheit",
  signOut: "Abmelden",
  profile: "Profil",
  name: "Name",
  nameHint: "Steht über Ihren Kommentaren. Sie können ihn alle 30 Tage ändern.",
  nameFixed: (at) => `Sie können Ihren Namen am ${formats.date(at)} wieder ändern.`,
  nameTaken: "Ein anderes Mitglied heißt schon so oder zum Verwechseln ähnlich.",
  bio: "Über Sie",
  bioHint: "Steht auf Ihrer öffentlichen Seite. Bis zu 500 Zeichen.",
  save: "Speichern",
  picture: "Bild",
  pictureHint: (site) => `Ihr Bild kommt aus Ihrem Konto bei ${site}. Hier können Sie es entfernen.`,
  pictureHidden: (site) =>
    `Sie haben Ihr Bild entfernt. Wenn Sie möchten, kommt es bei der nächsten Anmeldung bei ${site} wieder.`,
  pictureTakenAway: "Die Moderation hat Ihr Bild entfernt; ein anderes wird derzeit nicht übernommen.",
  hidePicture: "Mein Bild entfernen",
  showPicture: "Das Bild von dort wieder verwenden",
  yourComments: "Ihre Kommentare",
  noComments: "Sie haben noch nichts geschrieben.",
  states: {
    held: "wartet auf die Moderation",
    published: "veröffentlicht",
    rejected: "nicht veröffentlicht",
    removed: "von der Moderation entfernt",
    withdrawn: "zurückgezogen",
  },
  mutedPeople: "Stummgeschaltete Personen",
  done: {
    saved: "Ihr Profil wurde gespeichert.",
    muted: "Sie sehen die Kommentare dieser Person nur noch, wenn Sie es wollen.",
    unmuted: "Sie sehen die Kommentare dieser Person wieder.",
  },
};
