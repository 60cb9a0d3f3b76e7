import type { Tx } from '#platform/db';
import { openIdeaIndex } from '#modules/conversations';
import { projectsToCompare, register, type ProjectLine } from './register.ts';

export interface SimilarProject {
  project: ProjectLine;
  likeness: number;
}

/** From this likeness on a project is shown before a like one is saved: the best of a labelled set (docs/benchmarks-text.md, `bin/bench similar-projects`). */
export const LEAST_LIKENESS = 0.45;
const SHOWN = 5;

/** Projects that the viewer may see and that read like these words, the most alike first. The same reader as for ideas of a conversation. */
export async function similarProjects(tx: Tx, words: string): Promise<SimilarProject[]> {
  const index = openIdeaIndex();
  for (const project of await projectsToCompare(tx)) index.add(project.id, project.words);
  const found = index.similar(words, { limit: SHOWN, least: LEAST_LIKENESS });
  if (found.length === 0) return [];
  const { projects } = await register(tx, { ids: found.map(({ id }) => id), limit: SHOWN });
  return found.flatMap(({ id, likeness }) => projects.filter((project) => project.id === id).map((project) => ({ project, likeness })));
}
