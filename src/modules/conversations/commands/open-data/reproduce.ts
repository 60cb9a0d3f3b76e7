import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readZip } from '#platform/zip';
import { compareResults, type Compared, type ResultsInBundle } from '../../domain/open-data/compare-results.ts';

interface Streams {
  print(line: string): void;
  complain(line: string): void;
}

const usage = 'Say it like this: bin/allied conversations reproduce BUNDLE';

/**
 * `bin/allied conversations reproduce BUNDLE`: works out every published figure of a bundle (folder or .zip) again and says of each
 * whether it is the same. Needs no database. Answers 0, 1 where a figure differs, 2 where the bundle cannot be read.
 */
export function reproduce([path, ...more]: readonly string[], streams: Streams): number {
  if (!path || path.startsWith('-') || more.length > 0) return refuse(streams, usage);
  const files = readFiles(path);
  if (typeof files === 'string') return refuse(streams, files);
  const places = [...files.keys()].filter((name) => /(^|\/)results\/results\.json$/.test(name)).map((name) => name.slice(0, -'results.json'.length));
  if (places.length === 0) return refuse(streams, 'There are no results in it: they are added to the open data once they are published.');
  let isSame = true;
  for (const place of places.toSorted()) {
    const read = readResults(files, place);
    if (typeof read === 'string') return refuse(streams, read);
    if (places.length > 1) streams.print(place.split('/')[0] ?? '');
    isSame = tell(compareResults(read), streams) && isSame;
    if (!read.opinion) streams.print('Single votes are not given out, so opinion groups and bridging cannot be worked out again.');
  }
  streams.print(isSame ? 'Every figure is the same.' : 'Some figures differ.');
  return isSame ? 0 : 1;
}

function refuse({ complain }: Streams, sentence: string): number {
  complain(sentence);
  return 2;
}

/** The files of a bundle by their names, or why it cannot be read. */
function readFiles(path: string): Map<string, Buffer> | string {
  if (!existsSync(path)) return `There is no file or folder “${path}”.`;
  if (!statSync(path).isDirectory()) {
    const read = readZip(readFileSync(path), { maxFiles: 500, maxBytes: 2_000_000_000 });
    return read.ok ? read.files : read.sentence;
  }
  const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.json')).map((entry) => join(entry.parentPath, entry.name));
  return new Map(names.map((name) => [relative(path, name).replaceAll('\\', '/'), readFileSync(name)]));
}

function readResults(files: ReadonlyMap<string, Buffer>, place: string): ResultsInBundle | string {
  const json = (name: string): unknown => JSON.parse(files.get(`${place}${name}.json`)?.toString() ?? '');
  try {
    // Files of our own making; what does not fit shows as figures that differ.
    return {
      results: json('results'), voices: json('voices'), ideas: json('support-ideas'), comments: json('support-comments'), heardLess: json('support-heard-less'), opinion: files.has(`${place}opinion.json`) ? json('opinion') : null,
    } as ResultsInBundle;
  } catch {
    return 'The files about results are not all there, or are not as this site writes them.';
  }
}

/** A line for each figure, and one for each that differs. Answers whether all are the same. */
function tell(compared: readonly Compared[], { print }: Streams): boolean {
  for (const [figure, all] of Map.groupBy(compared, (each) => each.figure)) {
    const different = all.filter((each) => !each.isSame);
    print(`${figure}: ${(all.length - different.length).toLocaleString('en-GB')} same, ${different.length.toLocaleString('en-GB')} different`);
    for (const { of, published, anew } of different.slice(0, 20)) print(`  ${of}: published ${JSON.stringify(published)}, worked out anew ${JSON.stringify(anew)}`);
  }
  return compared.every(({ isSame }) => isSame);
}
