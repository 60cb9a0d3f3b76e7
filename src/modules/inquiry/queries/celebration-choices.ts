import type { Tx } from '#platform/db';
import type { ThingOf } from '#platform/http';
import { themeAnswers, themesBehind } from '#modules/conversations';
import type { Priority } from './priorities.ts';

export interface CelebrationChoice {
  kind: 'story' | 'award' | 'answer';
  id: string;
  title: string;
  /** Where it stands on this site. */
  address: string;
}

/**
 * What this priority can be celebrated with, and nothing else (requirement S24): the published case studies and awards of `things` that show something of its objective,
 * and the answers "doing" and "done" to the themes behind it or behind its objective. That something cannot be done is an answer, and nothing to celebrate.
 */
export async function celebrationChoices(tx: Tx, priority: Priority, things: readonly ThingOf[]): Promise<CelebrationChoice[]> {
  const { objectiveId, organisationId, basis } = priority;
  const shown = things.flatMap(({ kind, id, title, href, objectiveIds }): CelebrationChoice[] =>
    kind !== 'project' && objectiveId !== null && objectiveIds.includes(objectiveId) ? [{ kind, id, title, address: href }] : []);
  const themes = new Set([...basis, ...(objectiveId ? (await themesBehind(tx, [objectiveId])).get(objectiveId) ?? [] : [])].map(({ href }) => href));
  const answers = (await themeAnswers(tx, organisationId)).filter(({ themeId, state }) => (state === 'doing' || state === 'done') && themes.has(`/themes/${themeId}`));
  return [...shown, ...answers.map(({ themeId, title }): CelebrationChoice => ({ kind: 'answer', id: themeId, title: `Our answer: ${title}`, address: `/themes/${themeId}` }))];
}
