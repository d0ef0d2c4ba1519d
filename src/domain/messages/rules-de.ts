import { formatsFor } from "./formats.ts";
import type { RulesTexts } from "./rules-en.ts";

const formats = formatsFor("de-DE");

function span(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  if (minutes < 120) return minutes === 1 ? "eine Minute" : `${formats.number(minutes)} Minuten`;
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? `${formats.number(hours)} Stunden` : `${formats.number(Math.ceil(hours / 24))} Tage`;
}

/** Texts of the house rules, and of what authors are told about their own held comments, in German. */
export const rulesDe: RulesTexts = {
  title: "Hausregeln",
  intro:
    "Diese Regeln gelten für alle Kommentare. Jede Entscheidung der Moderation nennt die Regel, auf der sie beruht.",
  version: (version) => (version === 0 ? "Erste Fassung" : `Fassung ${formats.number(version)}`),
  since: (at) => `gültig seit ${formats.date(at)}`,
  superseded: "Dies ist eine frühere Fassung. Sie gilt für Entscheidungen aus der Zeit, in der sie in Kraft war.",
  current: "Zu den aktuellen Regeln",
  versions: "Alle Fassungen",
  present: "in Kraft",
  severities: { minor: "leicht", serious: "ernst", grave: "schwer" },
  severity: "Schwere",
  follows: "Übliche Folge, außer dem Entfernen",
  sanctions: { none: "nichts weiter", warn: "eine Verwarnung", "time-out": "eine Auszeit", ban: "eine Sperre" },
  agree: "Bevor Sie kommentieren:",
  clause: (number, title) => `Regel ${number}: ${title}`,

  held: {
    title: "Nur Sie sehen diesen Kommentar",
    waiting: "Er wartet auf die Moderation.",
    rejected: "Die Moderation hat ihn nicht veröffentlicht.",
    removed: "Die Moderation hat ihn entfernt.",
    returned: "Die Moderation bittet Sie, ihn zu überarbeiten.",
    causes: (n) => (n === 1 ? "Warum er wartet" : `Warum er wartet: ${formats.number(n)} Gründe`),
    words: "Die Worte, um die es geht",
    reason: "Was die Moderation dazu sagt",
    next: "Wie es weitergeht",
    confirm:
      "Außerdem müssen Sie noch Ihre Adresse bestätigen: Öffnen Sie den Link in der E-Mail, die wir Ihnen geschickt haben.",
    heldNext:
      "Jemand von der Moderation liest ihn und veröffentlicht ihn, bittet um eine Änderung oder sagt, warum nicht. Das Ergebnis sehen Sie hier.",
    returnedNext:
      "Ändern Sie ihn, dann sieht ihn die Moderation wieder an. So, wie er ist, wird er nicht veröffentlicht.",
    usual: (ms) => `Das dauert meist etwa ${span(ms)}.`,
    reviseHint: "Wenn Sie ihn überarbeiten und nichts mehr im Wege steht, wird er sofort veröffentlicht.",
    returnedHint: "Die Moderation sieht den neuen Text, bevor er veröffentlicht wird.",
    revise: "Überarbeiten",
    withdraw: "Zurückziehen",
    allRules: "Alle Hausregeln",
    statement: "Die ganze Entscheidung und wie Sie Einspruch einlegen",
    since: (at) => `Wartet seit ${formats.dateTime(at)}`,
  },

  nudge: {
    hold: "So würde der Kommentar zuerst auf die Moderation warten",
    refuse: "So kann der Kommentar nicht veröffentlicht werden",
    advice: "Sie können ihn jetzt ändern oder so abschicken, wie er ist.",
    refuseAdvice: "Bitte ändern Sie, was oben genannt ist.",
  },

  reviseTitle: (number) => `Kommentar ${number} überarbeiten`,
  send: "Erneut abschicken",
};
