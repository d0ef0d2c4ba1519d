import { describe, expect, it } from "vitest";
import type { AbuseView } from "../../../src/domain/screening/abuse-view.ts";
import { STEP_NAMES } from "../../../src/domain/screening/finding.ts";
import type { Finding } from "../../../src/domain/screening/finding.ts";
import type { ScreeningRule } from "../../../src/domain/screening/rules/rule.ts";
import { conversationNames } from "../../../src/domain/screening/phrases/conversation-names.ts";
import { foldPlainly } from "../../../src/domain/screening/rules/compiled-rules.ts";
import { screen, SCREENING_STEPS } from "../../../src/domain/screening/screen.ts";
import type { ScreenedComment } from "../../../src/domain/screening/screened-comment.ts";
import { MAX_FINDINGS_OF_STEP, SCREENING_SETTINGS } from "../../../src/domain/screening/settings.ts";
import { sketchText } from "../../../src/domain/screening/sketch.ts";
import { screened, toolsWith, wordRule } from "./screened.ts";

const CALM = "The harbour baths should stay open in winter, whatever the council says about its budget.";
const member = screened(CALM).author;
const place = screened(CALM).place;

/** Code and weight of all that is found. */
function seen(comment: ScreenedComment, options: Parameters<typeof toolsWith>[0] = {}): string[] {
  return screen(comment, toolsWith(options)).map(({ what, weight }) => `${weight} ${what.code}`);
}

function about(facts: Partial<ScreenedComment>, options: Parameters<typeof toolsWith>[0] = {}): string[] {
  return seen(screened(CALM, facts), options);
}

function judged(scores: Partial<AbuseView["scores"]>, more: Partial<AbuseView> = {}): AbuseView {
  const none = { abuse: 0, insult: 0, obscenity: 0, threat: 0, identity_attack: 0, sexual: 0 };
  return { scores: { ...none, ...scores }, spans: [], language: "en", abstained: false, model: "test-1", ...more };
}

function slowed(after: number): Finding[] {
  const lastCommentAt = screened(CALM).at - after;
  return screen(screened(CALM, { place: { ...place, slowModeSeconds: 60, lastCommentAt } }), toolsWith());
}

function listed(text: string, rules: ScreeningRule[], language = "en"): string[] {
  return screen(screened(text, { language }), toolsWith({ rules })).map(({ passage, what, shadow }) => {
    const words = passage === null ? "" : text.slice(passage.start, passage.end);
    return `${what.code === "listed-word" ? what.list : what.code}${shadow ? "?" : ""}: ${words}`;
  });
}

function abuseIn(view: AbuseView): string[] {
  return screen(screened(CALM, { abuse: view }), toolsWith()).map(({ what, clause, weight, strength }) => {
    const [label, sure] = what.code === "abuse" ? [what.label, what.sureness] : [what.code, ""];
    return `${weight} ${label} ${sure} ${clause ?? "-"} ${strength}`;
  });
}

function linksTo(...hosts: string[]): ScreenedComment["links"] {
  return hosts.map((host, i) => ({ href: `https://${host}/`, passage: { start: i, end: i + 1 } }));
}

function recent(text: string, byAuthor: boolean, id = 5): ScreenedComment["recent"][number] {
  return { id, byAuthor, at: 0, sketch: sketchText(text) };
}

function reportsOf(count: number, accuracy: number | null): ScreenedComment["reports"] {
  return Array.from({ length: count }, (_, i) => ({ clause: i === 0 ? 3 : 1, accuracy }));
}

describe("the steps", () => {
  it("are those that have a name, each once, in this order", () => {
    expect(SCREENING_STEPS.map(({ name }) => name)).toEqual(STEP_NAMES);
  });

  it("see nothing in a calm comment of somebody known, with the shipped settings", () => {
    expect(seen(screened(CALM))).toEqual([]);
  });

  it("do not run when the site has switched them off, and are marked when it only watches them", () => {
    const facts = { author: { ...member, preModerated: true, strikes: 5 } };
    expect(about(facts)).toEqual(["hold strikes", "hold person-pre-moderated"]);
    expect(about(facts, { settings: { off: ["standing"] } })).toEqual(["hold person-pre-moderated"]);
    const found = screen(screened(CALM, facts), toolsWith({ settings: { shadow: ["standing"] } }));
    expect(found.map(({ shadow }) => shadow)).toEqual([true, false]);
  });
});

describe("the author and the place", () => {
  it("a time-out refuses, strikes that count hold", () => {
    expect(about({ author: { ...member, restriction: { until: null } } })).toEqual(["refuse time-out"]);
    expect(about({ author: { ...member, strikes: 2 } })).toEqual([]);
    expect(about({ author: { ...member, strikes: 3 } })).toEqual(["hold strikes"]);
    expect(about({ author: { ...member, strikes: 9 } }, { settings: { strikesHold: null } })).toEqual([]);
  });

  it("slow mode refuses until its time is over, and says how long that is", () => {
    expect(slowed(18_500)[0]?.what).toEqual({ code: "slow-mode", seconds: 60, wait: 42 });
    expect(slowed(59_999)[0]?.what).toEqual({ code: "slow-mode", seconds: 60, wait: 1 });
    expect(slowed(60_000)).toEqual([]);
    expect(slowed(-5_000)[0]?.what).toEqual({ code: "slow-mode", seconds: 60, wait: 60 });
  });

  it("pre-moderation holds: of the site, the article, the person, guests, first comments", () => {
    expect(about({}, { settings: { preModerate: true } })).toEqual(["hold site-pre-moderated"]);
    expect(about({ place: { ...place, articlePreModerated: true } })).toEqual(["hold article-pre-moderated"]);
    expect(about({ author: { ...member, preModerated: true } })).toEqual(["hold person-pre-moderated"]);
    const guest = { author: { ...member, personId: null, kind: "guest" as const } };
    expect(about(guest)).toEqual([]);
    expect(about(guest, { settings: { guests: "hold" } })).toEqual(["hold guest"]);
    expect(about({ author: { ...member, published: 1 } }, { settings: { firstComments: 2 } })).toEqual([
      "hold first-comment",
    ]);
    expect(about({ author: { ...member, published: 2 } }, { settings: { firstComments: 2 } })).toEqual([]);
  });
});

describe("word lists", () => {
  it("find words of lists in force and of lists that are watched, not of others", () => {
    const rules = (["draft", "shadow", "live", "retired"] as const).map((state, index) =>
      wordRule(["barnacle*"], { id: index + 1, state, name: state }),
    );
    expect(listed("Oh, you Barnacles!", rules)).toEqual(["shadow?: Barnacles", "live: Barnacles"]);
  });

  it("of one language leave other texts alone, unless nobody can tell the language", () => {
    const rules = [wordRule(["gift"], { language: "de" })];
    expect(listed("A gift for the town", rules)).toEqual([]);
    expect(listed("Das ist Gift", rules, "de-AT")).toEqual(["House list: Gift"]);
    expect(listed("Gift", rules, "und")).toEqual(["House list: Gift"]);
  });

  it("know the rule, its version, clause and weight", () => {
    const rules = [wordRule(["tin pot"], { id: 12, clause: 4, weight: "refuse" })];
    const [first] = screen(screened("A tin pot town"), toolsWith({ rules }));
    expect(first).toMatchObject({ rule: { id: 12, version: 2 }, clause: 4, weight: "refuse", byMachine: true });
    expect(first?.passage).toEqual({ start: 2, end: 9 });
  });

  it("take letters with accents as they are", () => {
    expect(listed("möse mose MÖSE", [wordRule(["möse"])])).toEqual(["House list: möse", "House list: MÖSE"]);
  });

  it("show a few passages of one list, however often it applies", () => {
    expect(listed("crab ".repeat(400), [wordRule(["crab"])])).toHaveLength(5);
  });
});

describe("a judge of abuse", () => {
  it("holds from the site's threshold on, and notes a little below", () => {
    expect(abuseIn(judged({ abuse: 0.485, insult: 0.35, obscenity: 0.54 }))).toEqual(["hold obscenity likely 1 0.54"]);
    expect(abuseIn(judged({ abuse: 0.25, insult: 0.3 }))).toEqual(["hold insult possible 1 0.3"]);
    expect(abuseIn(judged({ abuse: 0.22, insult: 0.33 }))).toEqual(["note insult possible 1 0.33"]);
    expect(abuseIn(judged({ abuse: 0.19, insult: 0.33 }))).toEqual([]);
  });

  it("holds grave kinds by themselves, and names each clause in question", () => {
    expect(abuseIn(judged({ abuse: 0.1, threat: 0.45 }))).toEqual(["hold threat possible 2 0.45"]);
    expect(abuseIn(judged({ abuse: 0.9, insult: 0.85, identity_attack: 0.6, sexual: 0.1 }))).toEqual([
      "hold insult very-likely 1 0.85",
      "hold identity_attack likely 3 0.6",
    ]);
  });

  it("says nothing grave of anybody on a weak suspicion beside an insult", () => {
    expect(abuseIn(judged({ abuse: 0.9, insult: 0.85, identity_attack: 0.39 }))).toEqual([
      "hold insult very-likely 1 0.85",
    ]);
  });

  it("says nothing of a language that it does not know", () => {
    expect(abuseIn(judged({ abuse: 0.9, insult: 0.9 }, { abstained: true }))).toEqual([]);
  });

  it("marks the author's own words, not quoted ones", () => {
    const spans = [
      { start: 0, end: 3, label: "insult", quoted: true },
      { start: 4, end: 11, label: "obscenity", quoted: false },
      { start: 5, end: 999, label: "insult", quoted: false },
    ] as const;
    const found = screen(screened(CALM, { abuse: judged({ abuse: 0.6, insult: 0.6 }, { spans }) }), toolsWith());
    expect(found.map(({ passage }) => passage)).toEqual([{ start: 4, end: 11 }]);
  });
});

describe("links", () => {
  const newcomer = { ...member, published: 0 };

  it("hold when there are many, sooner for new authors", () => {
    expect(about({ links: linksTo("a.example", "b.example") })).toEqual([]);
    expect(about({ links: linksTo("a.example", "b.example"), author: newcomer })).toEqual(["hold new-author-links"]);
    expect(about({ links: linksTo("a.example"), author: newcomer })).toEqual([]);
    expect(about({ links: linksTo(..."abcdef".split("").map((a) => `${a}.example`)) })).toEqual(["hold many-links"]);
  });

  it("are looked up on the lists, with the hosts above them", () => {
    const rules: ScreeningRule[] = [
      {
        id: 3,
        version: 1,
        state: "live",
        definition: { kind: "hosts", name: "Shops", clause: 6, weight: "refuse", hosts: ["shop.example"] },
      },
    ];
    const hits = (host: string): string[] => about({ links: linksTo(host) }, { rules });
    expect(hits("shop.example")).toEqual(["refuse listed-host"]);
    expect(hits("www.shop.example")).toEqual(["refuse listed-host"]);
    expect(hits("workshop.example")).toEqual([]);
    expect(about({ links: [{ href: "mailto:me@mail.shop.example", passage: null }] }, { rules })).toHaveLength(1);
  });
});

describe("repetition and flooding", () => {
  it("the same text again holds, also with small changes; another text does not", () => {
    expect(about({ recent: [recent(CALM, true)] })).toEqual(["hold same-as-own"]);
    expect(about({ recent: [recent(`${CALM.toUpperCase()} !!!`, true)] })).toEqual(["hold same-as-own"]);
    expect(about({ recent: [recent("The swimmers of the harbour were never asked, as always.", true)] })).toEqual([]);
  });

  it("one copy of somebody else's text is noted, several hold", () => {
    expect(about({ recent: [recent(CALM, false)] })).toEqual(["note same-as-others"]);
    expect(about({ recent: [recent(CALM, false, 1), recent(CALM, false, 2)] })).toEqual(["hold same-as-others"]);
  });

  it("short texts may be the same", () => {
    expect(seen(screened("Well said.", { recent: [recent("Well said.", true)] }))).toEqual([]);
  });

  it("too many comments of one author hold", () => {
    const counts = { authorMinute: 0, authorTenMinutes: 0, newAuthorsMinute: 0 };
    expect(about({ counts: { ...counts, authorMinute: 3 } })).toEqual([]);
    expect(about({ counts: { ...counts, authorMinute: 4 } })).toEqual(["hold author-flood"]);
    expect(about({ counts: { ...counts, authorTenMinutes: 20 } })).toEqual(["hold author-flood"]);
    expect(about({ counts: { ...counts, authorMinute: 50 } }, { settings: { perMinute: 0 } })).toEqual([]);
  });

  it("in a raid, comments of new authors are held and others are not", () => {
    const counts = { authorMinute: 0, authorTenMinutes: 0, newAuthorsMinute: 500 };
    expect(about({ counts, author: { ...member, published: 0 } })).toEqual(["hold article-flood"]);
    expect(about({ counts })).toEqual([]);
  });
});

describe("form", () => {
  it("shouting is noted, or what the site wants; an acronym is not shouting", () => {
    const shout = "THIS IS WHAT THEY ALWAYS DO TO US, every TIME";
    expect(seen(screened(shout))).toEqual(["note capitals"]);
    expect(seen(screened(shout), { settings: { capitalsWeight: "hold" } })).toEqual(["hold capitals"]);
    expect(seen(screened("NATO, EU and UN."))).toEqual([]);
  });

  it("very short and very long texts are held where the site says so", () => {
    expect(seen(screened("+1"))).toEqual([]);
    expect(seen(screened("+1"), { settings: { shortest: 2 } })).toEqual(["hold too-short"]);
    expect(seen(screened("word ".repeat(100)), { settings: { longest: 499 } })).toEqual(["hold too-long"]);
  });
});

describe("reports", () => {
  it("weigh as much as their senders were right, and point to the clause that most of them name", () => {
    expect(about({ reports: reportsOf(5, null) })).toEqual(["note reports"]);
    expect(about({ reports: reportsOf(6, null) })).toEqual(["hold reports"]);
    expect(about({ reports: reportsOf(3, 1) })).toEqual(["hold reports"]);
    expect(about({ reports: reportsOf(500, 0) })).toEqual(["note reports"]);
    expect(about({ reports: reportsOf(500, 1) }, { settings: { reportsHold: null } })).toEqual(["note reports"]);
    expect(screen(screened(CALM, { reports: reportsOf(4, 0.9) }), toolsWith())[0]?.clause).toBe(1);
  });
});

describe("the watch list", () => {
  const names = [{ personId: 40, name: "Orla Prendick" }];
  const find = (text: string, facts: Partial<ScreenedComment> = {}): string[] =>
    screen(screened(text, facts), toolsWith({ names })).map(({ what, weight, passage }) => {
      const words = passage === null ? "" : text.slice(passage.start, passage.end);
      return `${weight} ${what.code} ${words}`.trim();
    });

  it("notes who is named, in whatever form, and who asks whether somebody is that person; it never holds", () => {
    expect(find("I agree with Orla Prendick here.")).toEqual(["note names-listed-person Orla Prendick"]);
    expect(find("Are you O. Prendick again?")).toEqual(["note asks-about-return O. Prendick"]);
    expect(find("Is he linked to OPrendick?")).toEqual(["note asks-about-return OPrendick"]);
    expect(find("This is Prendick under a new name")).toEqual(["note asks-about-return Prendick"]);
    expect(find("Prendick is a village on the coast.")).toEqual([]);
  });

  it("notes the question whether one account is the new other one, on no list, but not what is said of towns", () => {
    const asked = "Is ‘Tam Brandreth’ the new ‘Orla Prendig’?";
    expect(find(`${asked} I wonder.`)).toEqual([`note speaks-of-return ${asked}`]);
    expect(find('Ist Tam der neue "Prendig"?')).toEqual(['note speaks-of-return Ist Tam der neue "Prendig"?']);
    for (const text of [
      "Is Leeds the new Silicon Valley?",
      "Is orange the new black?",
      "The new ‘Orla’ sails at ten.",
    ]) {
      expect(find(text)).toEqual([]);
    }
  });

  it("notes talk of a return where the name is misspelt", () => {
    expect(find("So the banned Prendig is resurrected?")).toEqual([
      "note speaks-of-return banned Prendig is resurrected",
    ]);
    expect(find("He was banned from the pub.")).toEqual([]);
  });

  it("notes questions and claims about who somebody here really is, in English and German, on no list", () => {
    const conversation = conversationNames(["Tam Brandreth", "Ida", "Mara Fenwick", "will"], {
      author: "Mara Fenwick",
      fold: foldPlainly,
    });
    const isNoted = (text: string): boolean =>
      find(text, { conversation }).some((one) => one.startsWith("note speaks-of-return"));
    for (const text of [
      "Odd that TamB may swear here, yet my asking whether she is linked to OPrendig lands in moderation.",
      "Perhaps the moderators wonder whether it is indeed the twice banned O. Prendig.",
      "Tam Brandreth is back again, is he not?",
      "I see that the banned Tam may write here.",
      "Ida is a sock puppet of somebody we all remember.",
      "Ida posts under a new name now.",
      "Ist Ida in Wirklichkeit jemand, den wir kennen? Sie ist ja wieder da.",
      "Ida ist eine Sockenpuppe.",
      "Die Moderatoren sollten prüfen, ob da ein Gesperrter unter neuem Namen schreibt.",
    ]) {
      expect(isNoted(text), text).toBe(true);
    }
    for (const text of [
      "Ida, smoking is banned in pubs, and it should stay so.",
      "Tam, the minister is linked to the bank that paid for it.",
      "I will be back again in spring, and the new ferry is really good.",
      "Ida, you are right: the council used to be better.",
      "Mara Fenwick is back!",
      "The mayor was banned from driving and is back in office.",
      "Der Fährverkehr ist wieder da, und die Straße bleibt gesperrt.",
      "The moderators of the debate were fair.",
    ]) {
      expect(isNoted(text), text).toBe(false);
    }
  });

  it("notes an author whose name looks the same, but not that very person", () => {
    const author = { ...member, name: "0rla  Prendick" };
    expect(find(CALM, { author })).toEqual(["note named-like-listed"]);
    expect(find(CALM, { author: { ...author, personId: 40 } })).toEqual([]);
    expect(find("Orla Prendick here.", { author: { ...member, personId: 40 } })).toEqual([]);
  });
});

describe("other services", () => {
  const reply = { clause: null, strength: 0.7, note: "Sounds like last week's scam." };

  it("are heard, no stricter than the site allows", () => {
    const external = {
      answered: true as const,
      findings: [{ ...reply, weight: "refuse" as const, start: 4, end: 11 }],
    };
    const [first] = screen(screened(CALM, { external }), toolsWith());
    expect(first).toMatchObject({ weight: "hold", strength: 0.7, passage: { start: 4, end: 11 } });
    expect(about({ external }, { settings: { externalWeight: "refuse" } })).toEqual(["refuse external"]);
    expect(about({ external }, { settings: { externalWeight: "note" } })).toEqual(["note external"]);
  });

  it("cannot mark what is not there", () => {
    const external = {
      answered: true as const,
      findings: [{ ...reply, weight: "hold" as const, start: 4, end: 9999 }],
    };
    expect(screen(screened(CALM, { external }), toolsWith())[0]?.passage).toBeNull();
  });

  it("that do not answer are noted and hold nothing", () => {
    expect(about({ external: { answered: false, why: "time-out" } })).toEqual(["note external-failed"]);
    expect(about({ spam: { answered: false, why: "unreadable" } })).toEqual(["note spam-service-failed"]);
  });

  it("may take a comment for spam", () => {
    expect(about({ spam: { answered: true, spam: false, blatant: false } })).toEqual([]);
    expect(about({ spam: { answered: true, spam: true, blatant: false } })).toEqual(["hold spam"]);
    const spam = { answered: true as const, spam: true, blatant: true };
    expect(about({ spam }, { settings: { spamWeight: "refuse" } })).toEqual(["refuse spam"]);
  });
});

describe("limits", () => {
  it("keep the gravest findings of a step", () => {
    const findings = Array.from({ length: 20 }, (_, i) => ({
      clause: null,
      note: `Number ${i}`,
      strength: 1,
      weight: i === 19 ? ("hold" as const) : ("note" as const),
    }));
    const found = screen(screened(CALM, { external: { answered: true, findings } }), toolsWith());
    expect(found).toHaveLength(MAX_FINDINGS_OF_STEP);
    expect(found[0]?.weight).toBe("hold");
  });

  it("every setting has a default and says what it is for", () => {
    for (const [name, setting] of Object.entries(SCREENING_SETTINGS.shape)) {
      expect([name, setting.description]).toEqual([name, expect.stringMatching(/^[A-Z].{10,}/u)]);
    }
  });
});
