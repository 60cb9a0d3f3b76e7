import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { unitsBelow } from '#modules/directory';
import { spreadOf, type Spread } from '../domain/spread.ts';
import type { TemplateContent } from '../domain/template-file.ts';
import { axes, matrixUnit, type Axis, type MatrixUnit } from './matrix.ts';
import { sentCounts, type SentCounts } from './sendings.ts';
import { answersOf, latestSigned, type SnapshotLine } from './snapshots.ts';

/** Whose snapshots are put together at each level: those of the level below. */
const levelBelow: Partial<Record<string, string>> = { provider: 'team', system: 'provider', region: 'system' };

export interface SpreadCell {
  foundation: Axis;
  focus: Axis;
  spread: Spread;
}

export interface SpreadPage {
  unit: MatrixUnit;
  foundations: readonly Axis[];
  focuses: readonly Axis[];
  /** The latest signed snapshot of each place below that the viewer may read. */
  from: readonly SnapshotLine[];
  cells: readonly SpreadCell[];
  strengths: readonly { words: string; place: string; foundation: Axis | undefined; focus: Axis | undefined }[];
  counts: readonly SharedCount[];
  /** What places sent up, for the level above alone. */
  sent: readonly SentCounts[];
}

export interface SharedCount {
  id: string;
  title: string;
  countedOn: Day;
  people: number;
  content: TemplateContent;
  figures: readonly { question: string; stage: string; shown: number | null }[];
}

/** The roll-up of a place: of each cell how many places below stand at which stage, never a mean of stages (requirement S21). */
export async function spreadPage(tx: Tx, unitCode: string, now: Date): Promise<SpreadPage> {
  const unit = await matrixUnit(tx, unitCode);
  const { foundations, focuses } = await axes(tx);
  const below = (await unitsBelow(tx, unit.id, londonDay(now))).filter(({ level }) => level === levelBelow[unit.level]);
  const from = (await latestSigned(tx, below.map(({ id }) => id))).toSorted((one, other) => (one.unit?.name ?? '').localeCompare(other.unit?.name ?? ''));
  const answers = await answersOf(tx, from.map(({ id }) => id));
  const cells = foundations.flatMap((foundation) => focuses.map((focus) => ({
    foundation, focus, spread: spreadOf(from.map(({ id }) => answers.get(id)?.find((answer) => answer.stage !== null && answer.foundation === foundation.code && answer.focus === focus.code)?.stage ?? null)),
  })));
  const strengths = from.flatMap(({ id, unit: place }) => (answers.get(id) ?? []).flatMap(({ isStrength, words, foundation, focus }) => (isStrength && words ? [{
    words, place: place?.name ?? '', foundation: foundations.find(({ code }) => code === foundation), focus: focuses.find(({ code }) => code === focus),
  }] : [])));
  return { unit, foundations, focuses, from, cells, strengths, counts: await sharedCounts(tx, unit.id), sent: await sentCounts(tx, unit.id) };
}

/** Counts of people's own snapshots at this place: only what eight or more stand behind was ever kept. */
async function sharedCounts(tx: Tx, unitId: string): Promise<SharedCount[]> {
  const { rows } = await sql<SharedCount>`select c.id, t.title, c.counted_on as "countedOn", c.people, t.content,
    (select coalesce(jsonb_agg(jsonb_build_object('question', f.question, 'stage', f.stage, 'shown', f.shown)), '[]') from inquiry.shared_figure f where f.count_id = c.id) as figures
    from inquiry.shared_count c join inquiry.template t on t.id = c.template_id where c.unit_id = ${unitId} order by c.counted_on desc, t.title limit 40`.execute(tx);
  return rows;
}
