import { parseCsv, type ParsedCsv } from '#platform/csv';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { isSpreadsheet, readXlsx } from '#platform/xlsx';
import { guessMapping, headerKey } from '../domain/imports/mapping.ts';
import { keptMapping } from '../data/imports/import-rows.ts';
import { authorise, type QualityActing } from '../permissions.ts';

export const LARGEST_FILE_BYTES = 5_000_000;

export interface UploadedFigures {
  organisationId: string;
  fileName: string;
  table: ParsedCsv;
}

/** The table of a file, CSV or a spreadsheet: read before a transaction begins, because a large one takes seconds. */
export const readTable = async (bytes: Uint8Array, sheet: string): Promise<ParsedCsv> =>
  (isSpreadsheet(bytes) ? readXlsx(bytes, { sheet, limits: { maxBytes: LARGEST_FILE_BYTES } }) : parseCsv(bytes, { limits: { maxBytes: LARGEST_FILE_BYTES }, isToMend: true }));

/** Keeps the rows of a file to be looked at before anything is loaded. Throws Forbidden, or Invalid where it cannot be read as a table. */
export async function uploadFigures(tx: Tx, acting: QualityActing, { organisationId, fileName, table: { header, rows, problems, notes } }: UploadedFigures): Promise<{ id: string }> {
  authorise(acting, 'load figures', organisationId);
  const [first] = problems;
  if (first) throw new Invalid(`The file cannot be read. ${sentences(problems)}`, { file: `Line ${first.line}: ${first.text}` });
  if (rows.length === 0) throw new Invalid('The file holds no rows under its names.', { file: 'Choose a file with rows under the names of its columns' });
  const mapping = (await keptMapping(tx, organisationId, headerKey(header))) ?? guessMapping(header);
  return tx.insertInto('quality.import').values({
    organisation_id: organisationId, file_name: fileName.slice(0, 200) || 'file.csv', header, rows: JSON.stringify(rows), mapping: JSON.stringify(mapping), reading_notes: notes, uploaded_at: acting.now, uploaded_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
}

const sentences = (problems: readonly { line: number; text: string }[]): string => problems.slice(0, 5).map(({ line, text }) => `Line ${line}: ${text}.`).join(' ');
