import assert from 'node:assert/strict';
import { crawl, visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import type { TestSite } from '#test/site';
import { unzipped } from '#test/unzipped';
import { months, nameOf, smallest, trusts, type Smallest } from './world.ts';

/** One figure that somebody fetched: whom it sums, and its two numbers. */
export interface Seen {
  of: readonly Smallest[];
  numerator: number | null;
  denominator: number | null;
  /** In words, to name it when it is found out. */
  name: string;
}

interface Place {
  id: string;
  unit: string;
  split: string;
  groupCode: string;
}

/** Every series of the measure: what it is about. The attacker knows what there is, not how many. */
export async function placesOf(site: TestSite): Promise<Place[]> {
  const { rows } = await site.database.owner.query<Place>(`select s.id, u.code as unit, s.split, s.group_code as "groupCode" from quality.series s join directory.unit u on u.id = s.unit_id join quality.measure m on m.id = s.measure_id
    where m.code = 'not-attended' and s.profession = '' order by u.code, s.split, s.group_code`);
  return rows;
}

/** Who looks: nobody signed in, or somebody with a role in an organisation. */
export type Looker = readonly [role: string | null, organisation: string];

/** A session of its own each time. */
export const visitorFor = async (site: TestSite, [role, organisation]: Looker): Promise<Visitor> => visitorOf(site, role === null ? { cookie: '' } : await sessionFor(site, role, organisation));

/** Every page about figures that links lead to, without what differs from visit to visit. */
export async function pagesOf(site: TestSite, visitor: Visitor): Promise<Map<string, string>> {
  const found = await crawl(site, visitor, { from: ['/quality', '/fairness', '/quality/measures/not-attended'], within: /^\/(quality|fairness)/ });
  assert.deepEqual(found.leftOut, [], 'kinds of page that the walk ended before');
  return fetchAll(site, visitor, [...found.pages].filter(([, status]) => status === 200).map(([url]) => url));
}

/** What stands at these addresses, without what differs from visit to visit. */
export async function fetchAll(site: TestSite, visitor: Visitor, urls: Iterable<string>): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const url of urls) {
    const { body, rawPayload } = await site.server.inject({ url, headers: visitor.cookies ? { cookie: visitor.cookies } : {} });
    // A document for Word holds the second in which it was made and names of its own for links: its words are looked at.
    pages.set(url, /\.docx\b/.test(url) ? unzipped(rawPayload, 'word/document.xml').replaceAll(/<[^>]+>/g, ' ') : withoutTokens(body));
  }
  return pages;
}

/** Fetches, as one role, the file of every series there is, and reads the figures out of it. */
export async function seenBy(site: TestSite, looker: Looker, places: readonly Place[]): Promise<Seen[]> {
  const visitor = await visitorFor(site, looker);
  const figures: Seen[] = [];
  for (const place of places) {
    const answer = await site.server.inject({ url: `/quality/series/${place.id}/figures.csv`, headers: visitor.cookies ? { cookie: visitor.cookies } : {} });
    if (answer.statusCode === 200) figures.push(...figuresOf(place, answer.body));
  }
  return figures;
}

/** Without the tokens of forms, the codes that forms make, and the number of a request that an answer to a program names. */
const withoutTokens = (html: string) => html.replaceAll(/name="(_csrf|_form|sending|code)" value="[^"]*"/g, '').replaceAll(/"instance":"[^"]*"/g, '');

/** What stands in a series' file. Throws where a row cannot be read: a figure overlooked would make the attack weaker than it is. */
function figuresOf(place: Place, csv: string): Seen[] {
  const [head = '', ...lines] = csv.trim().split('\r\n');
  const columns = head.split(',');
  const [period, numerator, denominator] = ['period', 'numerator', 'denominator'].map((name) => columns.indexOf(name));
  if (period === undefined || period < 0 || numerator === undefined || numerator < 0 || denominator === undefined || denominator < 0) throw new Error(`no figures in ${head}`);
  const rows = new Map(lines.map((line) => line.split(',')).map((cells) => [(cells[period] ?? '').slice(0, 7), cells]));
  const count = (text: string | undefined) => (/^\d+$/.test(text ?? '') ? Number(text) : null);
  return months.map((month) => ({ of: smallestOf(place, month), numerator: count(rows.get(month)?.[numerator]), denominator: count(rows.get(month)?.[denominator]), name: `${place.unit} ${place.split} ${place.groupCode} ${month}` }));
}

const isOurs = (unit: string): boolean => Object.entries(trusts).some(([trust, teams]) => unit === trust || teams.some((team) => team === unit));

/** The smallest groups that a series' figure of a month sums. */
export function smallestOf({ unit, split, groupCode }: Omit<Place, 'id'>, month: string): Smallest[] {
  const wanted = new Map(split === '' ? [] : split.split('+').map((name, at) => [name, groupCode.split('+')[at]]));
  const isUnder = ({ team, trust }: Smallest) => unit === team || unit === trust || !isOurs(unit);
  return smallest.filter((one) => one.month === month && isUnder(one) && (wanted.get('sex') ?? one.sex) === one.sex && (wanted.get('rurality') ?? one.rurality) === one.rurality);
}

export const namesOf = (of: readonly Smallest[]): string[] => of.map(nameOf);
