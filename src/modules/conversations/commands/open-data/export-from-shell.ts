import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CommandContext } from '#platform/rooms';
import { zipOfPieces } from '#platform/zip';
import { makeBundle } from '../../data/open-data/make-bundle.ts';
import type { BundleFile } from '../../data/open-data/bundle-file.ts';
import { sealedPhases } from '../../queries/open-data/phase-for-bundle.ts';
import { keepResult } from '../results/keep-result.ts';
import { progressOf, readArguments, refuse } from './shell.ts';

/** `bin/allied conversations export`: the open data of the parts that are over, one folder each where there are several. */
export async function exportTo(args: readonly string[], context: CommandContext): Promise<number> {
  const { rest: [code = '', path = ''], flags } = readArguments(args, ['--phase']);
  const asked = flags.get('--phase');
  if (asked !== undefined && !/^[1-9]\d?$/.test(asked)) return refuse(context, 'A part of a conversation is given by its number: --phase 1.');
  const target = resolve(path);
  if (existsSync(target) && (/\.zip$/i.test(target) || readdirSync(target).length > 0)) return refuse(context, `“${path}” is there already. Give a name that is free.`);
  const which = { code, position: asked === undefined ? undefined : Number(asked) };
  await context.store.within({ as: 'worker' }, async (tx) => {
    for (const { number } of await sealedPhases(tx, which)) await keepResult(tx, { phaseNumber: number, why: 'what counts changed', now: context.now });
  });
  return context.store.reading({ as: 'worker' }, async (tx) => {
    const phases = await sealedPhases(tx, which);
    if (phases.length === 0) return refuse(context, `There is nothing to give out of “${code}”${asked ? `, part ${asked}` : ''}: open data is made when a part is over and its votes are sealed.`);
    const files: BundleFile[] = [];
    for (const phase of phases) {
      const bundle = await makeBundle(tx, phase, context.now);
      files.push(...bundle.map(({ name, pieces }) => ({ name: phases.length > 1 ? `phase-${phase.position}/${name}` : name, pieces })));
    }
    await write(target, files, context);
    context.print(`${files.length} files of “${code}” are in ${path}.`);
    return 0;
  });
}

/** The archive appears under its name when it is whole. */
async function write(target: string, files: readonly BundleFile[], context: CommandContext): Promise<void> {
  const progress = progressOf(context);
  const told = files.map(({ name, pieces }) => ({ name, pieces: watched(pieces, (count) => progress(`${name}: ${count.toLocaleString('en-GB')} pieces written`)) }));
  if (/\.zip$/i.test(target)) {
    await pipeline(Readable.from(await zipOfPieces(told, context.now)), createWriteStream(`${target}.part`, { mode: 0o644 }));
    renameSync(`${target}.part`, target);
    return;
  }
  for (const { name, pieces } of told) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    await pipeline(Readable.from(pieces), createWriteStream(join(target, name)));
  }
}

function* watched(pieces: Iterable<string>, tell: (count: number) => void): Iterable<string> {
  let count = 0;
  for (const piece of pieces) {
    yield piece;
    tell((count += 1));
  }
}
