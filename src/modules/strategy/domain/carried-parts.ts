import { FinancialYear, type Day } from '#platform/clock';

/** How many of each came along when an objective was carried over. */
export interface CameAlong {
  tags: number;
  partners: number;
  milestones: number;
}

/** A due date that lies in the old year goes on by a year; any other stays. The last day of February follows a leap day. */
export function dueInNextYear(dueOn: Day, yearStart: number): Day {
  const year = FinancialYear.starting(yearStart);
  if (dueOn < year.firstDay || dueOn > year.lastDay) return dueOn;
  const moved = `${Number(dueOn.slice(0, 4)) + 1}${dueOn.slice(4)}`;
  return moved.endsWith('-02-29') ? moved.replace(/29$/, '28') : moved;
}

/** What came along, as a sentence or two. */
export function cameAlongWords({ tags, partners, milestones }: CameAlong): string {
  const parts = [counted(tags, 'tag'), counted(partners, 'partner'), counted(milestones, 'unfinished milestone')].filter((part) => part !== '');
  if (parts.length === 0) return 'No tags, partners or milestones came with it.';
  const list = parts.length === 1 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
  return `${list} came with it.${milestones > 0 ? ' Due dates of the old year are moved on by a year.' : ''}`;
}

const counted = (count: number, one: string): string => (count === 0 ? '' : `${count} ${count === 1 ? one : `${one}s`}`);
