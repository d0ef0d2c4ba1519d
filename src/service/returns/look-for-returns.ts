import { createHash } from "node:crypto";
import { hasRole } from "../../domain/person.ts";
import { packProfile } from "../../judgement/authorship/pack-profile.ts";
import { emptyProfile } from "../../judgement/authorship/profile.ts";
import { SIGNALS } from "../../judgement/authorship/signals.ts";
import type { SignalName, SignalSettings } from "../../judgement/authorship/signals.ts";
import { LEAST_COMMENTS, LEAST_WORDS } from "../../judgement/authorship/style-vector.ts";
import { peopleByIds, personById } from "../../store/people.ts";
import type { PersonRow } from "../../store/people.ts";
import { bannedProfiles, ordinaryProfiles, profilesOf } from "../../store/style-profiles.ts";
import { sharedSignals } from "../../store/signals.ts";
import type { Db } from "../../store/store.ts";
import { confirmedReturns, suspicionsOf } from "../../store/suspicions.ts";
import type { ServiceContext } from "../service-context.ts";
import { returnsLayerOf } from "../site-models.ts";
import { banInForce } from "./follow-ban.ts";
import { gatherTraces, withCompany } from "./gather-traces.ts";
import { forgetStyleAt, keepProfile, ownTexts } from "./member-style.ts";
import { noteSuspicions } from "./note-suspicions.ts";
import type { StyleMatcher } from "./style-matcher.ts";

/** Name of the job that compares a newcomer with banned members. */
export const LOOK_FOR_RETURNS = "look-for-returns";

/** After which of their comments newcomers are compared. */
export const LOOKS = [3, 10, 20] as const;

/** The latest banned members with whom a newcomer is compared one by one, and members who say what is ordinary. */
const MOST_KNOWN = 2_000;
const MOST_OTHERS = 400;

/** Of those banned before, so many of the most alike are compared exactly as well. */
const SHORTLISTED = 300;

/** Profiles that are read and sketched at a time. */
const SKETCHED_AT_ONCE = 500;

/** Signals by which somebody banned long ago is found whatever the style. */
const MOST_SIGNALS = 500;

/** Banned members whose texts are looked at as well. */
const CANDIDATES = 5;

/** Stands for a profile that was forgotten this very moment. */
const NOTHING_WRITTEN = packProfile(emptyProfile());

/** Banned members of a site as far as they can be compared with. */
interface Known {
  readonly id: number;
  readonly name: string;
  readonly updatedAt: number;
  readonly decisionId: number;
}

/**
 * Compares a newcomer with the banned members of this site, and with nobody else, and writes down who may have come
 * back, for a moderator to decide. Only members can be compared: a guest has no account to which comments belong.
 * Nothing ever follows from it by itself. May be done twice.
 * @param tools.matcher compares in a thread of its own.
 * @param tools.mostKnown banned members who are compared one by one; only tests bring another number.
 */
export async function lookForReturns(
  context: ServiceContext,
  tools: { matcher: StyleMatcher; mostKnown?: number },
  args: { personId: number },
): Promise<void> {
  const { reader } = context.store;
  const site = context.site();
  const at = context.now();
  if (!site.settings.lookForReturns) return;
  const person = await personById(reader, site.id, args.personId);
  if (person === undefined || person.state !== "active" || hasRole(person.role, "moderator")) return;
  // Banned by now: the profile is among those of the banned.
  if (banInForce(person.standing, at) !== null) return;
  const profile = await keepProfile(context, person, { banned: false, deleteAt: forgetStyleAt(context, at) });
  const banned = await knownMembers(context, person.id);
  if (banned.length === 0) return;
  const mostKnown = tools.mostKnown ?? MOST_KNOWN;
  const latest = banned.slice(0, mostKnown).toSorted((a, b) => a.id - b.id);
  const older = banned.slice(mostKnown);
  await loadPeople(context, tools.matcher, { known: latest, older, newcomer: person.id });
  const found = await likeliestOf(context, tools.matcher, { person, profile, older });
  const known = [...latest, ...found.people];
  const signals = signalSettings(site.settings.returnSignals);
  const traces = await gatherTraces(reader, { siteId: site.id, newcomer: person, known, at });
  const compared = { site: site.id, profile, signals, listed: banned.length, further: found.profiles };
  const likeliest = await tools.matcher.rank({ kind: "rank", ...compared, ...traces, keep: CANDIDATES });
  const suspectedBefore = (await suspicionsOf(reader, person.id)).map((suspicion) => suspicion.suspected_id);
  const ids = new Set([...likeliest, ...suspectedBefore]);
  const candidates = await candidatesOf(context, [...ids]);
  const comments = await ownTexts(reader, person);
  const fuller = await withCompany(reader, { newcomer: person, known, traces, comments, candidates });
  const judged = await tools.matcher.judge({
    kind: "judge",
    ...compared,
    ...fuller,
    name: person.name,
    comments,
    candidates,
    learntCaution: (await returnsLayerOf(reader, site.id)).caution,
  });
  await noteSuspicions(context, { person, ...judged, compared: banned.length, comments: comments.length });
}

/** Of the members banned before the latest: those most alike in style, and those who share a signal. */
async function likeliestOf(
  context: ServiceContext,
  matcher: StyleMatcher,
  args: { person: PersonRow; profile: string; older: readonly Known[] },
): Promise<{ people: readonly Known[]; profiles: { id: number; profile: string }[] }> {
  const { person, profile, older } = args;
  if (older.length === 0) return { people: [], profiles: [] };
  const { reader } = context.store;
  const site = context.site().id;
  const alike = await matcher.shortlist({ kind: "shortlist", site, profile, keep: SHORTLISTED });
  const shared = await sharedSignals(reader, {
    siteId: site,
    personId: person.id,
    at: context.now(),
    limit: MOST_SIGNALS,
  });
  const ids = new Set([...alike, ...shared.map(({ personId }) => personId)]);
  const people = older.filter(({ id }) => ids.has(id));
  return { people, profiles: await profilesById(reader, people) };
}

/** All banned members but the newcomer, the latest ban first. */
async function knownMembers(context: ServiceContext, newcomer: number): Promise<Known[]> {
  const at = context.now();
  const banned = await bannedProfiles(context.store.reader, context.site().id);
  const inForce = banned.flatMap(({ personId, name, standing, updatedAt }) => {
    const ban = banInForce(standing, at);
    return ban === null || personId === newcomer ? [] : [{ id: personId, name, updatedAt, decisionId: ban.decisionId }];
  });
  return inForce.toSorted((a, b) => b.decisionId - a.decisionId);
}

/** Loads profiles into the thread unless the same ones, or nearly, are there: making them ready takes long. */
async function loadPeople(
  context: ServiceContext,
  matcher: StyleMatcher,
  people: { known: readonly Known[]; older: readonly Known[]; newcomer: number },
): Promise<void> {
  const { known, older, newcomer } = people;
  const { reader } = context.store;
  const { id: site } = context.site();
  const enough = { leastComments: LEAST_COMMENTS, leastWords: LEAST_WORDS };
  const ordinary = await ordinaryProfiles(reader, { siteId: site, ...enough, limit: MOST_OTHERS + 1 });
  // Somebody's own earlier profile would make everybody else look unlike them.
  const others = ordinary.filter((id) => id !== newcomer).slice(0, MOST_OTHERS);
  const samePerson = await confirmedReturns(reader, site);
  const state = [...[...known, ...older].map(({ id, updatedAt }) => `${id}@${updatedAt}`), ...samePerson].join(" ");
  const key = createHash("sha256").update(state).digest("base64url");
  const loaded = matcher.loadedFor(site);
  const current =
    loaded !== undefined &&
    loaded.key === key &&
    !loaded.others.includes(newcomer) &&
    others.length <= loaded.others.length * 1.25;
  if (current) return;
  const othersProfiles = (await profilesOf(reader, others)).map((row) => ({ id: row.person_id, profile: row.profile }));
  const load = { site, known: await profilesById(reader, known), others: othersProfiles, samePerson };
  await matcher.load({ kind: "load", ...load }, { key, others });
  for (let at = 0; at < older.length; at += SKETCHED_AT_ONCE) {
    const people = await profilesById(reader, older.slice(at, at + SKETCHED_AT_ONCE));
    await matcher.sketch({ kind: "sketch", site, people });
  }
}

/** Profiles of members, in their order. */
async function profilesById(reader: Db, people: readonly Known[]): Promise<{ id: number; profile: string }[]> {
  const rows = await profilesOf(
    reader,
    people.map(({ id }) => id),
  );
  const profiles = new Map(rows.map((row) => [row.person_id, row.profile]));
  return people.map(({ id }) => ({ id, profile: profiles.get(id) ?? NOTHING_WRITTEN }));
}

async function candidatesOf(
  context: ServiceContext,
  ids: readonly number[],
): Promise<{ id: number; name: string; comments: string[] }[]> {
  const { reader } = context.store;
  const people: PersonRow[] = await peopleByIds(reader, context.site().id, ids);
  const candidates = [];
  for (const { id, name } of people) candidates.push({ id, name, comments: await ownTexts(reader, { id, name }) });
  return candidates;
}

function signalSettings(on: readonly SignalName[]): SignalSettings {
  return Object.fromEntries(SIGNALS.map((name) => [name, on.includes(name)])) as SignalSettings;
}
