import { z } from 'zod';
import type { SplitFigures } from '#modules/quality';
import { mayBeChance, type Gap, type Interval } from '../../domain/gap.ts';
import { clearGaps, type GapView, type GroupRow } from '../../domain/gap-view.ts';
import type { GapAction } from '../../queries/around-gaps.ts';

const code = z.string().max(80);
const count = z.number().nullable();
const interval = z.object({ value: z.number(), lower: count, upper: count }).meta({ id: 'FigureWithLimits', description: 'A figure with its 95% limits; null where none can be given' });
const gap = z.object({
  points: interval.meta({ description: 'How far the group is behind; above 0 it has it worse' }), ratio: interval.nullable(), people: interval.nullable().meta({ description: 'For how many people of the group it would have been otherwise at the rate of the comparison' }),
  mayBeChance: z.boolean(),
}).meta({ id: 'GapOfGroup' });
const group = z.object({
  code, name: z.string(), isNotKnown: z.boolean(), isComparison: z.boolean(), numerator: count, denominator: count, tooFew: z.boolean().meta({ description: 'True where a figure is there and too few people stand behind it to show it safely; its numbers are null' }),
  rate: interval.nullable(), gap: gap.nullable(),
}).meta({ id: 'GroupWithGap' });

/** The gaps of one split in one period, of shown figures alone. */
export const gapsShape = z.object({
  measure: code, organisation: code, unit: code, profession: z.string(), split: z.string().meta({ description: 'A characteristic, or two joined by +' }), isExample: z.boolean(),
  step: z.enum(['month', 'quarter', 'year']).meta({ description: 'What periods are taken together' }), period: z.iso.date().nullable().meta({ description: 'First day of the period; null where no figures came in' }), isWholePeriod: z.boolean(),
  comparison: code.nullable().meta({ description: 'The group that the others are held against; “others” for all the others together' }), groups: z.array(group),
  shareNotKnown: count.meta({ description: 'Share of the people shown whose group is not known; null where that cannot be said' }),
  change: z.object({ group: code, since: z.iso.date(), by: interval, verdict: z.enum(['narrowed', 'widened', 'turned', 'cannot tell']) }).nullable().meta({ description: 'How the gap of one group changed; above 0 it became smaller' }),
  slope: z.object({ slopeIndex: interval, relativeIndex: interval.nullable() }).nullable(), openActions: z.int(), isGapWithoutAction: z.boolean(),
}).meta({ id: 'GapsOfSplit' });

/** What the pages show of a split, as a record. */
export function gapRecord(split: SplitFigures, view: GapView | null, actions: readonly GapAction[]): z.input<typeof gapsShape> {
  const { measureCode: measure, organisationCode: organisation, unitCode: unit, profession, split: by, isExample } = split;
  const openActions = actions.filter((action) => action.endedOn === null && action.measureId === split.measureId && action.unitId === split.unitId && action.split === by).length;
  const place = { measure, organisation, unit, profession, split: by, isExample, openActions };
  if (!view) return { ...place, step: split.definition.grain, period: null, isWholePeriod: false, comparison: null, groups: [], shareNotKnown: null, change: null, slope: null, isGapWithoutAction: false };
  const { step, now, before, comparison, rows, notKnownShare, change, focus, slope } = view;
  return {
    ...place, step, period: now.from, isWholePeriod: now.isWhole, comparison: comparison.code, groups: rows.map(groupRecord), shareNotKnown: notKnownShare,
    change: change && focus ? { group: focus.group.code, since: before.from, by: change.by, verdict: change.verdict } : null,
    slope: slope && 'slope' in slope ? { slopeIndex: slope.slope, relativeIndex: slope.relative } : null,
    isGapWithoutAction: openActions === 0 && clearGaps(view).length > 0,
  };
}

function groupRecord({ group: { code: own, name, isNotKnown }, isComparison, count: shown, isTooFew, rate, gap: found }: GroupRow): z.input<typeof group> {
  return { code: own, name, isNotKnown, isComparison, numerator: shown?.numerator ?? null, denominator: shown?.denominator ?? null, tooFew: isTooFew, rate, gap: found && gapFigures(found) };
}

const gapFigures = ({ points, ratio, people }: Gap): { points: Interval; ratio: Interval | null; people: Interval | null; mayBeChance: boolean } => ({ points, ratio, people, mayBeChance: mayBeChance(points) });
