/**
 * The named habits of writing that moderators can be shown. A habit is a share: how often `of` gave the chance, and how
 * often `is` was what the author did. Shares with a clear "instead" (lower-case i among all i) carry more than plain
 * rates. Sources: Afroz et al. 2014; Belvisi et al. 2020 (punctuation); Zheng et al. 2006 (online messages).
 */

/** What a habit is counted against. */
export type HabitBase = "characters" | "words" | "sentences" | "comments" | "lines";

/** One habit: its stable id, how it is told to a moderator, and how it is counted. Patterns are linear. */
export interface Habit {
  readonly id: string;
  /** Ends the sentence "Both accounts …" and "One account …". */
  readonly phrase: string;
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
  { id: "comma", phrase: "use commas", is: /,/gu, of: "words" },
  { id: "full-stop", phrase: "use full stops", is: /\.(?!\.)/gu, of: "words" },
  { id: "question", phrase: "ask questions", is: /\?/gu, of: "sentences" },
  { id: "exclaim", phrase: "use exclamation marks", is: /!/gu, of: "sentences" },
  { id: "exclaim-run", phrase: "write exclamation marks in runs (!!)", is: /!{2,}/gu, of: "sentences" },
  { id: "question-run", phrase: "write question marks in runs (??, ?!)", is: /\?[?!]+/gu, of: "sentences" },
  { id: "colon", phrase: "use colons", is: /:(?![)(DPp/|-])/gu, of: "words" },
  { id: "semicolon", phrase: "use semicolons", is: /;(?![)(DPp-])/gu, of: "words" },
  { id: "dots", phrase: "trail off with three dots", is: /(?<!\.)\.{3}(?!\.)/gu, of: "sentences" },
  { id: "two-dots", phrase: "write two dots (..)", is: /(?<!\.)\.{2}(?!\.)/gu, of: "sentences" },
  { id: "many-dots", phrase: "write four or more dots", is: /\.{4,}/gu, of: "sentences" },
  { id: "ellipsis-sign", phrase: "use the ellipsis sign (…)", is: /…/gu, of: "sentences" },
  { id: "dots-space", phrase: "put a space after three dots", is: /\.{3} /gu, of: /\.{3}/gu },
  { id: "brackets", phrase: "use round brackets", is: /\((?!\s?[:;])/gu, of: "words" },
  { id: "square-brackets", phrase: "use square brackets", is: /\[/gu, of: "words" },
  { id: "double-quotes", phrase: "use straight double quotation marks", is: /"/gu, of: "words" },
  { id: "single-quotes", phrase: "quote with single marks", is: /(?<![\p{L}\d])'(?=\p{L})/gu, of: "words" },
  { id: "curly", phrase: "use curly quotation marks", is: /[“”‘’]/gu, of: /["'“”‘’]/gu },
  { id: "spaced-hyphen", phrase: "set off thoughts with a spaced hyphen", is: / - /gu, of: "words" },
  { id: "double-hyphen", phrase: "write a double hyphen (--)", is: /(?<!-)--(?!-)/gu, of: "words" },
  { id: "long-dash", phrase: "use long dashes (– or —)", is: /[–—]/gu, of: "words" },
  { id: "joined-hyphen", phrase: "hyphenate words", is: /\p{L}-\p{L}/gu, of: "words" },
  { id: "slash", phrase: "join words with a slash", is: /\p{L}\/\p{L}/gu, of: "words" },
  { id: "ampersand", phrase: "write & for and", is: /&/gu, of: /&|\band\b/giu },
  { id: "stars", phrase: "put words between *stars*", is: /\*[^*\s][^*\n]{0,60}\*/gu, of: "words" },
  { id: "underscores", phrase: "put words between _underscores_", is: /(?<!\w)_[^_\n]{1,60}_(?!\w)/gu, of: "words" },
  {
    id: "space-before-mark",
    phrase: "leave a space before punctuation",
    is: / [,.!?](?![.\w])/gu,
    of: /[,.!?](?![.\w])/gu,
  },
  { id: "no-space-after-comma", phrase: "leave no space after commas", is: /,(?=\p{L})/gu, of: /,/gu },
  {
    id: "double-space",
    phrase: "type two spaces after a full stop",
    is: /[.!?] {2,8}(?=\S)/gu,
    of: /[.!?] {1,8}(?=\S)/gu,
  },
  {
    id: "small-i",
    phrase: "write “i” in lower case",
    is: /(?<![\w.'’])i(?![\w.])/gu,
    of: /(?<![\w.'’])[iI](?![\w.])/gu,
  },
  {
    id: "small-start",
    phrase: "begin sentences in lower case",
    is: /(?<=[.!?] {1,8}|\n|^)\p{Ll}/gu,
    of: /(?<=[.!?] {1,8}|\n|^)\p{L}/gu,
  },
  { id: "shouting", phrase: "write words in capitals", is: /\b\p{Lu}{3,}\b/gu, of: "words" },
  { id: "title-case", phrase: "capitalise inside sentences", is: /(?<=[\p{Ll},] )\p{Lu}\p{Ll}+/gu, of: "words" },
  { id: "no-final-stop", phrase: "end comments without a mark", is: /[\p{L}\p{N}]\s{0,8}$/gu, of: "comments" },
  { id: "smile-end", phrase: "end comments with a smiley", is: /[:;=8]['o-]?[)(DPp]+\s{0,8}$/gu, of: "comments" },
  { id: "line-breaks", phrase: "break lines", is: /\n+/gu, of: "words" },
  { id: "list-marks", phrase: "write lists", is: /^\s{0,8}(?:[-*•]|\d{1,2}[.)])\s/gmu, of: "lines" },
  { id: "long-words", phrase: "use long words", is: /\p{L}{9,}/gu, of: "words" },
  { id: "short-words", phrase: "use short words", is: /(?<!\p{L})\p{L}{1,3}(?!\p{L})/gu, of: "words" },
  { id: "sentences", phrase: "end sentences", is: /[.!?]+(?=\s|$)/gu, of: "words" },
  { id: "length", phrase: "write long comments", is: /[\p{L}\p{N}]+/gu, of: "comments" },
  { id: "smiley", phrase: "use smileys without a nose (:)", is: /[:;=][)(DPp]/gu, of: "sentences" },
  { id: "nosed-smiley", phrase: "give smileys a nose (:-)", is: /[:;=]-[)(DPp]/gu, of: /[:;=]-?[)(DPp]/gu },
  { id: "wink", phrase: "wink (;)", is: /;-?[)(DPp]/gu, of: /[:;=]-?[)(DPp]/gu },
  { id: "tongue", phrase: "put the tongue out (:P)", is: /[:;=]-?[Pp]\b/gu, of: /[:;=]-?[)(DPp]/gu },
  {
    id: "eyes",
    phrase: "use ^^ or xD or similar faces",
    is: /\^_*\^|\b[xX]D+\b|>_<|\bo_[oO]\b|-_-|<3/gu,
    of: "sentences",
  },
  { id: "emoji", phrase: "use emoji", is: /\p{Extended_Pictographic}/gu, of: "sentences" },
  { id: "laugh-lol", phrase: "write lol, rofl or lmao", is: /\b(?:lo+l|rofl|lmf?ao)\b/giu, of: "sentences" },
  { id: "laugh-haha", phrase: "write haha or hehe", is: /\b(?:a?(?:ha){2,}h?|(?:he){2,})\b/giu, of: "sentences" },
  { id: "hum", phrase: "write hmm, um, er or uh", is: /\b(?:h+m+|u+mm*|er+m?|uhh*)\b/giu, of: "sentences" },
  {
    id: "dropped-apostrophe",
    phrase: "leave out apostrophes (dont, im)",
    is: /\b(?:do|does|did|is|are|was|were|have|has|had|could|would|should)nt\b|\bcant\b|\bwont\b|\b[Ii](?:m|ve)\b|\b(?:that|what)s\b/gu,
    of: CONTRACTION,
  },
  {
    id: "written-out",
    phrase: "write out “do not”, “it is”, “I am”",
    is: /\b(?:do|does|did|is|are|was|were|have|has|had|could|would|should|will) not\b|\bcannot\b|\b(?:it|that) is\b|\bI am\b|\bI have\b/giu,
    of: /\b(?:do|does|did|is|are|was|were|have|has|had|could|would|should|wo|ca)(?:n['’]?t| not)\b|\bcannot\b|\b(?:it|that)(?:['’]s| is)\b|\bI(?:['’]?m| am|['’]?ve| have)\b/giu,
  },
  {
    id: "texting",
    phrase: "use short forms (u, ur, thx, pls)",
    is: /\b(?:u|ur|r|thx|tnx|pls|plz|ppl|cuz|coz|bcuz|tho|thru|w\/|b\/c|ya)\b/giu,
    of: "words",
  },
  {
    id: "slack-forms",
    phrase: "write gonna, wanna, kinda",
    is: /\b(?:gonna|wanna|gotta|kinda|sorta|dunno|lemme|gimme)\b/giu,
    of: "words",
  },
  {
    id: "initialisms",
    phrase: "write btw, imho, afaik",
    is: /\b(?:btw|imh?o|afai[kc]|fwiw|iirc|tbh|wtf|omg|idk|fyi|atm)\b/giu,
    of: "words",
  },
  { id: "latin", phrase: "write i.e., e.g. or etc", is: /\b(?:i\.?e\.?|e\.?g\.?|etc)\b/giu, of: "words" },
  { id: "british", phrase: "spell the British way", is: BRITISH, of: BRITISH_OR_AMERICAN },
  {
    id: "misspelling",
    phrase: "make common spelling mistakes",
    is: /\b(?:alot|definately|definatly|seperate(?:ly|d)?|recieve[ds]?|beleive[ds]?|untill|wich|teh|becuase|becouse|occured|wierd|thier|realy|tommorow|tomorow|neccessary|necesary|suprise[ds]?|wether|succesful(?:ly)?|basicly|probaly|prolly|should of|could of|would of|appearantly|apparantly|greatful|loose (?:my|the|your)|existance|independant|arguement|accross|begining|writting|writen|allready|alright|noone|everytime|eachother|infact|aswell|incase)\b/giu,
    of: "words",
  },
  { id: "okay", phrase: "write “okay” rather than “ok”", is: /\bokay\b/giu, of: /\bok(?:ay)?\b/giu },
  { id: "loud-ok", phrase: "write “OK” in capitals", is: /\bOK\b/gu, of: /\b[oO][kK]\b/gu },
  { id: "yeah", phrase: "say yeah or yep", is: /\b(?:yeah|yep|yup|yea|nope|nah)\b/giu, of: "sentences" },
  {
    id: "greeting",
    phrase: "open with a greeting",
    is: /^\s{0,8}(?:hi|hey|hello|hiya|yo|greetings|dear|good (?:morning|evening|day))\b/giu,
    of: "comments",
  },
  { id: "thanks", phrase: "thank", is: /\b(?:thanks|thank you|thx|cheers|tia)\b/giu, of: "comments" },
  {
    id: "and-start",
    phrase: "begin sentences with And, But or So",
    is: /(?<=[.!?]\s{1,3}|\n|^)(?:and|but|so)\b/giu,
    of: "sentences",
  },
  {
    id: "well-start",
    phrase: "begin sentences with Well, Oh or Anyway",
    is: /(?<=[.!?]\s{1,3}|\n|^)(?:well|oh|anyways?|ok(?:ay)?|yes|no)\b/giu,
    of: "sentences",
  },
  {
    id: "i-start",
    phrase: "begin sentences with I",
    is: /(?<=[.!?]\s{1,3}|\n|^)i(?:['’]\p{L}+)?(?= )/giu,
    of: "sentences",
  },
  { id: "comma-and", phrase: "put a comma before and", is: /, and\b/giu, of: /\band\b/giu },
  { id: "comma-but", phrase: "put a comma before but", is: /, but\b/giu, of: /\bbut\b/giu },
  {
    id: "hedge",
    phrase: "soften (I think, maybe, probably)",
    is: /\b(?:i (?:think|guess|suppose|believe)|maybe|perhaps|probably|might)\b/giu,
    of: "sentences",
  },
  {
    id: "digits",
    phrase: "write numbers in digits",
    is: /(?<![\w.])\d{1,2}(?![\w.])/gu,
    of: /(?<![\w.])\d{1,2}(?![\w.])|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/giu,
  },
  { id: "stretched", phrase: "stretch letters (sooo)", is: /(\p{L})\1{2,}/gu, of: "words" },
];
