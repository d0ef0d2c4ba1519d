import type { ClauseTexts } from "./clauses-en.ts";

/** The shipped house rules in German, by subject. */
export const clausesDe: ClauseTexts = {
  insult: {
    title: "Streiten Sie um die Sache, nicht gegen die Person",
    text: "Widersprechen Sie so scharf Sie wollen: einem Argument, einem Artikel, einer Partei, einem Amt. Beleidigen, verhöhnen und erniedrigen Sie hier niemanden, und überschütten Sie niemanden mit Kraftausdrücken. Das gilt auch, wenn die andere Seite angefangen hat.",
  },
  threat: {
    title: "Keine Drohungen, keine Aufrufe zur Gewalt",
    text: "Drohen Sie niemandem, wünschen Sie niemandem Schaden, rufen Sie nicht zur Gewalt auf und verherrlichen Sie sie nicht, weder im Ernst noch im Scherz.",
  },
  hate: {
    title: "Kein Hass gegen Gruppen von Menschen",
    text: "Setzen Sie niemanden herab und fordern Sie niemandes Ausschluss wegen Herkunft, Hautfarbe, Religion, Geschlecht, sexueller Orientierung, Behinderung, Alter oder Krankheit. Kritik an Überzeugungen, Regierungen und Organisationen ist willkommen.",
  },
  harassment: {
    title: "Lassen Sie Menschen in Ruhe und Privates privat",
    text: "Verfolgen Sie niemanden durch die Gespräche, hetzen Sie andere nicht auf, und veröffentlichen Sie von niemandem Adresse, Telefonnummer, Arbeitsplatz, Bilder oder anderes Private, auch nicht von sich selbst.",
  },
  sexual: {
    title: "Nichts Sexuelles",
    text: "Keine sexuellen Schilderungen, keine Annäherungen, keine Bemerkungen über Körper. Wo ein Artikel davon handelt, sprechen Sie sachlich. Sexuelles mit Kindern wird den Behörden gemeldet.",
  },
  advertising: {
    title: "Keine Werbung",
    text: "Keine Werbung, keine Angebote, keine Empfehlungslinks und nicht immer wieder derselbe Text. Ein Link, der belegt, was Sie sagen, ist willkommen; sagen Sie, wohin er führt und ob Sie dazugehören.",
  },
  disruption: {
    title: "Bleiben Sie beim Thema und lassen Sie anderen Raum",
    text: "Schreiben Sie zum Artikel oder zu dem Kommentar, auf den Sie antworten. Fluten Sie ein Gespräch nicht mit vielen Kommentaren hintereinander, und schreiben Sie nicht ganze Kommentare in Großbuchstaben. Was vom Thema abkommt, kann ohne Vorwurf entfernt werden.",
  },
  identity: {
    title: "Seien Sie eine Person und niemand sonst",
    text: "Benutzen Sie einen Namen. Geben Sie sich nicht als jemand anders aus, stimmen Sie sich nicht unter mehreren Namen selbst zu, und kommen Sie während einer Sperre nicht unter neuem Namen zurück; gegen eine Sperre können Sie Einspruch erheben.",
  },
  illegal: {
    title: "Nichts Verbotenes",
    text: "Veröffentlichen Sie nichts, was das Gesetz verbietet, etwa Volksverhetzung, Werbung für terroristische Vereinigungen, vertrauliche Gerichtsakten oder fremde Werke ohne Erlaubnis, und verlinken Sie nicht darauf.",
  },
  falsehood: {
    title: "Keine falschen Tatsachen über Menschen",
    text: "Wer sagt, jemand habe etwas getan, muss es belegen können. Kennzeichnen Sie Meinung und Verdacht als solche, und nennen Sie für Vorwürfe Ihre Quelle. Haben Sie sich geirrt, stellen Sie es richtig.",
  },
};
