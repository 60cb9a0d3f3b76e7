import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { keepMeasure } from '../../data/measure-rows.ts';
import { measureShape } from '../../domain/measure.ts';
import type { MeasureGiven } from '../../domain/measures/measure-form.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { measureByCode } from '../../queries/measures.ts';
import { askToJudge } from '../judging/judge-job.ts';

/**
 * Makes an organisation's own measure, or a new version of one (`code`), with its reason; answers its code. Its series are judged anew. Throws Forbidden,
 * NotFound, Conflict for the starter catalogue, Invalid where a new version would give old figures another meaning.
 */
export async function keepOwnMeasure(tx: Tx, acting: QualityActing, { code, given }: { code: string | null; given: MeasureGiven }): Promise<string> {
  const { organisationId, reason, multiplier, denominator, ...words } = given;
  authorise(acting, 'define measures', organisationId);
  if (code !== null) await checkSame(tx, code, given);
  const kept = code ?? (await freeCode(tx, given.name));
  const measure = measureShape.parse({ ...words, code: kept, ...(denominator === '' ? {} : { denominator }), ...(given.unit === 'rate' && multiplier !== '' ? { multiplier: Number(multiplier) } : {}) });
  const id = await keepMeasure(tx, measure, { now: acting.now, madeBy: acting.viewer.personId, organisationId, reason });
  const series = code === null ? [] : await tx.selectFrom('quality.series').select('id').where('measure_id', '=', id).execute();
  await askToJudge(tx, series.map((one) => one.id));
  await recordEvent(tx, acting, { room: 'quality', name: code === null ? 'measure made' : 'measure changed', organisationId, subject: { kind: 'measure', id }, facts: { code: kept, reason } });
  return kept;
}

/** How figures are given, how often and whom they count cannot change under figures that are there: that is another measure. */
async function checkSame(tx: Tx, code: string, given: MeasureGiven): Promise<void> {
  const old = await measureByCode(tx, code);
  const row = await tx.selectFrom('quality.measure').select('organisation_id').where('code', '=', code).executeTakeFirstOrThrow();
  if (row.organisation_id === null) throw new Conflict('The starter catalogue is not changed here. Make a copy of your own.');
  if (row.organisation_id !== given.organisationId) throw new Conflict('This measure belongs to another organisation. Make a copy of your own.');
  for (const field of ['unit', 'grain', 'peopleIn'] as const) if (old[field] !== given[field]) throw new Invalid('That would give old figures another meaning.', { [field]: 'This cannot change. Make a new measure instead.' });
}

async function freeCode(tx: Tx, name: string): Promise<string> {
  const stem = name.toLowerCase().normalize('NFKD').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 50).padEnd(2, 'x');
  const taken = new Set((await tx.selectFrom('quality.measure').select('code').where('code', 'like', `${stem}%`).execute()).map(({ code }) => code));
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return taken.has(stem) ? `${stem}-${number}` : stem;
}
