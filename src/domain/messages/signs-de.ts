import type { LikenessName, SignFigures, SignSpan } from "../return-signs.ts";
import { habitsDe } from "./habits-de.ts";
import type { SignsTexts } from "./signs-en.ts";

const number = new Intl.NumberFormat("de-DE", { maximumSignificantDigits: 2 });
const whole = new Intl.NumberFormat("de-DE");

const UNITS: Readonly<Record<SignFigures["unit"], string>> = {
  percent: " %",
  "words-each": " Wörter je Kommentar",
  "thousand-words": " je 1.000 Wörter",
  "thousand-characters": " je 1.000 Zeichen",
  "hundred-comments": " je 100 Kommentare",
  "hundred-sentences": " je 100 Sätze",
  "hundred-lines": " je 100 Zeilen",
};

const LIKENESS: Readonly<Record<LikenessName, string>> = {
  grams: "In Folgen von Buchstaben und Satzzeichen",
  words: "In der Wahl der Wörter",
  functionWords: "In kleinen Wörtern (the, but, really …)",
  habits: "In Gewohnheiten bei Zeichensetzung und Rechtschreibung",
  hours: "In den Uhrzeiten der Kommentare",
};

const LEANING = { more: "öfter", less: "seltener" } as const;

/** What speaks for and against a newcomer being a banned member, in German. */
export const signsDe: SignsTexts = {
  sign(says) {
    switch (says.code) {
      case "habit": {
        const habit = habitsDe[says.habit];
        return says.leaning === "differ"
          ? `Darin unterscheiden sie sich: ${habit} ${figures(says.figures)}`
          : `Beide tun es ${LEANING[says.leaning]} als die meisten: ${habit} ${figures(says.figures)}`;
      }
      case "word":
        return says.leaning === "differ"
          ? `Sie unterscheiden sich darin, wie oft sie „${says.word}“ schreiben ${figures(says.figures)}`
          : `Beide schreiben „${says.word}“ ${LEANING[says.leaning]} als die meisten ${figures(says.figures)}`;
      case "phrase":
        return `Beide schreiben „${says.words}“`;
      case "too-little-text":
        return (
          `Der Stil sagt nichts: Von „${says.name}“ gibt es ${says.comments} ${says.comments === 1 ? "Kommentar" : "Kommentare"} ` +
          `mit ${whole.format(says.words)} eigenen Wörtern; nötig sind mindestens ${says.needed.comments} Kommentare und ${says.needed.words} Wörter`
        );
      case "other-language":
        return `Der Stil sagt nichts: „${says.name}“ schreibt wenig oder kein Englisch, und Ähnlichkeit ist nur für Englisch gemessen`;
      case "unlike":
        return `${LIKENESS[says.likeness]} ähneln sie sich weniger als zwei zufällige Konten`;
      case "short":
        return `Auf der kürzeren Seite stehen nur ${whole.format(says.words)} Wörter zum Vergleich`;
      case "chance":
        return `Von 1.000 Neuen, die niemandes Rückkehr sind, fänden etwa ${whole.format(says.inThousand)} auf einer Liste von ${whole.format(says.accounts)} ${says.accounts === 1 ? "Konto" : "Konten"} jemanden, der so ähnlich schreibt`;
      case "written":
        return says.text;
    }
  },
  rarity(oneIn) {
    if (oneIn <= 1) return "hier verbreitet";
    return oneIn >= 1000 ? "hier weniger als 1 von 1.000 Konten" : `hier etwa 1 von ${oneIn} Konten`;
  },
  signal(says) {
    switch (says.code) {
      case "address":
        return "Beide kamen von derselben Netzadresse";
      case "range":
        return "Beide kamen aus demselben Adressbereich";
      case "device":
        return "Beide benutzten dasselbe Gerät";
      case "browser":
        return "Beide benutzten denselben Browser im selben Netz";
      case "mail":
        return "Beide E-Mail-Adressen sind Formen derselben";
      case "name":
        return `Die Namen ähneln sich: „${says.known}“ und „${says.unknown}“`;
      case "before-ban":
        return `Das neue Mitglied hat sich ${span(says.span)} vor der Sperre angemeldet`;
      case "after-ban":
        return `Das neue Mitglied hat sich ${span(says.span)} nach der Sperre angemeldet`;
      case "company":
        return `Gemeinsame Gespräche: ${whole.format(says.threads)}; Mitglieder, denen beide geantwortet haben: ${whole.format(says.people)}`;
      case "copied":
        return `${says.sentences === 1 ? "Ein Satz steht" : `${says.sentences} Sätze stehen`} Wort für Wort in beiden: „${says.first}“`;
      case "written":
        return says.text;
    }
  },
};

function figures({ known, unknown, others, unit }: SignFigures): string {
  const [one, other, usual] = [known, unknown, others].map((figure) => number.format(figure));
  return unit === "percent"
    ? `(${one} % und ${other} %; andere ${usual} %)`
    : `(${one} und ${other}${UNITS[unit]}; andere ${usual})`;
}

function span({ count, unit }: SignSpan): string {
  if (unit === "hours") return `${count} ${count === 1 ? "Stunde" : "Stunden"}`;
  return `${whole.format(count)} ${count === 1 ? "Tag" : "Tage"}`;
}
