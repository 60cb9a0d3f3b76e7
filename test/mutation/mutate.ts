import { parseArgs } from 'node:util';
import { filesOf } from './kernel.ts';
import { readEquivalents, scoreOf, staleEquivalents, survivorLines, type Score } from './report.ts';
import { tryMutants, type Attempt, type Choice } from './score.ts';
import { Workshop } from './workshop.ts';

const engines = ['special', 'spc', 'funnel', 'rates', 'inequality', 'protect'];

/** Changes the engines in small ways and asks their tests whether they notice. Answers the exit code: scores are printed, not judged. */
export async function mutate(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { sample: { type: 'string' }, file: { type: 'string' } } });
  const unknown = positionals.find((name) => !engines.includes(name));
  if (unknown !== undefined || (values.sample !== undefined && !/^[1-9]\d*$/.test(values.sample))) {
    console.error(`bin/mutate [ENGINE…] [--sample N] [--file PART-OF-PATH[:LINE]]; the engines are ${engines.join(', ')}.`);
    return 2;
  }
  const choice: Choice = { sample: values.sample === undefined ? undefined : Number(values.sample), file: values.file };
  const workshop = new Workshop();
  try {
    const scores: Score[] = [];
    for (const name of positionals.length > 0 ? positionals : engines) scores.push(await mutateEngine(name, choice, workshop));
    printScores(scores, choice);
  } finally {
    workshop.close();
  }
  return 0;
}

async function mutateEngine(name: string, choice: Choice, workshop: Workshop): Promise<Score> {
  const began = Date.now();
  const equivalents = readEquivalents();
  const see = (attempt: Attempt): void => {
    const lines = survivorLines(attempt, equivalents);
    if (lines !== null) console.log(lines);
  };
  const attempts = await tryMutants(filesOf(`src/engines/${name}`), choice, { workshop, tell: (line) => console.error(`${name}: ${line}`), see });
  if (choice.sample === undefined && choice.file === undefined) for (const { file, was } of staleEquivalents(attempts, equivalents)) console.log(`no such mutant any more, take it out of equivalents.json: ${file}: ${was}`);
  const score = scoreOf(name, attempts, equivalents);
  console.log(`${name} in ${Math.round((Date.now() - began) / 1000)} s\n`);
  return score;
}

function printScores(scores: readonly Score[], { sample }: Choice): void {
  console.log(`| engine | mutants${sample === undefined ? '' : ` (sample of ${sample})`} | killed | timed out | survived | of these equivalent | score | without the equivalent |\n|---|---|---|---|---|---|---|---|`);
  for (const { name, mutants, killed, timedOut, survived, equivalent, score, scoreWithout } of scores) console.log(`| ${name} | ${mutants} | ${killed} | ${timedOut} | ${survived} | ${equivalent} | ${score.toFixed(1)} % | ${scoreWithout.toFixed(1)} % |`);
}
