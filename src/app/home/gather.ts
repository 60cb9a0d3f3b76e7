import { addDays, londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { OwnNotice, Viewer } from '#platform/http';
import { todayKinds, type TodayKind, type TodayLine } from '#platform/rooms';
import { placesOf } from '#modules/directory';
import { rooms } from '../rooms.ts';

export interface Gathered extends Readonly<Record<TodayKind, readonly TodayLine[]>> {
  /** How many things need the viewer: a room gives its ten most urgent. */
  neededInAll: number;
}

export interface GatherAsked {
  viewer: Viewer;
  now: Date;
  since: Day;
}

/** What every room has for one viewer, in that viewer's scope: one question a room. What is needed by its day, the latest first; the rest as the rooms order it. */
export async function gatherToday(tx: Tx, { viewer, now, since }: GatherAsked): Promise<Gathered> {
  const places = await placesOf(tx, viewer, now);
  const byRoom: TodayLine[][] = [];
  for (const { today } of rooms) if (today) byRoom.push(await today(tx, { viewer, now, since, places }));
  const lines = byRoom.flat();
  const of = (kind: TodayKind) => lines.filter((line) => line.kind === kind).toSorted(isByDay(kind) ? soonest : newest);
  return { ...(Object.fromEntries(todayKinds.map((kind) => [kind, of(kind)])) as unknown as Record<TodayKind, TodayLine[]>), neededInAll: byRoom.reduce((sum, each) => sum + neededOf(each), 0) };
}

function neededOf(lines: readonly TodayLine[]): number {
  const needed = lines.filter(({ kind }) => kind === 'needed');
  return needed.filter(({ ofAll }) => ofAll === undefined).length + (needed.find(({ ofAll }) => ofAll !== undefined)?.ofAll ?? 0);
}

/** For “My part”, where the strategy room shows its own objectives and actions as tables: what waits in the other rooms. */
export async function noticesOfOtherRooms(tx: Tx, viewer: Viewer, now: Date): Promise<OwnNotice[]> {
  const lines: TodayLine[] = [];
  for (const { name, today } of rooms) if (today && name !== 'strategy') lines.push(...(await today(tx, { viewer, now, since: londonDay(now), places: [] })));
  return lines.filter(({ kind }) => kind === 'needed').toSorted(soonest).map(({ label, title, href }) => ({ text: [label, title].filter(Boolean).join(': '), href }));
}

/** Of one person's page and letter: what happened in so many days. */
export const NEWS_DAYS = { page: 28, letter: 7 } as const;

export const newsSince = (now: Date, where: keyof typeof NEWS_DAYS): Day => addDays(londonDay(now), -NEWS_DAYS[where]);

const isByDay = (kind: TodayKind): boolean => kind === 'needed' || kind === 'open' || kind === 'coming';

/** What has no day comes after what has one. */
const soonest = (one: TodayLine, other: TodayLine): number => (one.day ?? '9999').localeCompare(other.day ?? '9999');
const newest = (one: TodayLine, other: TodayLine): number => (other.day ?? '').localeCompare(one.day ?? '');
