import { openIdeaIndex } from '#modules/conversations';
import { ideaCollection } from '../fixtures/similar-ideas/similar-ideas.ts';
import { projectPairs, toldFrom, type ProjectPair } from '../fixtures/similar-projects/similar-projects.ts';

/** From which likeness on a project is shown before a like one is saved: precision and recall of both halves of the labelled set, threshold by threshold. */
export function similarProjects(): void {
  const pairs = projectPairs();
  tell(pairs, 0);
  // The rarity of a word depends on how much else there is: the same among as many other texts as are compared at most.
  tell(pairs, MOST_COMPARED - pairs.length);
}

/** As many projects as one is held against (projectsToCompare). */
const MOST_COMPARED = 2_000;

function tell(pairs: readonly ProjectPair[], others: number): void {
  const index = openIdeaIndex();
  for (const [id, words] of [...ideaCollection([])].slice(0, others)) index.add(`other ${id}`, words);
  for (const existing of new Set(pairs.map((pair) => pair.existing))) index.add(existing, existing);
  const known = new Map<string, ReadonlyMap<string, number>>();
  const likenessOf = (words: string) => {
    const found = known.get(words) ?? new Map(index.similar(words, { limit: pairs.length }).map(({ id, likeness }) => [id, likeness]));
    known.set(words, found);
    return found;
  };
  console.log(`similar projects: ${pairs.length} pairs, ${index.size} projects to find`);
  for (const half of ['tune', 'held'] as const) {
    const own = pairs.filter((pair) => pair.half === half);
    for (let percent = 30; percent <= 60; percent += 5) {
      const { precision, recall, others } = toldFrom(percent / 100, own, likenessOf);
      console.log(`  ${half} from ${(percent / 100).toFixed(2)}: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, F1 ${((2 * precision * recall) / (precision + recall || 1)).toFixed(2)}, others shown ${others.toFixed(2)}`);
    }
  }
}
