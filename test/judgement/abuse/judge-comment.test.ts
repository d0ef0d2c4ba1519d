import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeComment } from "../../../src/judgement/abuse/judge-comment.ts";
import { LABELS } from "../../../src/judgement/abuse/labels.ts";
import { loadAbuseModel } from "../../../src/judgement/abuse/load-model.ts";

const model = loadAbuseModel();

function judge(text: string, parent?: string): ReturnType<typeof judgeComment> {
  return judgeComment(text, { model, parent });
}

function abuse(text: string, parent?: string): number {
  return judge(text, parent).scores.abuse;
}

describe("what is abuse", () => {
  it.each([
    "You are a fucking idiot.",
    "You stupid moron, shut up.",
    "What a pathetic loser you are",
    "Go kill yourself, you worthless piece of shit",
    "shut the fuck up you dumb bitch",
    "you are an idiot and a liar",
  ])("flags %j", (text) => {
    expect(abuse(text)).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    "I do not agree with the council on this question.",
    "Thank you, that was a helpful explanation.",
    "The new bridge is too narrow for two buses.",
    "You are right, I had overlooked the second paragraph.",
    "How do I kill a process that hangs?",
    "My garden was destroyed by the storm last night.",
    "",
    "?!",
    "12:30",
  ])("passes %j", (text) => {
    expect(abuse(text)).toBeLessThan(0.3);
  });
});

describe("use and mention", () => {
  it.each([
    'He called me "a fucking idiot" and nobody said a word.',
    "He called me a stupid cow, that is not OK.",
    'Saying "you worthless moron" to a volunteer is unacceptable.',
    "> you are a fucking idiot\n\nPlease keep it civil.",
    "I'm such an idiot, I forgot the link.",
    "You are not stupid.",
    'There is no excuse for "you are a fucking idiot". None.',
    'If your answer to a plan is "shut up you moron", you have lost the debate.',
    "He is no idiot.",
    "I never said that you were dumb.",
    "Nobody called you a moron.",
    "You are anything but a fool.",
    '"You are a fucking idiot" is exactly the kind of language that drives people away.',
    'You told my wife "you are a fucking idiot". I expect an apology.',
  ])("passes %j", (text) => {
    expect(abuse(text)).toBeLessThan(0.5);
  });

  it.each([
    '"You are a fucking idiot" - I could not have said it better.',
    'I will say it again: "you are a fucking idiot"',
    "I'm not saying you are a moron, but you are a fucking idiot.",
    'He said "they are morons" and I agree: you are a fucking idiot too.',
    "> Nice article\n\nYou are a fucking idiot.",
    'So you read a "book", you stupid fucking moron.',
    '"You are a fucking idiot" is all I can say to you.',
    '"You are a fucking idiot", and that is putting it mildly.',
    'My uncle used to say "you are a fucking idiot". Wise man.',
    'They told me not to say "you are a fucking idiot", but it is the truth.',
    'Somebody had to say it: "you are a fucking idiot"',
    'You are "a fucking idiot".',
  ])("still flags %j", (text) => {
    expect(abuse(text)).toBeGreaterThanOrEqual(0.5);
  });

  it("lists strong words of a quotation as quoted", () => {
    const text = 'He called me "a moron" yesterday.';
    expect(judge(text).spans).toEqual([{ start: 16, end: 21, label: "insult", quoted: true, disguised: false }]);
  });

  it("is a little harder on answers to abuse, by .05 at most", () => {
    const answer = "Why would you say something like that?";
    const calm = abuse(answer, "The library opens at ten on Sundays.");
    const heated = abuse(answer, "You are a stupid fucking idiot and a liar.");
    expect(heated).toBeGreaterThan(calm);
    expect(heated - abuse(answer)).toBeLessThanOrEqual(0.05);
    expect(abuse(answer) - calm).toBeLessThanOrEqual(0.05);
  });

  it("leaves out eight words repeated from the parent", () => {
    const parent = "you are a stupid fucking idiot and everybody here knows it";
    expect(abuse(`${parent} - why would you write that?`, parent)).toBeLessThan(0.5);
  });
});

describe("disguise", () => {
  it.each([
    ["you f.u.c.k.i.n.g idiot", "f.u.c.k.i.n.g"],
    ["you 1d10t", "1d10t"],
    ["you m0r0n", "m0r0n"],
    ["what an @sshole you are", "@sshole"],
    ["you i d i o t", "i d i o t"],
    ["you stuuuupid man", "stuuuupid"],
    ["f**k off", "f**k"],
    ["you іdіоt", "іdіоt"],
    ["you id\u200biot", "id\u200biot"],
    ["you ｉｄｉｏｔ", "ｉｄｉｏｔ"],
    ["you id iot", "id iot"],
    ["you are a b i t c h", "a b i t c h"],
    ["what a c*nt", "c*nt"],
  ])("finds the passage in %j", (text, passage) => {
    const found = judge(text).spans.filter((span) => span.disguised);
    expect(found.map((span) => text.slice(span.start, span.end))).toContain(passage);
  });

  it.each([
    [
      "you are a dickhead",
      ["d-i-c-k-h-e-a-d", "d.i.c.k.h.e.a.d", "d_i_c_k_h_e_a_d", "d1ckh3ad", "dickheeeead", "d*ckhead"],
    ],
    // Not in the lexicon: judged by its letters, disguised or not.
    ["you are an assmuncher", ["a-s-s-m-u-n-c-h-e-r", "a.s.s.m.u.n.c.h.e.r", "assmunch3r", "assmuuuuncher"]],
  ] as const)("scores %j within .05 when disguised", (plain, forms) => {
    for (const form of forms) {
      const text = plain.replace(/\S+$/, form);
      expect(Math.abs(abuse(text) - abuse(plain)), text).toBeLessThanOrEqual(0.05);
    }
  });

  it("undoes nothing where nothing is hidden", () => {
    for (const text of [
      "the pen.is on the table",
      "mp3 and h264",
      "a b c",
      "U.S.A.",
      "3rd of May",
      "e.g. x-ray, C++",
      "w.r.t. f(x)*g(x)",
    ]) {
      expect(judge(text).spans).toEqual([]);
    }
  });
});

describe("innocent words and names", () => {
  it.each([
    "Scunthorpe",
    "Penistone",
    "Dickinson",
    "Cockburn",
    "Arsenal",
    "cocktail",
    "Dickens",
    "assassin",
    "analyse",
    "shiitake",
    "Essex",
    "Fukuoka",
    "Middlesex",
    "Lightwater",
    "Clitheroe",
    "Shitterton",
    "Wankdorf",
    "Hancock",
    "Babcock",
    "Titcomb",
    "Fuchs",
    "Sexton",
    "Cockermouth",
    "therapist",
    "grape",
    "Nigeria",
    "Niger",
    "Montenegro",
    "snigger",
    "niggardly",
    "passage",
    "classic",
    "Hitchcock",
    "Matsushita",
    "Takeshita",
    "Bangkok",
    "document",
    "circumstance",
    "constitution",
    "Uranus",
    "Saturn",
    "peacock",
    "woodcock",
    "Wooster",
    "Bonner",
    "Choong",
    "Chong",
    "Lynch",
    "Kilburn",
    "Penicuik",
    "Assen",
    "Pratt",
  ])("passes %s alone and in a sentence", (name) => {
    for (const text of [name, `We live near ${name}.`, `Mr ${name} wrote to us.`]) {
      expect(abuse(text), text).toBeLessThan(0.5);
      expect(judge(text).spans, text).toEqual([]);
    }
  });
});

describe("names that are also words of the lexicon", () => {
  it.each([
    "Mr Coward wrote to us.",
    "Noel Coward is on stage tonight.",
    "We live near Coon Rapids.",
    "Moby Dick is a novel.",
  ])("takes the name in %j for one", (text) => {
    expect(judge(text).spans).toEqual([]);
    expect(abuse(text)).toBeLessThan(0.3);
  });

  it.each(["You Dick", "What a Coward you are, you Dick!"])("takes %j for what it is", (text) => {
    expect(judge(text).spans.length).toBeGreaterThan(0);
  });
});

describe("a single word", () => {
  it.each(["death", "die", "kill", "hang", "garbage", "sick", "sex", "Crook"])("is no ground to hold %j", (word) => {
    expect(abuse(word)).toBeLessThan(0.3);
  });

  it.each(["idiot", "Asshole!", "cunt"])("is enough in %j", (word) => {
    expect(abuse(word)).toBeGreaterThanOrEqual(0.5);
  });
});

describe("language", () => {
  it.each([
    ["Ich weiß nicht, was das mit dem Thema zu tun hat.", "de"],
    ["Je ne sais pas ce que vous voulez dire par là.", "fr"],
    ["No sé qué quieres decir con eso, pero no me gusta.", "es"],
    ["Я не понимаю, о чём вы говорите", "ru"],
    ["これは何ですか", "ja"],
    ["Halt die Klappe!", "de"],
    ["Ferme ta gueule", "fr"],
    ["callate la boca", "es"],
    ["Vai a quel paese", "it"],
    ["Houd je mond", "nl"],
    ["Zamknij się", "pl"],
    ["Sen bir aptalsın.", "tr"],
    ["Jsi idiot.", "cs"],
    ["Ti si idiot.", "hr"],
    ["Kamu bodoh sekali.", "id"],
    ["Håll käften", "sv"],
    ["Olet idiootti.", "fi"],
    ["tum bahut bewakoof ho yaar", "hi-Latn"],
    ["Wenn niemand mehr zuhört, hilft auch der beste Vorschlag nichts. 👍 https://example.com/you-are-the-best", "de"],
  ])("abstains on %j", (text, language) => {
    const judged = judge(text);
    expect(judged).toMatchObject({ language, abstained: true, spans: [] });
    expect(LABELS.map((label) => judged.scores[label])).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each([
    "What do you mean by that?",
    "lol",
    "👍",
    "Thanks!",
    "the résumé of Mr Müller is fine",
    "c'est la vie, as they say over there",
    ":Flowers is a big old fan fo a boi",
    "u wot m8",
    "ez",
    "kys",
    "fuk u btch azz",
    "m0️⃣r0️⃣n",
    "Is 👨🏾‍🌾 a farmer?",
    "plus Sheryl's crow 🎩🎩 https://example.com/le-de-la",
  ])("judges %j", (text) => {
    expect(judge(text).abstained).toBe(false);
  });
});

describe("two languages in one comment", () => {
  it.each([
    ["Das ist Quatsch, you fucking idiot", "de"],
    ["Je ne suis pas du tout d'accord avec vous et je trouve que c'est triste, you are a stupid moron", "fr"],
  ])("judges the English abuse in %j", (text, language) => {
    const judged = judge(text);
    expect(judged).toMatchObject({ language, abstained: false });
    expect(judged.scores.abuse).toBeGreaterThanOrEqual(0.5);
    expect(judged.spans.length).toBeGreaterThan(0);
  });

  it.each(["Wie immer ist das ein sehr guter Artikel, thank you so much", "Jsi idiot.", "Du bist so ein Idiot"])(
    "does not clear %j for its English words",
    (text) => {
      expect(judge(text).abstained).toBe(true);
    },
  );
});

describe("properties", () => {
  const words = fc.constantFrom(
    "you",
    "are",
    "idiot",
    "the",
    "council",
    "f**k",
    "1d10t",
    "s t u p i d",
    "“",
    "”",
    '"',
    "'",
    "> ",
    "\n",
    ". ",
    "said",
    "не",
    "👍",
    "\u200b",
    "ａ",
    "e\u0301",
    "\ud800",
    "fuuuuck",
    "a$$",
    "...",
    "called me a",
    "> you moron\n",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.array(words, { maxLength: 40 }).map((parts) => parts.join(" ")),
  );

  it("keeps every offset inside the text and every score within 0..1", () => {
    fc.assert(
      fc.property(texts, texts, (text, parent) => {
        const { spans, scores } = judge(text, parent);
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        for (const label of LABELS) {
          expect(scores[label]).toBeGreaterThanOrEqual(0);
          expect(scores[label]).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("gives the same answer twice", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(judge(text)).toEqual(judge(text));
      }),
    );
  });

  const replies = [
    "I do not think that is fair.",
    "Thank you for your answer, I learnt something.",
    "That is wrong, as the figures show. Please read the report again.",
    "You are a fucking idiot.",
    "Well, you would say that, wouldn't you?",
  ];
  const toxic = [
    "You are a stupid fucking moron and everybody in this town knows it well.",
    "Shut up you worthless piece of shit.\nNobody wants to hear from you.",
    "All of you are vermin and should be shot!",
  ];

  it("moves by at most .05 when a toxic parent is quoted", () => {
    for (const reply of replies) {
      for (const parent of toxic) {
        const quoted = parent.replace(/^/gm, "> ");
        const plain = abuse(reply, parent);
        expect(Math.abs(abuse(`${quoted}\n\n${reply}`, parent) - plain)).toBeLessThanOrEqual(0.05);
        expect(Math.abs(abuse(reply) - plain)).toBeLessThanOrEqual(0.05);
      }
    }
  });

  it("does not fall when open abuse is added", () => {
    const added = ["You are a fucking idiot.", "Shut up, you stupid moron!", "Go to hell you piece of shit."];
    for (const reply of [...replies, ...toxic, replies.join(" "), toxic.join(" ")]) {
      for (const more of added) {
        for (const text of [`${reply} ${more}`, `${more} ${reply}`, `${reply}\n${more}`]) {
          expect(abuse(text), text).toBeGreaterThanOrEqual(abuse(reply) - 0.001);
        }
      }
    }
  });
});
