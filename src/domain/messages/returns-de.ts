import { formatsFor } from "./formats.ts";
import type { ReturnsTexts } from "./returns-en.ts";

const formats = formatsFor("de-DE");

/** Texts about banned members who may have come back, in German. */
export const returnsDe: ReturnsTexts = {
  noProof:
    "Es ist ein Hinweis und kein Beweis: Menschen ähneln einander, und ein Werkzeug, das Texte umschreibt, hebt ihn auf. Automatisch geschieht nichts.",
  howReckoned: "Wie das gerechnet wird",
  whatItIs:
    "Nach dem 3., 10. und 20. Kommentar vergleicht das Programm, wie jemand schreibt, mit dem, wie gesperrte Mitglieder dieser Website schrieben, und mit niemandem sonst.",
  bandOf:
    "Die Stärke gilt für den Stil und die anderen Zeichen zusammen. Wie oft die anderen Zeichen zufällig übereinstimmen, ist nicht gemessen; was sie zählen, ist vorsichtig geschätzt.",
  falseMatch: (rate) =>
    `Für den Stil allein ist gemessen: So viel Ähnlichkeit mit irgendeinem Gesperrten hatten etwa ${formats.number(Math.max(1, Math.round(rate * 1000)))} von 1.000 Neuen, die niemandes Rückkehr waren.`,
  noStyle:
    "Der Stil sagt hier nichts: Es ist zu wenig Text da, oder er ist nicht auf Englisch. Nur die anderen Zeichen sprechen, und wie oft sie täuschen, ist nicht gemessen.",
  compared: (members, comments) =>
    `Verglichen: ${formats.number(comments)} ${comments === 1 ? "Kommentar" : "Kommentare"} mit ${formats.number(members)} gesperrten ${members === 1 ? "Mitglied" : "Mitgliedern"}.`,
  besideStyle: "außerhalb des Stils",
  legend: (known, unknown) =>
    `Von zwei Zahlen gehört die erste zu ${known}, gesperrt, die zweite zu ${unknown}; „andere“ sind alle anderen hier.`,
  after: "Was auf eine Bestätigung folgt, wird unten entschieden wie bei allen: mit Regel, Begründung und Einspruch.",
};
