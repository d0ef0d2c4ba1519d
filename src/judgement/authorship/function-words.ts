/**
 * About 300 English function words: articles, pronouns, prepositions, conjunctions, auxiliaries, degree and time
 * adverbs, and the discourse words of informal writing. They are chosen unawares and hardly depend on the topic
 * (Mosteller & Wallace 1964; Burrows' Delta 2002). Contractions count as words of their own, with either apostrophe.
 */
const LIST = `
a an the this that these those some any each every either neither no none all both few many much more most several such
i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours
ourselves they them their theirs themselves who whom whose which what whatever whoever someone somebody something anyone
anybody anything everyone everybody everything nobody nothing one ones other others another
about above across after against along among around at before behind below beneath beside besides between beyond by
despite down during except for from in inside into like near of off on onto out outside over past per since through
throughout till to toward towards under until up upon via with within without
and but or nor so yet because although though while whereas whether if unless than as once when whenever where wherever
why how however therefore thus hence otherwise moreover furthermore meanwhile instead
am is are was were be been being have has had having do does did doing done can could may might must shall should will
would ought need dare used get gets got getting gotten go goes going gone went make makes made let lets
not never ever always often sometimes usually rarely seldom again already still just only even also too very really quite
rather pretty fairly almost nearly enough perhaps maybe probably possibly definitely certainly actually basically
especially exactly simply simply honestly obviously apparently personally hopefully anyway anyways kinda sorta somewhat
now then here there today soon later first last next away back well ago forever together apart
yes no yeah yep nope ok okay oh ah hey hi hello please thanks thank sorry lol haha hmm btw imo imho etc
i'm i've i'd i'll you're you've you'd you'll he's she's it's we're we've we'll they're they've they'd that's there's
what's who's here's let's don't doesn't didn't can't couldn't won't wouldn't shouldn't isn't aren't wasn't weren't haven't
hasn't hadn't ain't cannot gonna wanna gotta dont cant im ive its' thats didnt doesnt isnt wont u ur thing things stuff
lot lots bit kind sort same different own less least
know think guess mean want see say said seem seems
`;

/** The words, in lower case with a straight apostrophe, in a fixed order. */
export const FUNCTION_WORDS: readonly string[] = [...new Set(LIST.split(/\s+/u).filter(Boolean))];

/** Position of each word in {@link FUNCTION_WORDS}. */
export const FUNCTION_WORD_INDEX: ReadonlyMap<string, number> = new Map(FUNCTION_WORDS.map((word, at) => [word, at]));
