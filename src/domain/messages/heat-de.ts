import type { HeatTexts } from "./heat-en.ts";
import { formatsFor } from "./formats.ts";

const formats = formatsFor("de-DE");

/** Texts about heated conversations, in German. */
export const heatDe: HeatTexts = {
  title: "Ein hitziger Wortwechsel",
  hint: "Dieser Wert gilt dem Gespräch, nicht einem einzelnen Kommentar oder einer Person.",
  now: (score, peak) => `Hitze jetzt ${formats.percent(score)}, am heißesten ${formats.percent(peak)}`,
  inQueue: (score) => `Hitze ${formats.percent(score)}`,
  cooled: "Seither hat es sich abgekühlt.",
  why: "Warum es hier steht",
  reason: (reason) => {
    switch (reason.sign) {
      case "abuse":
        return `Beleidigendes in den letzten ${reason.comments} Kommentaren: die beiden schlimmsten mit ${formats.percent(reason.worst[0])} und ${formats.percent(reason.worst[1])}`;
      case "rising":
        return `der Ton wird schlechter: von ${formats.percent(reason.before)} im Mittel auf ${formats.percent(reason.after)}`;
      case "pingPong":
        return `${reason.between[0]} und ${reason.between[1]} antworten einander, ${reason.answers} Mal im Wechsel`;
      case "secondPerson":
        return `es geht mehr umeinander als um die Sache: ${formats.percent(reason.share)} der Wörter sind „you“ und seine Formen`;
      case "speed":
        return `schnell: die letzten ${reason.comments} Kommentare, von ${reason.people} Personen, kamen meist im Abstand von ${pause(reason.median)}`;
    }
  },
  began: (number) => `Es begann mit ${number}`,
  beganHere: "hier begann es",
  exchange: "Der Wortwechsel, Kommentar für Kommentar",
  abuse: (score) => `Beleidigendes ${formats.percent(score)}`,
  offer: (seconds) =>
    `Diesen Thread verlangsamen: ein Kommentar alle ${Math.round(seconds / 60)} Minuten, einen Tag lang`,
  offerHint: "Alle im Thread können weiterschreiben, nur langsamer. Es endet von selbst und kann aufgehoben werden.",
};

/** Eine Pause von so vielen Minuten. */
function pause(minutes: number): string {
  return minutes < 1 ? `${Math.round(minutes * 60)} Sekunden` : `${Math.round(minutes)} min`;
}
