import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readZip } from '#platform/zip';
import { gatherVotes } from '../../domain/open-data/gather-votes.ts';
import type { FileProblem, OpenDataSet, OpenPhase } from '../../domain/open-data/open-data-set.ts';
import { fitted, readAbout, type About } from './read-about.ts';
import { readExposure } from './read-exposure.ts';
import { readStatements, readWords, type ReadStatements } from './read-statements.ts';
import { readVotes } from './read-votes.ts';

export interface ReadingAsked {
  now: Date;
  language: string;
  source: string | undefined;
  /** Called now and then with how many votes were read. */
  onProgress(votes: number): void;
}

export type ReadExport = { set: OpenDataSet; problems: FileProblem[] } | { sentence: string };

/** Reads a folder of Polis open data, a bundle of ours (folder or ZIP), or a CSV of words. Problems are rows that were left out. */
export async function readExport(path: string, asked: ReadingAsked): Promise<ReadExport> {
  if (!existsSync(path)) return { sentence: `There is no file or folder “${path}”.` };
  if (statSync(path).isDirectory()) return readFolder(path, asked);
  if (/\.zip$/i.test(path)) return readUnpacked(path, asked);
  if (/\.csv$/i.test(path)) return readOwnWords(path, asked);
  return { sentence: 'Give a folder of open data, a bundle that ends in .zip, or a table of words that ends in .csv.' };
}

async function readUnpacked(path: string, asked: ReadingAsked): Promise<ReadExport> {
  if (statSync(path).size > 500_000_000) return { sentence: 'The ZIP file is larger than 500 MB.' };
  const read = readZip(readFileSync(path), { maxFiles: 200, maxBytes: 1_000_000_000 });
  if (!read.ok) return { sentence: read.sentence };
  const folder = mkdtempSync(join(tmpdir(), 'allied-open-data-'));
  try {
    for (const [name, content] of read.files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return await readFolder(folder, asked);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder itself, or its parts `phase-1`, `phase-2` …, in their order. */
async function readFolder(folder: string, asked: ReadingAsked): Promise<ReadExport> {
  const parts = readdirSync(folder).filter((name) => /^phase-\d{1,2}$/.test(name)).toSorted((a, b) => Number(a.slice(6)) - Number(b.slice(6)));
  const folders = parts.length > 0 && !existsSync(join(folder, 'comments.csv')) ? parts.map((name) => join(folder, name)) : [folder];
  const phases: OpenPhase[] = [];
  const problems: FileProblem[] = [];
  const notes: string[] = [];
  let head: About | null = null;
  for (const part of folders) {
    const about = readAbout(part, asked.source);
    if ('wrong' in about) return { sentence: about.wrong };
    head ??= about;
    const read = await readPhase(part, about, asked);
    phases.push(read.phase);
    problems.push(...read.problems);
    notes.push(...read.notes);
  }
  if (head === null) return { sentence: 'The folder is empty.' };
  return { set: { ...head, language: asked.language, phases, fingerprint: await fingerprintOf(folders), notes }, problems };
}

async function readPhase(folder: string, about: About, asked: ReadingAsked): Promise<{ phase: OpenPhase; problems: FileProblem[]; notes: string[] }> {
  const read = readStatements(folder, { isOurs: about.kind === 'allied', language: asked.language, now: asked.now });
  const places = new Map(read.statements.map(({ id }, place) => [id, place]));
  const { votes, problems, lastAt } = read.statements.length > 0 ? await readVotes(folder, { places, onProgress: asked.onProgress }) : { votes: gatherVotes().table(), problems: [], lastAt: null };
  const exposed = readExposure(folder, places);
  const times = read.statements.map(({ hour }) => hour.getTime());
  const firstAt = times.reduce((least, time) => Math.min(least, time), asked.now.getTime());
  const last = times.reduce((most, time) => Math.max(most, time), Math.min(lastAt ?? 0, asked.now.getTime()));
  return {
    phase: { title: about.phaseTitle, question: about.question, statements: read.statements, votes, exposure: exposed.exposure, firstAt: new Date(firstAt), lastAt: new Date(Math.max(last, firstAt)) },
    problems: [...read.problems, ...problems, ...exposed.problems], notes: notesOn(read),
  };
}

function notesOn({ statements, quoted }: ReadStatements): string[] {
  const held = statements.filter(({ state }) => state === 'held').length;
  return [
    ...(held > 0 ? [`${held} comments were never read by a moderator there. They are kept, and are not shown before somebody here has read them.`] : []),
    ...(quoted > 0 ? [`${quoted} comments have fewer than three letters. They stand in quotation marks.`] : []),
  ];
}

async function readOwnWords(path: string, asked: ReadingAsked): Promise<ReadExport> {
  const read = readWords(path, { isOurs: true, language: asked.language, now: asked.now });
  const name = basename(path).replace(/\.csv$/i, '');
  const about = fitted({ title: name, phaseTitle: name, isExample: false, question: name, purpose: '', kind: 'words', source: asked.source ?? `the table ${basename(path)}`, licence: 'As agreed with those who gave the words', attribution: `The words came in the table ${basename(path)}.` });
  const times = read.statements.map(({ hour }) => hour.getTime());
  const [firstAt, lastAt] = [times.reduce((least, time) => Math.min(least, time), asked.now.getTime()), times.reduce((most, time) => Math.max(most, time), 0)];
  const phase: OpenPhase = { title: about.title, question: about.question, statements: read.statements, votes: gatherVotes().table(), exposure: [], firstAt: new Date(firstAt), lastAt: new Date(Math.max(lastAt, firstAt)) };
  return { set: { ...about, language: asked.language, phases: [phase], fingerprint: createHash('sha256').update(readFileSync(path)).digest(), notes: notesOn(read) }, problems: read.problems };
}

async function fingerprintOf(folders: readonly string[]): Promise<Buffer> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const name of ['comments.csv', 'contributions.csv', 'votes.csv', 'participants-votes.csv']) {
      if (!existsSync(join(folder, name))) continue;
      hash.update(`${name}\n`);
      for await (const piece of createReadStream(join(folder, name))) hash.update(piece as Buffer);
    }
  }
  return hash.digest();
}
