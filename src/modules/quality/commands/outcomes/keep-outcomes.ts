import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { readScores } from '../../data/outcomes/read-scores.ts';
import { protectOutcomes, type OutcomeSums } from '../../domain/outcomes/sum-pairs.ts';
import { quarterOf } from '../../domain/reviews/review.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { outcomeMeasure, type OutcomeMeasure } from '../../queries/outcomes/outcomes.ts';

/**
 * Adds up the scores of a quarter from a file and keeps what may be shown; the file is not kept. A quarter is told once.
 * Throws NotFound, Forbidden, Conflict for a quarter that stands, Invalid with the lines that cannot be read.
 */
export async function loadOutcomes(tx: Tx, acting: QualityActing, { measureId, quarter, bytes }: { measureId: string; quarter: string; bytes: Uint8Array }): Promise<void> {
  const measure = await outcomeMeasure(tx, measureId);
  authorise(acting, 'keep outcome measures', measure.organisationId);
  if (quarter >= quarterOf(londonDay(acting.now))) throw new Invalid('Choose a quarter that has ended.', { quarter: 'Choose a quarter that has ended' });
  const read = readScores(bytes, measure);
  if (!read.ok) throw new Invalid(read.problems.slice(0, 8).join(' '), { file: read.problems[0] ?? 'The file cannot be read' });
  await keepOutcomes(tx, { measure, quarter, sums: read.sums, now: acting.now, by: acting.viewer.personId });
  await recordEvent(tx, acting, { room: 'quality', name: 'outcomes loaded', organisationId: measure.organisationId, subject: { kind: 'outcome measure', id: measureId }, facts: { quarter } });
}

export interface KeptOutcomes {
  measure: OutcomeMeasure;
  quarter: string;
  sums: readonly OutcomeSums[];
  now: Date;
  by: string | null;
}

/** Keeps what may be shown of a quarter. Throws Conflict for one that stands. */
export async function keepOutcomes(tx: Tx, { measure: { id, organisationId, instrument, smallestChange }, quarter, sums, now, by }: KeptOutcomes): Promise<void> {
  const known = await tx.selectFrom('quality.outcome_figure').select('measure_id').where('measure_id', '=', id).where('quarter', '=', quarter).executeTakeFirst();
  if (known) throw new Conflict('The outcomes of this quarter stand already. They are told once, because two tellings could be held against each other.');
  const isGoals = instrument.kind === 'goals';
  await tx.insertInto('quality.outcome_figure').values(protectOutcomes(sums, { countsBetter: isGoals || smallestChange !== null, hasMean: !isGoals }).map(({ group, mean, lower, upper, ...figures }) => ({
    measure_id: id, organisation_id: organisationId, quarter, group_name: group, ...figures, mean_change: mean, lower_change: lower, upper_change: upper, loaded_at: now, loaded_by: by,
  }))).execute();
}
