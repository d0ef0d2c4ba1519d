/**
 * The named habits of writing that moderators can be shown. A habit is a share: how often `of` gave the chance, and how
 * often `is` was what the author did. Shares with a clear "instead" (lower-case i among all i) carry more than plain
 * rates. Sources: Afroz et al. 2014; Belvisi et al. 2020 (punctuation); Zheng et al. 2006 (online messages).
 */

import type { HabitId } from "../../domain/return-signs.ts";

/** What a habit is counted against. */
export type HabitBase = "characters" | "words" | "sentences" | "comments" | "lines";

/** One habit: its stable id, by which the texts name it, and how it is counted. Patterns are linear. */
export interface Habit {
  readonly id: HabitId;
  readonly is: RegExp;
  readonly of: HabitBase | RegExp;
}

const CONTRACTION =
  /\b(?:do|does|did|is|are|was|were|have|has|had|ca|could|wo|would|should)n['’]?t\b|\b[Ii]['’]?(?:m|ve)\b|\b(?:that|what)['’]?s\b/gu;

const BRITISH =
  /\b(?:colour|favour|behaviour|neighbour|honour|humour|rumour|centre|theatre|defence|licence|programme|grey|whilst|learnt|maths|mum|(?:real|organ|recogn|apolog|optim|custom|special|minim|maxim|initial|critic|summar|util|memor)is(?:e|ed|ing|ation)|analys(?:e|ed|ing))/giu;
const BRITISH_OR_AMERICAN =
  /\b(?:colou?r|favou?r|behaviou?r|neighbou?r|honou?r|humou?r|rumou?r|cent(?:re|er)|theat(?:re|er)|defen[cs]e|licen[cs]e|program|gr[ae]y|whil(?:st|e)|learn(?:t|ed)|math|m[uo]m\b|(?:real|organ|recogn|apolog|optim|custom|special|minim|maxim|initial|critic|summar|util|memor)i[sz](?:e|ed|ing|ation)|analy[sz](?:e|ed|ing))/giu;

export const HABITS: readonly Habit[] = [
  { id: "comma", is: /,/gu, of: "words" },
  { id: "full-stop", is: /\.(?!\.)/gu, of: "words" },
  { id: "question", is: /\?/gu, of: "sentences" },
  { id: "exclaim", is: /!/gu, of: "sentences" },
  { id: "exclaim-run", is: /!{2,}/gu, of: "sentences" },
  { id: "question-run", is: /\?[?!]+/gu, of: "sentences" },
  { id: "colon", is: /:(?![)(DPp/|-])/gu, of: "words" },
  { id: "semicolon", is: /;(?![)(DPp-])/gu, of: "words" },
  { id: "dots", is: /(?<!\.)\.{3}(?!\.)/gu, of: "sentences" },
  { id: "two-dots", is: /(?<!\.)\.{2}(?!\.)/gu, of: "sentences" },
  { id: "many-dots", is: /\.{4,}/gu, of: "sentences" },
  { id: "ellipsis-sign", is: /…/gu, of: "sentences" },
  { id: "dots-space", is: /\.{3} /gu, of: /\.{3}/gu },
  { id: "brackets", is: /\((?!\s?[:;])/gu, of: "words" },
  { id: "square-brackets", is: /\[/gu, of: "words" },
  { id: "double-quotes", is: /"/gu, of: "words" },
  { id: "single-quotes", is: /(?<![\p{L}\d])'(?=\p{L})/gu, of: "words" },
  { id: "curly", is: /[“”‘’]/gu, of: /["'“”‘’]/gu },
  { id: "spaced-hyphen", is: / - /gu, of: "words" },
  { id: "double-hyphen", is: /(?<!-)--(?!-)/gu, of: "words" },
  { id: "long-dash", is: /[–—]/gu, of: "words" },
  { id: "joined-hyphen", is: /\p{L}-\p{L}/gu, of: "words" },
  { id: "slash", is: /\p{L}\/\p{L}/gu, of: "words" },
  { id: "ampersand", is: /&/gu, of: /&|\band\b/giu },
  { id: "stars", is: /\*[^*\s][^*\n]{0,60}\*/gu, of: "words" },
  { id: "underscores", is: /(?<!\w)_[^_\n]{1,60}_(?!\w)/gu, of: "words" },
  {
    id: "space-before-mark",
    is: / [,.!?](?![.\w])/gu,
    of: /[,.!?](?![.\w])/gu,
  },
  { id: "no-space-after-comma", is: /,(?=\p{L})/gu, of: /,/gu },
  {
    id: "double-space",
    is: /[.!?] {2,8}(?=\S)/gu,
    of: /[.!?] {1,8}(?=\S)/gu,
  },
  {
    id: "small-i",
    is: /(?<![\w.'’])i(?![\w.])/gu,
    of: /(?<![\w.'’])[iI](?![\w.])/gu,
  },
  {
    id: "small-start",
    is: /(?<=[.!?] {1,8}|\n|^)\p{Ll}/gu,
    of: /(?<=[.!?] {1,8}|\n|^)\p{L}/gu,
  },
  { id: "shouting", is: /\b\p{Lu}{3,}\b/gu, of: "words" },
  { id: "title-case", is: /(?<=[\p{Ll},] )\p{Lu}\p{Ll}+/gu, of: "words" },
  { id: "no-final-stop", is: /[\p{L}\p{N}]\s{0,8}$/gu, of: "comments" },
  { id: "smile-end", is: /[:;=8]['o-]?[)(DPp]+\s{0,8}$/gu, of: "comments" },
  { id: "line-breaks", is: /\n+/gu, of: "words" },
  { id: "list-marks", is: /^\s{0,8}(?:[-*•]|\d{1,2}[.)])\s/gmu, of: "lines" },
  { id: "long-words", is: /\p{L}{9,}/gu, of: "words" },
  { id: "short-words", is: /(?<!\p{L})\p{L}{1,3}(?!\p{L})/gu, of: "words" },
  { id: "sentences", is: /[.!?]+(?=\s|$)/gu, of: "words" },
  { id: "length", is: /[\p{L}\p{N}]+/gu, of: "comments" },
  { id: "smiley", is: /[:;=][)(DPp]/gu, of: "sentences" },
  { id: "nosed-smiley", is: /[:;=]-[)(DPp]/gu, of: /[:;=]-?[)(DPp]/gu },
  { id: "wink", is: /;-?[)(DPp]/gu, of: /[:;=]-?[)(DPp]/gu },
  { id: "tongue", is: /[:;=]-?[Pp]\b/gu, of: /[:;=]-?[)(DPp]/gu },
  {
    id: "eyes",
    is: /\^_*\^|\b[xX]D+\b|>_<|\bo_[oO]\b|-_-|<3/gu,
    of: "sentences",
  },
  { id: "emoji", is: /\p{Extended_Pictographic}/gu, of: "sentences" },
  { id: "laugh-lol", is: /\b(?:lo+l|rofl|lmf?ao)\b/giu, of: "sentences" },
  { id: "laugh-haha", is: /\b(?:a?(?:ha){2,}h?|(?:he){2,})\b/giu, of: "sentences" },
  { id: "hum", is: /\b(?:h+m+|u+mm*|er+m?|uhh*)\b/giu, of: "sentences" },
  {
    id: "dropped-apostrophe",
    is: /\b(?:do|does|did|is|are|was|were|have|has|had|could|would|should)nt\b|\bcant\b|\bwont\b|\b[Ii](?:m|ve)\b|\b(?:that|what)s\b/gu,
    of: CONTRACTION,
  },
  {
    id: "written-out",
    is: /\b(?:do|does|did|is|are|was|were|have|has|had|could|would|should|will) not\b|\bcannot\b|\b(?:it|that) is\b|\bI am\b|\bI have\b/giu,
    of: /\b(?:do|does|did|is|are|was|were|have|has|had|could|would|should|wo|ca)(?:n['’]?t| not)\b|\bcannot\b|\b(?:it|that)(?:['’]s| is)\b|\bI(?:['’]?m| am|['’]?ve| have)\b/giu,
  },
  {
    id: "texting",
    is: /\b(?:u|ur|r|thx|tnx|pls|plz|ppl|cuz|coz|bcuz|tho|thru|w\/|b\/c|ya)\b/giu,
    of: "words",
  },
  {
    id: "slack-forms",
    is: /\b(?:gonna|wanna|gotta|kinda|sorta|dunno|lemme|gimme)\b/giu,
    of: "words",
  },
  {
    id: "initialisms",
    is: /\b(?:btw|imh?o|afai[kc]|fwiw|iirc|tbh|wtf|omg|idk|fyi|atm)\b/giu,
    of: "words",
  },
  { id: "latin", is: /\b(?:i\.?e\.?|e\.?g\.?|etc)\b/giu, of: "words" },
  { id: "british", is: BRITISH, of: BRITISH_OR_AMERICAN },
  {
    id: "misspelling",
    is: /\b(?:alot|definately|definatly|seperate(?:ly|d)?|recieve[ds]?|beleive[ds]?|untill|wich|teh|becuase|becouse|occured|wierd|thier|realy|tommorow|tomorow|neccessary|necesary|suprise[ds]?|wether|succesful(?:ly)?|basicly|probaly|prolly|should of|could of|would of|appearantly|apparantly|greatful|loose (?:my|the|your)|existance|independant|arguement|accross|begining|writting|writen|allready|alright|noone|everytime|eachother|infact|aswell|incase)\b/giu,
    of: "words",
  },
  { id: "okay", is: /\bokay\b/giu, of: /\bok(?:ay)?\b/giu },
  { id: "loud-ok", is: /\bOK\b/gu, of: /\b[oO][kK]\b/gu },
  { id: "yeah", is: /\b(?:yeah|yep|yup|yea|nope|nah)\b/giu, of: "sentences" },
  {
    id: "greeting",
    is: /^\s{0,8}(?:hi|hey|hello|hiya|yo|greetings|dear|good (?:morning|evening|day))\b/giu,
    of: "comments",
  },
  { id: "thanks", is: /\b(?:thanks|thank you|thx|cheers|tia)\b/giu, of: "comments" },
  {
    id: "and-start",
    is: /(?<=[.!?]\s{1,3}|\n|^)(?:and|but|so)\b/giu,
    of: "sentences",
  },
  {
    id: "well-start",
    is: /(?<=[.!?]\s{1,3}|\n|^)(?:well|oh|anyways?|ok(?:ay)?|yes|no)\b/giu,
    of: "sentences",
  },
  {
    id: "i-start",
    is: /(?<=[.!?]\s{1,3}|\n|^)i(?:['’]\p{L}+)?(?= )/giu,
    of: "sentences",
  },
  { id: "comma-and", is: /, and\b/giu, of: /\band\b/giu },
  { id: "comma-but", is: /, but\b/giu, of: /\bbut\b/giu },
  {
    id: "hedge",
    is: /\b(?:i (?:think|guess|suppose|believe)|maybe|perhaps|probably|might)\b/giu,
    of: "sentences",
  },
  {
    id: "digits",
    is: /(?<![\w.])\d{1,2}(?![\w.])/gu,
    of: /(?<![\w.])\d{1,2}(?![\w.])|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/giu,
  },
  { id: "stretched", is: /(\p{L})\1{2,}/gu, of: "words" },
];
