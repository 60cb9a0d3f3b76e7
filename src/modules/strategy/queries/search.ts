import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { HeardFound } from '#platform/http';
import { findPlaces, professions, type FoundPlace, type Profession } from '#modules/directory';
import { alike } from '../data/search-words.ts';
import { alternativesOf, holdsOneOf, searchQuery } from '../domain/search-words.ts';
import type { NodeType } from '../domain/node-types.ts';
import { listSessions, type SessionLine } from './event-sessions.ts';
import { objectiveLines, type ObjectiveLine } from './objective-lines.ts';
import { glossaryInForce, glossaryList, type TermLine } from './words.ts';

export interface FoundPart {
  strategyCode: string;
  strategyTitle: string;
  isExample: boolean;
  code: string;
  type: NodeType;
  title: string;
  variants: readonly string[];
  body: string | null;
}

/** The kinds of things that can be found, in the order of the page. */
export const searchKinds = ['parts', 'objectives', 'places', 'professions', 'words', 'sessions', 'heard'] as const;
export type SearchKind = (typeof searchKinds)[number];

export interface Found<T> {
  lines: readonly T[];
  total: number;
}

export interface SearchResults {
  /** What was looked for beside the typed words: "Podiatry" also means podiatrists. */
  alsoLookedFor: readonly string[];
  /** The same for a text index: whoever holds other words asks it with this. */
  query: string;
  parts: Found<FoundPart>;
  objectives: Found<ObjectiveLine>;
  places: Found<FoundPlace>;
  professions: Found<Profession>;
  words: Found<TermLine>;
  sessions: Found<SessionLine>;
  /** What people said: another room holds it, and the page asks there. */
  heard: HeardFound;
}

export interface SearchQuestion {
  typed: string;
  now: Date;
  /** Only this kind; every kind where it is left out. */
  kind?: SearchKind | undefined;
  limit: number;
  offset: number;
}

const nothing = { lines: [], total: 0 } as const;

/** Everything public that holds these words or words of the same meaning, by kind. */
export async function searchSite(tx: Tx, { typed, now, kind, limit, offset }: SearchQuestion): Promise<SearchResults> {
  const { terms } = await glossaryInForce(tx);
  const alternatives = alternativesOf(typed, { alike, shortForms: terms.map(({ form, expansion, alsoExpansions }) => ({ form, expansions: [expansion, ...(alsoExpansions ?? [])] })) });
  const [query, within] = [searchQuery(alternatives), { limit, offset }];
  const asked = <T>(of: SearchKind, find: () => Promise<Found<T>>): Promise<Found<T>> => (kind === undefined || kind === of ? find() : Promise.resolve(nothing));
  return {
    alsoLookedFor: alternatives.slice(1), query, heard: nothing,
    parts: await asked('parts', () => findParts(tx, query, within)),
    objectives: await asked('objectives', () => findObjectives(tx, { query, now, ...within })),
    places: await asked('places', () => findPlaces(tx, { query, typed, today: londonDay(now), ...within })),
    professions: await asked('professions', async () => someOf(professions.filter(({ title, printedVariants, kinds }) => holdsOneOf([title, ...printedVariants, ...kinds].join(' · '), alternatives)), within)),
    words: await asked('words', async () => someOf((await glossaryList(tx)).filter(({ shown, expansion, meaning }) => holdsOneOf(`${shown} · ${expansion ?? ''} · ${meaning}`, alternatives)), within)),
    sessions: await asked('sessions', () => findSessions(tx, alternatives, within)),
  };
}

interface Within {
  limit: number;
  offset: number;
}

const someOf = <T>(all: readonly T[], { limit, offset }: Within): Found<T> => ({ lines: all.slice(offset, offset + limit), total: all.length });

/** The most that the index is asked for; of more, people see the best. */
const MOST_PARTS = 200;

async function findParts(tx: Tx, query: string, { limit, offset }: Within): Promise<Found<FoundPart>> {
  const { rows } = await sql<{ strategy_code: string; short_title: string; is_example: boolean; code: string; type: NodeType; title: string; variants: string[]; body: string | null; total: number }>`
    select s.code as strategy_code, s.short_title, s.is_example, n.code, n.type, n.title, n.variants, n.body, (count(*) over ())::int as total
    from strategy.search_nodes(${query}, ${MOST_PARTS}) found
    join strategy.strategy s on s.id = found.strategy_id
    join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version and n.code = found.code
    order by s.is_example, found.rank desc, s.code, n.code limit ${limit} offset ${offset}`.execute(tx);
  const lines = rows.map((row) => ({
    strategyCode: row.strategy_code, strategyTitle: row.short_title, isExample: row.is_example, code: row.code, type: row.type,
    title: row.title, variants: row.variants, body: row.body,
  }));
  return { lines, total: rows[0]?.total ?? 0 };
}

async function findObjectives(tx: Tx, { query, now, limit, offset }: Within & { query: string; now: Date }): Promise<Found<ObjectiveLine>> {
  const { rows } = await sql<{ id: string; total: number }>`select objective_id as id, total from strategy.search_objectives(${query}, ${limit}, ${offset})`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const lines = ids.length > 0 ? await objectiveLines(tx, { ids, asAt: now }) : [];
  return { lines: ids.flatMap((id) => lines.find((line) => line.id === id) ?? []), total: rows[0]?.total ?? 0 };
}

/** Sessions are few: all that are published are read, and their words looked through. */
async function findSessions(tx: Tx, alternatives: readonly string[], within: Within): Promise<Found<SessionLine>> {
  const { rows } = await sql<{ id: string; words: string }>`select e.id, concat_ws(' · ', e.title, e.place,
      (select string_agg(t.name, ' · ') from strategy.session_theme t where t.session_id = e.id), (select string_agg(q.words, ' · ') from strategy.session_question q where q.session_id = e.id)) as words
    from strategy.event_session e where e.is_public order by e.held_on desc limit 2000`.execute(tx);
  const fitting = rows.filter(({ words }) => holdsOneOf(words, alternatives)).map(({ id }) => id);
  if (fitting.length === 0) return nothing;
  const { lines } = await listSessions(tx, {}, { limit: 2000 });
  return someOf(lines.filter(({ id }) => fitting.includes(id)), within);
}
