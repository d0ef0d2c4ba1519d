import type { AccountTraces } from "../../judgement/authorship/signals.ts";
import { decisionTimes } from "../../store/decided-comments.ts";
import { sharedSignals } from "../../store/signals.ts";
import type { SharedSignal } from "../../store/signals.ts";
import { companyOf, tracesOf } from "../../store/style-profiles.ts";
import type { Db } from "../../store/store.ts";

/** A network address or browser that more people share says nothing about two of them. */
const MOST_SHARING = 10;

/** Signals that are looked through. */
const MOST_SIGNALS = 500;

/** Latest comments whose threads and partners are compared. */
const LATEST = 200;

/** What is known of a newcomer and of banned members beside style; these in the order in which they were given. */
export interface Traces {
  readonly traces: AccountTraces;
  readonly knownTraces: readonly AccountTraces[];
}

/** What is known without looking at comments: names, addresses, arrival and ban, network and browser. */
export async function gatherTraces(
  db: Db,
  args: {
    siteId: number;
    newcomer: { id: number; name: string; created_at: number };
    known: readonly { id: number; name: string; decisionId: number }[];
    at: number;
  },
): Promise<Traces> {
  const { siteId, newcomer, known, at } = args;
  const { names, mails } = await tracesOf(db, [newcomer.id, ...known.map(({ id }) => id)]);
  const bannedAt = await decisionTimes(
    db,
    known.map(({ decisionId }) => decisionId),
  );
  const shared = await sharedSignals(db, { siteId, personId: newcomer.id, at, limit: MOST_SIGNALS });
  const places = sharedPlaces(shared.filter(({ sharedBy }) => sharedBy <= MOST_SHARING));
  const formerly = (id: number): string[] => names.filter(({ personId }) => personId === id).map(({ name }) => name);
  const mailOf = (id: number): { mail?: string } => {
    const mail = mails.find(({ personId }) => personId === id)?.mail;
    return mail === undefined ? {} : { mail };
  };
  return {
    traces: {
      names: [newcomer.name, ...formerly(newcomer.id)],
      ...mailOf(newcomer.id),
      arrived: newcomer.created_at,
      addresses: [...places.addresses].map(String),
      ranges: [...places.ranges].map(String),
      devices: [...places.devices].map(String),
    },
    knownTraces: known.map(({ id, name, decisionId }) => {
      const banned = bannedAt.get(decisionId);
      return {
        names: [name, ...formerly(id)],
        ...mailOf(id),
        ...(banned === undefined ? {} : { banned }),
        addresses: places.addresses.has(id) ? [String(id)] : [],
        ranges: places.ranges.has(id) ? [String(id)] : [],
        devices: places.devices.has(id) ? [String(id)] : [],
      };
    }),
  };
}

/**
 * With whom a newcomer shares an address, its surroundings, or a browser. The database has compared the hashes; in
 * their place stands the number of the other. A browser says something only together with the network.
 */
function sharedPlaces(shared: readonly SharedSignal[]): Record<"addresses" | "ranges" | "devices", Set<number>> {
  const of = (kind: SharedSignal["kind"]): Set<number> =>
    new Set(shared.filter((signal) => signal.kind === kind).map(({ personId }) => personId));
  const [addresses, ranges, agents] = [of("address"), of("network"), of("agent")];
  return { addresses, ranges, devices: new Set([...agents].filter((id) => addresses.has(id) || ranges.has(id))) };
}

/** The same with what comments say, for the newcomer and for candidates: threads, partners, sentences. */
export async function withCompany(
  db: Db,
  args: {
    newcomer: { id: number };
    known: readonly { id: number }[];
    traces: Traces;
    comments: readonly string[];
    candidates: readonly { id: number; comments: readonly string[] }[];
  },
): Promise<Traces> {
  const { traces, candidates, known } = args;
  const fuller = new Map<number, AccountTraces>();
  for (const { id, comments } of candidates) {
    fuller.set(id, { comments, ...(await companyOf(db, { personId: id, limit: LATEST })) });
  }
  const company = await companyOf(db, { personId: args.newcomer.id, limit: LATEST });
  return {
    traces: { ...traces.traces, comments: args.comments, ...company },
    knownTraces: traces.knownTraces.map((one, place) => ({ ...one, ...fuller.get(known[place]?.id ?? 0) })),
  };
}
