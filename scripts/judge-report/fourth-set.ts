/**
 * A fourth set of invented sentences, written before the rules of `abuse-5` and looked at only for the figures; none is
 * trained on. Several ways of writing: tidy, in haste, shouted, old-fashioned, long-winded. `{x}` takes an attack, `{g}`
 * a group, `{o}` its adjective.
 */
/** Put into `{x}`. */
export const ATTACKS = [
  "you are an utter imbecile",
  "u r a brainless twat",
  "you, madam, are a vicious old hag",
  "{g} are rats in human shape",
  "every last one of those {g} ought to be drowned",
  "I despise {g} and always will",
  "crawl back under your rock, you slimy toad",
  "go play in traffic",
  "do us all a favour and stop breathing",
  "you are the dimmest person who ever held a pen",
  "YOU DISGUSTING PIG",
  "your children must be ashamed to have such a loser for a father",
  "shut ur stupid face",
  "the mayor is a corrupt little shit",
  "I will come round tonight and smash your teeth in",
  "nobody here can stand you, so piss off",
  "you're not worth the dirt on my boots",
  "{g} have no place here, throw them out",
  "what a repulsive, cowardly creature you are",
  "get back to your cave, you ignorant ape",
] as const;

/** Abuse in the author's own voice beside, behind or in marks of quotation. */
export const OWN_VOICE = [
  'Page four says "parking will be free". Well, {x}.',
  '"Kindness costs nothing," says the poster in the hall. {x}.',
  'lol "trust the process" ... {x}',
  "> The library reopens on the ninth of June\n\nAbout time. {x}.",
  "> Could we all calm down?\n\nNo. {x}!",
  'My neighbour put it best: "{x}". I have nothing to add.',
  '"{x}". There, I said it.',
  '"{x}", and you may print that.',
  'You want my honest opinion? "{x}".',
  'I have only one thing to say to you, and it is this: "{x}"',
  'She told him "{x}", and she was dead right.',
  'Two reviews called it "a triumph". I was there; it was not. {x}.',
  'Your so-called "evidence" is a link to a blog. {x}.',
  'the headline goes "record profits"... {x}...',
  "He asked 'are you sure?' and I was. As for you: {x}.",
  "In the words of my late grandmother, who never minced them: “{x}”. She would have meant you.",
  'Dear Sir, having read your letter ("A plea for reason") with care, I conclude only this: {x}.',
] as const;

/** Somebody else's attack, told, reported or objected to. */
export const OTHERS = [
  'A boy on the pitch yelled "{x}" and got a red card.',
  'My letterbox held a note this morning: "{x}". The police have it now.',
  'If "{x}" is not against rule three, what is?',
  'He ended the call with "{x}". Twenty years of friendship.',
  "She was fired after typing '{x}' in the company chat.",
  'pls mods, someone wrote "{x}" up there',
  '"{x}", he bawled, and the bus went silent.',
  "> {x}\n\nI am leaving this discussion. Be better.",
  'Nothing justifies "{x}", not even a lost cup final.',
  'According to the witness the defendant shouted "{x}" twice.',
  'My students collected what they get sent online. Number one: "{x}".',
  'Replying "{x}" to a widow is beneath contempt.',
  'It took the site three days to take down "{x}". Three days!',
  "You wrote “{x}” to a volunteer who gives up her Saturdays. Say sorry.",
  'The phrase "{x}" appears four times in his emails, the tribunal heard.',
  "Nobody should open their phone and find '{x}'.",
] as const;

/** Harsh, coarse or double-edged, and fair. */
export const INNOCENT = [
  "The chancellor's sums are a joke and everybody in the room knew it.",
  "What a shower of a government.",
  "Shame on the board for closing the baths.",
  "This is the stupidest roundabout in the county.",
  "Damn, that goal was filthy.",
  "We got absolutely murdered in midfield.",
  "Holy crap, what a finish!",
  "My bloody knees are killing me.",
  "Slugs: I drown the little bastards in beer.",
  "Pinch out the suckers and cut the dead wood hard.",
  "The old cow gave milk until she was nineteen.",
  "He shot two under par and killed it on the greens.",
  "I could kick myself for missing the deadline.",
  "I felt like a complete fool when the ring turned up in my pocket.",
  "Rest in peace, you magnificent old rogue.",
  "She never suffered fools, and we loved her for it.",
  "The play is called The Idiot and runs until May.",
  "Bitch, in breeding, simply means a female dog.",
  "Racist chanting must be punished with points.",
  "The bishop condemned the hatred shown to migrants.",
  "It is a lie that the bridge is safe, as the report says on page nine.",
  "Total waste of money, start to finish.",
  "Screw the schedule, we dance tonight.",
  "This printer is a piece of shit.",
] as const;

/** Short attacks, many of them without a strong word. */
export const BARE = [
  "you absolute donkey",
  "what a waste of skin",
  "nobody asked you, four eyes",
  "ur mum must be so proud lol",
  "go back to school, thicko",
  "you make my skin crawl",
  "hope you choke",
  "may you rot",
  "you need a good slap",
  "somebody shut this clown up",
  "zip it, grandpa",
  "you gormless oaf",
  "u absolute m u p p e t",
  "you wazzock",
  "eat dirt",
  "cry me a river, snowflake",
  "I hope your house burns down",
  "you'll be sorry when I find you",
  "a face only a mother could love, and a brain not even she could",
  "you have the morals of a sewer rat",
  "keep {g} out of our schools",
  "{g} stink",
  "no {g}, no problems",
  "another day, another lie from our village idiot",
] as const;

/** Sentences that name a group and do no harm. */
export const NEUTRAL = [
  "The {o} bakery on the corner makes the best bread.",
  "My daughter plays in a team of {g} and others.",
  "{g} pay taxes like everybody else.",
  "A {o} nurse held my father's hand at the end.",
  "Are {g} well represented on the council?",
  "The museum tells the story of {g} in this harbour.",
  "I am {o}, and I disagree with the bishop.",
  "Police are looking for a {o} man in a grey coat.",
  "{g} were barred from this club until 1974.",
  "We do not know how many {g} live in the valley.",
] as const;

/** Groups, as a noun and as an adjective. */
export const GROUPS: readonly (readonly [string, string])[] = [
  ["women", "female"],
  ["men", "male"],
  ["lesbians", "lesbian"],
  ["trans people", "trans"],
  ["Muslims", "Muslim"],
  ["Catholics", "Catholic"],
  ["Hindus", "Hindu"],
  ["Jews", "Jewish"],
  ["atheists", "atheist"],
  ["Africans", "African"],
  ["Nigerians", "Nigerian"],
  ["Poles", "Polish"],
  ["Turks", "Turkish"],
  ["Chinese people", "Chinese"],
  ["Indians", "Indian"],
  ["Mexicans", "Mexican"],
  ["Arabs", "Arab"],
  ["refugees", "refugee"],
  ["blind people", "blind"],
  ["autistic people", "autistic"],
] as const;
