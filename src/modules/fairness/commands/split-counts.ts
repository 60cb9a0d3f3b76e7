import { parseCsv, writeCsv } from '#platform/csv';
import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { importChoices, LARGEST_FILE_BYTES, uploadFigures } from '#modules/quality';
import { areaRows, plusGroups } from '../data/area-rows.ts';
import { sortCounts, type AreaSplit, type SplitCount } from '../domain/split-areas.ts';
import { authorise, type FairnessActing } from '../permissions.ts';
import { listed } from './load-areas.ts';

export interface CountsFile {
  organisationId: string;
  lookupId: string;
  measureCode: string;
  unitCode: string;
  /** The first day of a period, for a file without a column of periods. */
  period: string | null;
  splits: readonly AreaSplit[];
  fileName: string;
  bytes: Uint8Array;
}

/**
 * Sorts counts by area into figures by group and hands these to quality's import, where a person looks at them before anything is loaded.
 * The counts by area themselves are kept nowhere. Answers the import and how many rows had an area that the lookup does not name.
 */
export async function splitCounts(tx: Tx, acting: FairnessActing, file: CountsFile): Promise<{ importId: string; rows: number; unknownAreas: number }> {
  authorise(acting, 'choose groups and areas', file.organisationId);
  const chosen = await chosenOf(tx, file);
  const { header, rows, problems } = parseCsv(file.bytes, { limits: { maxBytes: LARGEST_FILE_BYTES } });
  if (problems.length > 0) throw new Invalid(`The file cannot be read. ${listed(problems)}`, { file: `Line ${problems[0]?.line}: ${problems[0]?.text}` });
  const plus = await plusGroups(tx, file.organisationId);
  const sorted = sortCounts({ header, rows }, { areas: await areaRows(tx, file.lookupId), plus, splits: file.splits, period: file.period });
  const [problem] = sorted.problems;
  if (problem) throw new Invalid(`The file cannot be sorted. ${listed(sorted.problems)}`, { file: `Line ${problem.line}: ${problem.text}` });
  if (sorted.counts.length === 0) throw new Invalid('The file holds no rows.', { file: 'Choose a file with a row for each area' });
  const { id: importId } = await uploadFigures(tx, acting, { organisationId: file.organisationId, fileName: `By group: ${file.fileName}`, table: parseCsv(figuresCsv(sorted.counts, file)) });
  await keepSource(tx, acting, file, { ...chosen, counts: sorted.counts });
  return { importId, rows: sorted.rows, unknownAreas: sorted.unknownAreas };
}

async function chosenOf(tx: Tx, { organisationId, lookupId, measureCode, unitCode }: CountsFile): Promise<{ measureId: string; unitId: string }> {
  const lookup = isId(lookupId) ? await tx.selectFrom('fairness.area_lookup').select('id').where('id', '=', lookupId).where('organisation_id', '=', organisationId).executeTakeFirst() : undefined;
  if (!lookup) throw new NotFound('We cannot find that lookup of areas.');
  const { measures, units } = await importChoices(tx, organisationId);
  if (!measures.some(({ code }) => code === measureCode)) throw new Invalid('Choose a measure from the list.', { measureCode: 'Choose a measure from the list' });
  if (!units.some(({ code }) => code === unitCode)) throw new Invalid('Choose a team from the list.', { unitCode: 'Choose a team from the list' });
  const { id: measureId } = await tx.selectFrom('quality.measure').select('id').where('code', '=', measureCode).executeTakeFirstOrThrow();
  const { id: unitId } = await tx.selectFrom('directory.unit').select('id').where('code', '=', unitCode).executeTakeFirstOrThrow();
  return { measureId, unitId };
}

const figuresCsv = (counts: readonly SplitCount[], { measureCode, unitCode }: CountsFile): string => writeCsv(
  ['Period', 'Measure', 'Team', 'Profession', 'Characteristic', 'Group', 'Numerator', 'Denominator'],
  counts.map(({ period, profession, split, group, numerator, denominator }) => [period.slice(0, 7), measureCode, unitCode, profession, split, group, numerator, denominator]),
);

/** By which lookup, and so by the index of which year, these groups were made. */
async function keepSource(tx: Tx, acting: FairnessActing, { organisationId, lookupId, splits }: CountsFile, { measureId, unitId, counts }: { measureId: string; unitId: string; counts: readonly SplitCount[] }): Promise<void> {
  const periods = counts.map(({ period }) => period).toSorted();
  const [from, to] = [periods[0] ?? '', periods.at(-1) ?? ''];
  await tx.insertInto('fairness.area_split').values(splits.map((split) => ({
    organisation_id: organisationId, lookup_id: lookupId, measure_id: measureId, unit_id: unitId, split, from_period: from, to_period: to, made_at: acting.now, made_by: acting.viewer.personId,
  }))).execute();
}
