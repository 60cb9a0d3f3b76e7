import { readFileSync } from 'node:fs';
import { isObject } from './check-input.ts';
import type { AnalyseEngine } from './engine.ts';
import { engines } from './engines.ts';
import { runEngine } from './run-engine.ts';

export interface Streams {
  readonly print: (text: string) => void;
  readonly complain: (line: string) => void;
  readonly readInput: (file: string) => string;
}

const usage = 'bin/allied analyse ENGINE [FILE|-] [--pretty] [--compat NAME], analyse --list, or analyse ENGINE --schema';

const processStreams: Streams = {
  print: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
  readInput: (file) => readFileSync(file === '-' ? 0 : file, 'utf8'),
};

/** `bin/allied analyse`: one JSON object in, one out. Answers 0, or 2 with one line on standard error and nothing on standard output. */
export async function analyse(args: readonly string[], streams: Streams = processStreams): Promise<number> {
  const asked = readArguments(args);
  if ('sentence' in asked) return complain(streams, asked.sentence);
  if (asked.list) {
    streams.print(`${JSON.stringify({ engines: Object.keys(engines).toSorted() }, null, asked.indent)}\n`);
    return 0;
  }
  const load = Object.hasOwn(engines, asked.engine) ? engines[asked.engine] : undefined;
  if (!load) return complain(streams, `engine: expected one of ${Object.keys(engines).toSorted().join(', ')}, found ${JSON.stringify(asked.engine)}`);
  const engine = await load();
  if (asked.schema) {
    streams.print(`${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...engine.schema }, null, 2)}\n`);
    return 0;
  }
  const read = readObject(asked, engine, streams);
  if ('sentence' in read) return complain(streams, read.sentence);
  const answer = await runEngine(asked.engine, engine, asked.compat !== undefined && isObject(read.input) ? { ...read.input, compat: asked.compat } : read.input);
  if (!answer.ok) return complain(streams, answer.sentence);
  streams.print(`${JSON.stringify(answer.result, null, asked.indent)}\n`);
  return 0;
}

function complain(streams: Streams, sentence: string): number {
  streams.complain(sentence.replaceAll(/\s*\n\s*/g, ' '));
  return 2;
}

interface Asked {
  engine: string;
  file: string;
  list: boolean;
  schema: boolean;
  indent: number;
  compat?: string;
  folder?: { flag: string; path: string };
}

function readArguments(args: readonly string[]): Asked | { sentence: string } {
  const asked: Asked = { engine: '', file: '', list: false, schema: false, indent: 0 };
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    const next = args[at + 1];
    if (word === '--list') asked.list = true;
    else if (word === '--schema') asked.schema = true;
    else if (word === '--pretty') asked.indent = 2;
    else if (word.startsWith('--')) {
      if (next === undefined) return { sentence: `${word}: expected a value after it. Usage: ${usage}` };
      if (word === '--compat') asked.compat = next;
      else asked.folder = { flag: word, path: next };
      at += 1;
    } else if (asked.engine === '') asked.engine = word;
    else if (asked.file === '') asked.file = word;
    else return { sentence: `${JSON.stringify(word)}: expected nothing more. Usage: ${usage}` };
  }
  return asked.engine === '' && !asked.list ? { sentence: `engine: expected a name. Usage: ${usage}` } : asked;
}

/** Standard input when no file is named. A folder stands in for both, where the engine can read one. */
function readObject(asked: Asked, engine: AnalyseEngine, streams: Streams): { input: unknown } | { sentence: string } {
  try {
    if (!asked.folder) return parseJson(streams.readInput(asked.file || '-'));
    if (engine.folder?.flag !== asked.folder.flag) return { sentence: `${asked.folder.flag}: expected one of ${['--pretty', '--compat', '--schema', ...(engine.folder ? [engine.folder.flag] : [])].join(', ')}` };
    const read = engine.folder.read(asked.folder.path);
    return read.ok ? read : { sentence: `${read.field}: ${read.expected}` };
  } catch (error) {
    return { sentence: `the input: expected a file that can be read, found ${(error as Error).message}` };
  }
}

function parseJson(text: string): { input: unknown } | { sentence: string } {
  try {
    return { input: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch (error) {
    return { sentence: `the input: expected one JSON object, found ${text.trim() === '' ? 'nothing' : (error as Error).message}` };
  }
}
