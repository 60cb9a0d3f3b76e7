import { readFileSync } from 'node:fs';
import pg from 'pg';
import { parse } from 'yaml';
import { z } from 'zod';
import { contributionStatements } from './contribution-statements.ts';
import { phaseStatements } from './phase-statements.ts';
import { voteStatements } from './vote-statements.ts';

/** How large a generated conversation is. The same seed gives the same words and votes. */
export interface GeneratedConversation {
  contributions: number;
  votes: number;
  seed: number;
  /** Two parts, the first over and the second open; or one part that is open, or over and sealed. */
  shape: 'both' | 'open' | 'ended';
}

export const mostGenerated = { contributions: 200_000, votes: 5_000_000 };

/** One statement of the loading, with what it makes, for the line of progress. */
export type Statement = [what: string, sql: string, values: unknown[]];

const texts = z.array(z.string()).min(1);
const wordsFile = z.strictObject({ doings: texts, places: texts, reasons: texts, comments: texts });
export type GeneratedWords = z.output<typeof wordsFile>;

export const codeOf = ({ contributions, votes, seed, shape }: GeneratedConversation): string => `example-${shape === 'both' ? '' : `${shape}-`}${contributions}-${votes}-${seed}`;

/**
 * Fills a demonstration with one generated conversation of the imagined trust, marked as an example: phases, ideas, comments,
 * votes, exposure. Made in the database itself, in one transaction. Does nothing when it is there. Answers its code.
 */
export async function loadGeneratedConversation(ownerUrl: string, asked: GeneratedConversation, { now, print }: { now: Date; print: (line: string) => void }): Promise<string> {
  const code = codeOf(asked);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    // Sorting a million rows on disk takes longer than all the rest.
    await client.query("set local work_mem = '192MB'");
    await client.query("select pg_advisory_xact_lock(hashtextextended('generated conversation', 0))");
    const { rowCount } = await client.query('select from conversations.conversation where code = $1', [code]);
    if (rowCount) print(`The conversation “${code}” is already there.`);
    else for (const statement of statementsFor(asked, code, now)) await run(client, statement, print);
    await client.query('commit');
    if (!rowCount) for (const table of analysed) await client.query(`analyze conversations.${table}`);
    return code;
  } finally {
    await client.end();
  }
}

const analysed = ['contribution', 'showing', 'vote', 'sealed_vote', 'tally', 'exposure'];

function statementsFor(asked: GeneratedConversation, code: string, now: Date): Statement[] {
  const words = wordsFile.parse(parse(readFileSync(new URL('../../../content/demo/generated-words.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  return [...phaseStatements(asked, code, now), ...contributionStatements(asked, words), ...voteStatements(asked)];
}

async function run(client: pg.Client, [what, sql, values]: Statement, print: (line: string) => void): Promise<void> {
  const began = Date.now();
  const { rowCount } = await client.query(sql, values);
  if (what !== '') print(`${what}: ${(rowCount ?? 0).toLocaleString('en-GB')} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
