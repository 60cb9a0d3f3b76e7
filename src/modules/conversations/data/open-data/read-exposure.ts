import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '#platform/csv';
import type { FileProblem, OpenExposure } from '../../domain/open-data/open-data-set.ts';

const file = 'exposure.csv';
const columns = ['comment-id', 'position', 'by-chance', 'served', 'seen', 'votes'] as const;

/** Reads exposure.csv of a bundle of ours; exports of others do not have it. */
export function readExposure(folder: string, places: ReadonlyMap<string, number>): { exposure: OpenExposure[]; problems: FileProblem[] } {
  if (!existsSync(join(folder, file))) return { exposure: [], problems: [] };
  const parsed = parseCsv(readFileSync(join(folder, file)), { columns, limits: { maxBytes: 100_000_000, maxRows: 2_000_000, maxColumns: 20 } });
  const problems: FileProblem[] = parsed.problems.map((problem) => ({ file, ...problem }));
  if (problems.length > 0) return { exposure: [], problems };
  const at = columns.map((name) => parsed.header.indexOf(name));
  const exposure = parsed.rows.flatMap(({ line, values }): OpenExposure[] => {
    const [id = '', position = '', chance = '', ...counts] = at.map((place) => values[place] ?? '');
    const statement = places.get(id);
    const [served = -1, seen = -1, votes = -1] = counts.map((count) => (/^\d{1,9}$/.test(count) ? Number(count) : -1));
    const isWhole = statement !== undefined && /^[1-9]\d{0,2}$/.test(position) && Number(position) <= 500 && Math.min(served, seen, votes) >= 0;
    if (!isWhole) {
      problems.push({ file, line, text: 'This row does not fit: a comment that is there, a place from 1 to 500, and counts' });
      return [];
    }
    return [{ statement, position: Number(position), isRandom: chance === 'yes', served, seen, votes }];
  });
  return { exposure, problems };
}
