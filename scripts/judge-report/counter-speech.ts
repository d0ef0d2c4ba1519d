/**
 * Invented sentences for measuring use and mention; none of them is trained on. `{x}` takes a hateful or insulting
 * sentence or name from `ATTACKS`/`NAMES`; `{g}` a group of people.
 */
export const ATTACKS = [
  "all {g} are vermin",
  "{g} are filthy parasites",
  "I hate {g} so much",
  "you are a worthless idiot",
  "go and kill yourself",
  "{g} should be shot",
  "you stupid fucking moron",
  "send the {g} back where they belong, they are scum",
] as const;

/** The attack is quoted in order to object to it. */
export const QUOTED_OBJECTIONS = [
  'Nobody in this town should have to hear "{x}" on the bus.',
  '"{x}" is not an argument, it is cruelty.',
  'My neighbour wrote "{x}" on their door. How is that acceptable?',
  "Someone shouted '{x}' at my sister yesterday and the crowd just watched.",
  "When a councillor tweets “{x}”, he should resign.",
  'It is vile to say "{x}" to a child.',
  'I reported the comment that read "{x}".',
  '"{x}" - how can the editors let this stand?',
  'Phrases like "{x}" have no place here.',
  'He told me "{x}" and I have not slept since.',
  "> {x}\n\nThis is unacceptable, please remove it.",
  'You cannot just go around saying "{x}", that is hateful.',
] as const;

/** Objections without marks of quotation. */
export const REFERRED_OBJECTIONS = [
  "Hating {g} is wrong and always will be.",
  "It is disgraceful how many people here despise {g}.",
  "Nobody deserves to be attacked for being one of the {g}.",
  "People who call for violence against {g} must be stopped.",
  "Why is it still acceptable to insult {g} in public?",
  "I will not stand by while {g} are treated like animals.",
  "He called me a filthy parasite just because I stand with {g}.",
  "Stop calling {g} vermin.",
  "I was called a stupid cow for defending {g}, that is not OK.",
  "Saying that {g} do not belong here is racist.",
] as const;

/** Real abuse that looks like a quotation or a denial; it must not slip through. */
export const REAL_ABUSE = [
  'He said "{x}" and I agree with every word.',
  '"{x}" is exactly right.',
  "{x}. There, I said it.",
  'They call it "free speech" when I tell you: {x}',
  'As the "experts" would never admit, {x}.',
  "I don't care what anyone says, {x}!",
  "> I like the new library\n\n{x}",
  "You asked for my opinion, here it is: {x}",
  'Your "article" is a joke and {x}',
  "Not sorry to say it: {x}",
] as const;

/** Sentences that name a group and do no harm. */
export const NEUTRAL = [
  "I am one of the {g} in this village.",
  "My best friends are {g}.",
  "The council met with {g} on Tuesday.",
  "There are many {g} in our choir and we love singing together.",
  "A history of {g} in this county was published last year.",
  "Do {g} pay the same rent as everyone else?",
  "Some {g} came to the meeting, some did not.",
  "{g} deserve the same rights as everybody.",
  "The article says that {g} vote less often. Is that true?",
  "I do not agree with {g} on this question.",
  "Why are there so few {g} on the board?",
  "What {g} eat at weddings is a matter of taste.",
] as const;

/** Groups put into `{g}`. */
export const GROUPS = [
  "women",
  "men",
  "gay people",
  "trans people",
  "lesbians",
  "black people",
  "white people",
  "asians",
  "muslims",
  "jews",
  "christians",
  "hindus",
  "atheists",
  "disabled people",
  "blind people",
  "immigrants",
  "refugees",
  "mexicans",
  "poles",
  "turks",
  "nigerians",
  "indians",
  "old people",
  "teenagers",
] as const;

/** A template with its gaps filled; the first letter is made a capital where the template begins with the gap. */
export function fill(template: string, gaps: { x?: string; g: string }): string {
  const text = template.replace("{x}", gaps.x ?? "").replaceAll("{g}", gaps.g);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
