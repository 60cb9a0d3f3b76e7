import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import type { TestSite } from '#test/site';
import { runWaiting } from '#test/waiting-jobs';
import { jobs } from '../../src/modules/quality/jobs.ts';

/** Two imagined trusts under one system, their teams, and people by sex and by where they live: some groups are five people, or fewer. */
export const trusts = { 'vale-and-riverside': ['vale-podiatry', 'vale-dietetics', 'vale-paramedic'], hillmoor: ['hillmoor-podiatry', 'hillmoor-reablement'] } as const;
export type Trust = keyof typeof trusts;
export const above = ['rivers-and-moor'] as const;
const groups = { sex: ['women-and-girls', 'men-and-boys', 'not-known'], rurality: ['rural', 'urban', 'not-known'] } as const;
export const months = ['2026-05', '2026-06'] as const;

/** One smallest group: a team, a month, a sex, a place; how many were there, and how many of them did not come. */
export interface Smallest {
  trust: Trust;
  team: string;
  month: string;
  sex: string;
  rurality: string;
}
export interface People {
  numerator: number;
  denominator: number;
}
export const nameOf = ({ team, month, sex, rurality }: Smallest): string => `${team} ${month} ${sex} ${rurality}`;

export const smallest: readonly Smallest[] = (Object.keys(trusts) as Trust[]).flatMap((trust) => trusts[trust].flatMap((team) => months.flatMap((month) => groups.sex.flatMap((sex) => groups.rurality.map((rurality) => ({ trust, team, month, sex, rurality }))))));

/** Made up by a fixed rule: most groups are large, every fourth is five people or fewer. */
export function madeUp(): Map<string, People> {
  let state = 20260522;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return new Map(smallest.map((one, at) => {
    const denominator = at % 4 === 3 ? Math.floor(next() * 6) : 30 + Math.floor(next() * 90);
    return [nameOf(one), { numerator: Math.floor(denominator * (0.1 + 0.5 * next())), denominator }];
  }));
}

const header = 'Month,Team,Measure,Characteristic,Group,Second characteristic,Second group,Numerator,Denominator';

/** A trust's file: everybody, each sex, each kind of place, and both together. */
export function fileOf(trust: Trust, people: ReadonlyMap<string, People>): string {
  const lines = trusts[trust].flatMap((team) => months.flatMap((month) => {
    const here = smallest.filter((one) => one.team === team && one.month === month);
    const line = (of: readonly Smallest[], split: string) => {
      const sum = (part: keyof People) => of.reduce((all, one) => all + (people.get(nameOf(one))?.[part] ?? 0), 0);
      return `${month},${team},not-attended,${split},${sum('numerator')},${sum('denominator')}`;
    };
    return [
      line(here, ',,,'),
      ...groups.sex.map((sex) => line(here.filter((one) => one.sex === sex), `sex,${sex},,`)),
      ...groups.rurality.map((place) => line(here.filter((one) => one.rurality === place), `rurality,${place},,`)),
      ...here.map((one) => line([one], `sex,${one.sex},rurality,${one.rurality}`)),
    ];
  }));
  return `${[header, ...lines].join('\n')}\n`;
}

/** Sends a file as the trust's service lead, as a person would, and lets the worker load it. Throws where a row was refused. */
export async function loadFile(site: TestSite, trust: Trust, text: string): Promise<void> {
  const player = await sessionFor(site, 'service lead', trust);
  const lead = await visitorOf(site, player);
  const parts = Object.entries({ _csrf: lead.csrf, organisationId: player.organisationId ?? '' }).map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const payload = `${parts.join('')}--b\r\ncontent-disposition: form-data; name="file"; filename="f.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--b--\r\n`;
  const sent = await site.server.inject({ method: 'POST', url: '/quality/imports', payload, headers: { cookie: lead.cookies, 'content-type': 'multipart/form-data; boundary=b' } });
  const file = String(sent.headers.location).split('?')[0] ?? '';
  const asked = await post(site, lead, `${file}/loading`);
  if (asked !== 303) throw new Error(`the file could not be loaded: ${sent.statusCode} ${asked}`);
  await runWaiting(site.database, jobs);
  const { body } = await site.server.inject({ url: file, headers: { cookie: lead.cookies } });
  if (/rows? could not be loaded/.test(body)) throw new Error(`rows were refused: ${body.replaceAll(/<[^>]+>/g, ' ').slice(0, 2000)}`);
}

const post = async (site: TestSite, { cookies, csrf }: Visitor, url: string) =>
  (await site.server.inject({ method: 'POST', url, payload: new URLSearchParams({ _csrf: csrf }).toString(), headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' } })).statusCode;

/** Everybody may see what the trusts loaded: the widest view there is. */
export async function shareAll(site: TestSite): Promise<void> {
  await site.database.owner.query("update quality.series set audience = 'public' where not is_rolled_up");
  await site.database.owner.query("select platform.enqueue('quality-publish', json_build_object('measureId', m.id, 'reason', 'A test')) from quality.measure m where m.code = 'not-attended'");
  await runWaiting(site.database, jobs);
}
