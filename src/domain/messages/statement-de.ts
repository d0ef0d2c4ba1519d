import { formatsFor } from "./formats.ts";
import type { StatementTexts } from "./statement-en.ts";

const formats = formatsFor("de-DE");

function until(endsAt: number | null): string {
  return endsAt === null ? "bis die Moderation es aufhebt" : `bis ${formats.dateTime(endsAt)}`;
}

/** Statements of reasons, in German. */
export const statementDe: StatementTexts = {
  titles: {
    "return-for-revision": "Ihr Kommentar ist zurück bei Ihnen",
    reject: "Ihr Kommentar wurde nicht veröffentlicht",
    remove: "Ihr Kommentar wurde entfernt",
    warn: "Sie haben eine Verwarnung erhalten",
    "time-out": "Sie können eine Zeit lang nicht schreiben",
    ban: "Sie sind gesperrt",
    "pre-moderate-person": "Ihre Kommentare werden vorab gelesen",
    "remove-picture": "Ihr Bild wurde entfernt",
  },
  headings: {
    decision: "Was entschieden wurde",
    comment: "Ihr Kommentar",
    reason: "Warum",
    law: "Das Recht",
    clause: "Die Hausregel",
    origin: "Wie es dazu kam",
    redress: "Wenn Sie anderer Meinung sind",
  },
  decision: {
    "return-for-revision": () =>
      "Ihr Kommentar ist nicht öffentlich. Sie können ihn überarbeiten; dann wird er erneut geprüft und vielleicht sofort veröffentlicht. Sie können ihn auch zurückziehen.",
    reject: () => "Ihr Kommentar wird auf dieser Website nicht veröffentlicht. Sie selbst können ihn weiterhin lesen.",
    remove: () =>
      "Ihr Kommentar wird auf dieser Website nicht mehr gezeigt. Sein Platz im Gespräch bleibt, mit dem Hinweis, dass die Moderation ihn entfernt hat; auch die Antworten bleiben.",
    warn: () =>
      "Bitte bestätigen Sie, dass Sie dies gelesen haben, bevor Sie wieder schreiben. Sonst ist nichts eingeschränkt.",
    "time-out": (end: number | null) =>
      `Sie können auf dieser Website nicht schreiben und nicht reagieren, ${until(end)}. Lesen, Einspruch einlegen und Ihr Konto nutzen können Sie weiterhin.`,
    ban: (end: number | null) =>
      end === null
        ? "Sie können nicht mehr schreiben und nicht mehr reagieren. Ein Ende ist nicht festgelegt."
        : `Sie können bis ${formats.dateTime(end)} nicht schreiben und nicht reagieren.`,
    "pre-moderate-person": (end: number | null) =>
      `Was Sie auf dieser Website schreiben, wird öffentlich, sobald die Moderation es gelesen hat, ${until(end)}.`,
    "remove-picture": () =>
      "Ihr Bild wird nicht mehr neben Ihrem Namen gezeigt, und es wird kein anderes übernommen, bis die Moderation das aufhebt. Sonst ist nichts eingeschränkt.",
  },
  scope: { site: "Das gilt für diese Website.", "all-sites": "Das gilt für alle Websites dieses Verlags." },
  pastRemoved: "Auch was Sie zuvor geschrieben hatten, wurde entfernt.",
  comment: (number: string, article: string | null, at: number) =>
    article === null
      ? `Kommentar ${number}, geschrieben am ${formats.dateTime(at)}:`
      : `Kommentar ${number} zu „${article}“, geschrieben am ${formats.dateTime(at)}:`,
  clause: (number: number, title: string) => `${number}. ${title}`,
  illegal: (law: string) => `Es gilt als rechtswidrig nach: ${law}`,
  illegalByNotice: "Es gilt als rechtswidrig, wie es eine Meldung rechtswidriger Inhalte sagte.",
  noClause: "Die Entscheidung beruht nicht auf einer einzelnen Hausregel, sondern auf der genannten Begründung.",
  prompted: {
    none: "Keine Meldung gab den Anlass.",
    report: "Die Meldung einer Leserin oder eines Lesers gab den Anlass.",
    notice: "Eine Meldung rechtswidriger Inhalte gab den Anlass.",
  },
  found: {
    machine: "Eine automatische Prüfung hatte darauf hingewiesen.",
    people: "Gefunden wurde es ohne automatische Prüfung.",
  },
  decided: {
    machine: "Die Entscheidung wurde automatisch getroffen.",
    people: "Die Entscheidung hat ein Mensch getroffen.",
  },
  appeal: (at: number) =>
    `Sie können bis ${formats.dateTime(at)} einmal Einspruch einlegen, in Ihren eigenen Worten. Wo es möglich ist, entscheidet darüber jemand anderes als beim ersten Mal; Sie erhalten eine begründete Antwort.`,
  noAppeal: "Gegen diese Entscheidung ist auf dieser Website kein Einspruch möglich.",
  law: "Sie können auch vor Gericht gehen. Wo das Gesetz über digitale Dienste der EU für diese Website gilt, können Sie sich außerdem an eine zugelassene Stelle für außergerichtliche Streitbeilegung wenden.",
  greeting: (site: string) => `Es geht um Ihre Beteiligung an den Gesprächen auf ${site}.`,
};
