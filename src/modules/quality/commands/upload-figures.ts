import { parseCsv } from '#platform/csv';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { guessMapping, headerKey } from '../domain/imports/mapping.ts';
import { keptMapping } from '../data/imports/import-rows.ts';
import { authorise, type QualityActing } from '../permissions.ts';

export const LARGEST_FILE_BYTES = 5_000_000;

export interface UploadedFigures {
  organisationId: string;
  fileName: string;
  bytes: Uint8Array;
}

/** Keeps the rows of a file to be looked at before anything is loaded. Throws Forbidden, or Invalid where it cannot be read as a table. */
export async function uploadFigures(tx: Tx, acting: QualityActing, { organisationId, fileName, bytes }: UploadedFigures): Promise<{ id: string }> {
  authorise(acting, 'load figures', organisationId);
  const { header, rows, problems } = parseCsv(bytes, { limits: { maxBytes: LARGEST_FILE_BYTES } });
  const [first] = problems;
  if (first) throw new Invalid(`The file cannot be read. ${sentences(problems)}`, { file: `Line ${first.line}: ${first.text}` });
  if (rows.length === 0) throw new Invalid('The file holds no rows under its names.', { file: 'Choose a file with rows under the names of its columns' });
  const mapping = (await keptMapping(tx, organisationId, headerKey(header))) ?? guessMapping(header);
  return tx.insertInto('quality.import').values({
    organisation_id: organisationId, file_name: fileName.slice(0, 200) || 'file.csv', header, rows: JSON.stringify(rows), mapping: JSON.stringify(mapping), uploaded_at: acting.now, uploaded_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
}

const sentences = (problems: readonly { line: number; text: string }[]): string => problems.slice(0, 5).map(({ line, text }) => `Line ${line}: ${text}.`).join(' ');
