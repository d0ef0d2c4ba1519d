import type { ReplyTexts } from "./replies-en.ts";

/** Saved replies for the shipped clauses, in German. */
export const repliesDe: ReplyTexts = {
  insult: [
    [
      "Beleidigung",
      "Sie greifen die Person an, statt auf ihr Argument zu antworten. Sagen Sie es noch einmal ohne die Beleidigung, dann kann es stehen bleiben.",
    ],
    ["Grobe Sprache", "Ihr Argument ist willkommen, die Wortwahl nicht. Bitte sagen Sie es ohne sie."],
  ],
  threat: [
    ["Drohung", "Das lässt sich als Drohung verstehen. So etwas ist hier nie erlaubt, auch nicht im Scherz."],
    ["Aufruf zur Gewalt", "Sie rufen zu Gewalt auf oder heißen sie gut. Das ist hier nie erlaubt."],
  ],
  hate: [
    [
      "Gegen eine Gruppe",
      "Sie beurteilen Menschen nach ihrer Gruppe und nicht nach dem, was sie tun. Kritisieren Sie stattdessen Taten, Gesetze oder Lehren.",
    ],
  ],
  harassment: [
    ["Private Angaben", "Sie veröffentlichen Privates über jemanden. Zum Schutz dieser Person nehmen wir es heraus."],
    [
      "Jemandem nachgestellt",
      "Sie sind derselben Person durch mehrere Gespräche gefolgt. Bitte lassen Sie sie von jetzt an in Ruhe.",
    ],
  ],
  sexual: [["Sexuelle Bemerkung", "Sexuelle Bemerkungen haben hier keinen Platz, worum es im Artikel auch geht."]],
  advertising: [
    ["Werbung", "Das wirbt für etwas. Links sind willkommen, wo sie ein Argument stützen."],
    ["Mehrfach geschrieben", "Sie haben denselben Text mehrmals geschrieben. Einmal genügt."],
  ],
  disruption: [
    [
      "Nicht beim Thema",
      "Das handelt weder vom Artikel noch von dem Kommentar, auf den Sie antworten. Ihnen wird damit nichts vorgeworfen: Es gibt bessere Orte dafür.",
    ],
    [
      "Zu viele hintereinander",
      "So viele Kommentare in kurzer Zeit lassen anderen keinen Raum. Bitte schreiben Sie weniger und dafür längere.",
    ],
  ],
  identity: [
    [
      "Fremder Name",
      "Sie schreiben unter einem Namen, den andere für jemand anderen halten. Bitte wählen Sie einen anderen.",
    ],
    [
      "Zurück nach einer Sperre",
      "Dieses Konto setzt ein gesperrtes fort. Die Sperre gilt für den Menschen, nicht für den Namen.",
    ],
  ],
  illegal: [
    ["Gegen das Gesetz", "Wir halten das für gesetzwidrig. Um welches Gesetz es geht, steht oben oder in der Meldung."],
  ],
  falsehood: [
    [
      "Behauptung ohne Beleg",
      "Sie stellen etwas über einen Menschen als Tatsache hin, ohne es zu belegen. Sagen Sie, woher Sie es wissen, oder kennzeichnen Sie es als Ihre Meinung.",
    ],
  ],
};
