import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { noVoices } from '../../domain/results/counted.ts';
import { themeSupport } from '../../domain/results/theme-support.ts';
import type { PhaseResult, WordsResult } from '../../domain/results/work-out.ts';

interface PhasePlace {
  id: string;
  organisationId: string;
}

export const lastResult = (tx: Tx, phaseId: string) => tx.selectFrom('conversations.result').select(['id', 'version', 'input_digest']).where('phase_id', '=', phaseId).orderBy('version', 'desc').limit(1).executeTakeFirst();

interface NewVersion {
  id: string;
  version: number;
  phase: PhasePlace;
  why: string;
  madeOn: Day;
}

/** Keeps a version with the figures of all its words. It is never changed afterwards: the worker has no right to. */
export async function addResult(tx: Tx, result: PhaseResult, { id, version, phase, why, madeOn }: NewVersion): Promise<void> {
  const { groups, agreed, rejected, reason, notes, sentence } = result.opinion;
  await tx.insertInto('conversations.result').values({
    id, phase_id: phase.id, organisation_id: phase.organisationId, version, made_on: madeOn, why, has_in_person: result.hasInPerson, support_version: result.engines.support, opinion_version: result.engines.opinion,
    input_digest: result.inputDigest, answer_digest: result.answerDigest, made_from: JSON.stringify(result.madeFrom), rankings: JSON.stringify(result.rankings), opinion: JSON.stringify({ groups, agreed, rejected, reason, notes, sentence }),
  }).execute();
  for (let from = 0; from < result.words.length; from += ROWS_AT_ONCE) await tx.insertInto('conversations.result_words').values(result.words.slice(from, from + ROWS_AT_ONCE).map((words) => rowOf(words, { id, phase }))).execute();
}

/** A statement takes at most 65,535 values. */
const ROWS_AT_ONCE = 1_500;

function rowOf({ id, kind, told, support, less, opinion }: WordsResult, { id: resultId, phase }: Pick<NewVersion, 'id' | 'phase'>) {
  const { online, inPerson } = told;
  const room = inPerson ?? noVoices;
  return {
    result_id: resultId, contribution_id: id, organisation_id: phase.organisationId, kind, rank: support.rank, up: online.up + room.up, down: online.down + room.down, pass: online.pass + room.pass,
    in_person_up: inPerson?.up ?? null, in_person_people: inPerson?.people ?? null, is_in_person_few: told.isFew, visible_days: support.visibleDays, per_day: support.adjustedPerDay, readers: support.readers,
    backed: support.backed?.per100 ?? null, backed_low: support.backed?.low ?? null, backed_high: support.backed?.high ?? null, sentence: support.sentence,
    less_rank: less?.rank ?? null, less_up: told.less?.up ?? null, less_people: told.less?.people ?? null, less_backed: less?.backed?.per100 ?? null, less_low: less?.backed?.low ?? null, less_high: less?.backed?.high ?? null,
    bridging: opinion?.bridging?.value ?? null, bridging_low: opinion?.bridging?.low ?? null, bridging_high: opinion?.bridging?.high ?? null, by_group: JSON.stringify(opinion?.byGroup ?? []),
  };
}

/** Adds what a version says of themes that are published by now. Themes it knows already stay as they are. */
export async function addThemes(tx: Tx, { resultId, phase, words }: { resultId: string; phase: PhasePlace; words: readonly WordsResult[] }): Promise<void> {
  const { rows } = await sql<{ publicationId: string; contributionId: string }>`select publication_id as "publicationId", contribution_id as "contributionId" from conversations.ideas_of_themes(${phase.id}) order by 1, 2`.execute(tx);
  const known = new Map(words.map((each) => [each.id, each]));
  const themes = Map.groupBy(rows, ({ publicationId }) => publicationId);
  for (const [publicationId, ideas] of themes) {
    const support = themeSupport(ideas.flatMap(({ contributionId }) => known.get(contributionId) ?? []).map(({ id, told }) => ({ id, online: told.online.up, inPerson: told.inPerson?.up ?? 0, less: told.less?.up ?? 0 })));
    await tx.insertInto('conversations.result_theme').values({
      result_id: resultId, theme_publication_id: publicationId, organisation_id: phase.organisationId, ideas: support.ideas, times_backed: support.timesBacked, supporters: support.supporters, supporters_in_person: support.supportersInPerson,
      less_supporters: support.lessSupporters, is_raised_in_person: support.isRaisedInPerson,
    }).onConflict((conflict) => conflict.doNothing()).execute();
  }
}
