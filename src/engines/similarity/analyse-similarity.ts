import { similarityVersion, type IdeaIndex, type SimilarIdea } from './idea-index.ts';

export interface SimilarityInput {
  readonly ideas: readonly { readonly id: string; readonly words: string }[];
  readonly texts?: readonly string[];
  readonly limit?: number;
  readonly least?: number;
}

/** The input of `bin/allied analyse similarity`. */
export const similaritySchema = {
  title: 'Ideas that say nearly the same',
  type: 'object',
  required: ['ideas'],
  properties: {
    ideas: {
      type: 'array',
      description: 'a list of ideas',
      items: {
        type: 'object',
        description: 'an idea {id, words}',
        required: ['id', 'words'],
        properties: { id: { type: 'string', minLength: 1, description: 'a text that names the idea' }, words: { type: 'string', description: 'the words of the idea' } },
      },
    },
    texts: { type: 'array', description: 'a list of texts to find the like of', items: { type: 'string', description: 'a text' } },
    limit: { type: 'integer', minimum: 1, description: 'a whole number of 1 or more: the most ideas for each text', default: 5 },
    least: { type: 'number', minimum: 0, maximum: 1, description: 'a number from 0 to 1: the least likeness', default: 0 },
  },
} as const;

/** For each text the ideas most like it; without texts, for each idea the others most like it. `index` is an empty one. */
export function analyseSimilarity({ ideas, texts, limit = 5, least = 0 }: SimilarityInput, index: IdeaIndex): { version: string; settings: object; answers: object[] } {
  for (const { id, words } of ideas) index.add(id, words);
  const answers = texts
    ? texts.map((text) => ({ similar: index.similar(text, { limit, least }) }))
    : ideas.map(({ id, words }) => ({ id, similar: othersThan(id, index.similar(words, { limit: limit + 1, least })).slice(0, limit) }));
  return { version: similarityVersion, settings: { limit, least }, answers };
}

const othersThan = (id: string, found: readonly SimilarIdea[]) => found.filter((one) => one.id !== id);
