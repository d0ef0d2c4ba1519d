import type { LegalTexts } from "./legal-en.ts";

/** Texts of the exports that laws ask for, in German. */
export const legalDe: LegalTexts = {
  title: "Gesetzliche Exporte",
  menu: "Exporte",
  intro:
    "Was Gesetze von Verlagen verlangen, aus den Entscheidungen, Meldungen und Einsprüchen eines Zeitraums (Tage in UTC), als ZIP-Datei. Was davon Sie betrifft und was Sie selbst ausfüllen müssen, steht in dem Papier zu den gesetzlichen Pflichten, das mit Hustings kommt.",
  what: "Was soll heruntergeladen werden?",
  exports: {
    "dsa-statements": {
      name: "Begründungen für die Transparenzdatenbank der EU",
      hint: "Gesetz über digitale Dienste, Artikel 24 Absatz 5. Nennt und zitiert niemanden.",
    },
    "transparency-report": {
      name: "Der einheitliche Transparenzbericht der EU",
      hint: "Gesetz über digitale Dienste, Artikel 15 und 24. CSV-Dateien. Die Texte (Teil 11) und was darin als von Ihnen auszufüllen bezeichnet ist (Teile 3, 7, 9 und 10), bleiben Ihnen.",
    },
    "safety-record": {
      name: "Das Verzeichnis von Meldungen und Beschwerden für den Online Safety Act des Vereinigten Königreichs",
      hint: "Enthält, was Menschen geschrieben haben: Verwahren Sie es sicher. Dass Sie es heruntergeladen haben, wird im Protokoll vermerkt.",
    },
  },
  from: "Erster Tag",
  last: "Letzter Tag",
  provider: "Verlag",
  previous: "Tag des letzten Berichts",
  reportOnly: "Nur für den Transparenzbericht.",
  download: "Herunterladen",
  wrong: {
    what: "Bitte wählen Sie, was heruntergeladen werden soll.",
    from: "Bitte geben Sie einen Tag an.",
    last: "Bitte geben Sie einen Tag an, der nicht vor dem ersten liegt.",
    previous: "Bitte geben Sie einen Tag an, oder lassen Sie das Feld leer.",
  },
};
