import type { Tx } from '#platform/db';
import { heardLessQuestion, supportQuestion } from '../../domain/results/support-questions.ts';
import { voteColumns } from '../../domain/results/told-groups.ts';
import { toldVoices } from '../../domain/results/told-voices.ts';
import { publishedResult, publishedThemes, publishedWords } from '../../queries/open-data/published-result.ts';
import type { BundlePhase } from '../../queries/open-data/phase-for-bundle.ts';
import { readCounted } from '../results/read-counted.ts';
import type { BundleFile } from './bundle-file.ts';

/**
 * The published results of a phase with what they were worked out from, small numbers taken out before. Each input is what
 * `bin/allied analyse support|opinion` takes; `bin/allied conversations reproduce` compares every figure. None where there is no result yet.
 */
export async function resultsFiles(tx: Tx, phase: BundlePhase, now: Date): Promise<BundleFile[]> {
  const published = await publishedResult(tx, phase.id);
  const counted = published ? await readCounted(tx, phase.number, now) : null;
  if (!published || !counted) return [];
  const { id, ...result } = published;
  const told = toldVoices(counted);
  const voices = counted.words.map(({ id: words, item, kind }) => ({ id: words, item, kind, ...told.get(item) }));
  const asJson = (name: string, value: unknown): BundleFile => ({ name: `results/${name}.json`, pieces: [`${JSON.stringify(value)}\n`] });
  return [
    asJson('results', { ...result, words: await publishedWords(tx, id), themes: await publishedThemes(tx, phase.id, id) }), asJson('voices', voices), asJson('support-ideas', supportQuestion(counted, told, 'idea')), asJson('support-comments', supportQuestion(counted, told, 'comment')), asJson('support-heard-less', heardLessQuestion(counted, told)),
    ...(phase.conversation.isMatrixOpen ? [{ name: 'results/opinion.json', pieces: opinionPieces(voteColumns(counted), counted.words.filter(({ kind }) => kind === 'idea').map(({ item }) => item)) }] : []),
  ];
}

const VOTES_AT_ONCE = 5_000;

/** In the order in which the published results were worked out: by the numbers drawn at the end. */
function* opinionPieces({ participants, statements, participantOf, statementOf, value }: ReturnType<typeof voteColumns>, ideas: readonly number[]): Iterable<string> {
  yield `{"heldOut":false,"statements":${JSON.stringify(ideas.map((id) => ({ id })))},"votes":[`;
  for (let from = 0; from < value.length; from += VOTES_AT_ONCE) {
    const votes = Array.from(value.subarray(from, from + VOTES_AT_ONCE), (choice, n) => `{"participant":${String(participants[participantOf[from + n] ?? 0])},"statement":${String(statements[statementOf[from + n] ?? 0])},"value":${choice}}`);
    yield `${from === 0 ? '' : ','}${votes.join(',')}`;
  }
  yield ']}\n';
}
