import { similarityVersion, type IdeaIndex, type SimilarIdea } from './idea-index.ts';

export interface SimilarityInput {
  readonly ideas: readonly { readonly id: string; readonly words: string }[];
  readonly texts?: readonly string[];
  readonly limit?: number;
  readonly least?: number;
  readonly sentences?: boolean;
}

/** The vectors of the sentences of `ideas` and of `texts`, in their order, where an encoder gave them. */
export interface SimilaritySentences {
  readonly ideas: readonly Float32Array[];
  readonly texts: readonly Float32Array[];
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
    sentences: { type: 'boolean', description: 'true or false: whether whole sentences are compared too, which takes some 20 ms for each idea and text', default: true },
  },
} as const;

/**
 * For each text the ideas most like it; without texts, for each idea the others most like it. `index` is an empty one. Where `sentences`
 * is null though the input wanted them, a note says so.
 */
export function analyseSimilarity(input: SimilarityInput, index: IdeaIndex, sentences: SimilaritySentences | null): { version: string; settings: object; answers: object[]; notes: object[] } {
  const { ideas, texts, limit = 5, least = 0, sentences: areWanted = true } = input;
  ideas.forEach(({ id, words }, at) => index.add(id, words, sentences?.ideas[at]));
  const answers = texts
    ? texts.map((text, at) => ({ similar: index.similar(text, { limit, least, sentence: sentences?.texts[at] }) }))
    : ideas.map(({ id, words }, at) => ({ id, similar: othersThan(id, index.similar(words, { limit: limit + 1, least, sentence: sentences?.ideas[at] })).slice(0, limit) }));
  const notes = areWanted && !sentences ? [{ code: 'without-sentences', text: 'The encoder of sentences did not answer: only words were compared.' }] : [];
  return { version: similarityVersion, settings: { limit, least, sentences: sentences !== null }, answers, notes };
}

const othersThan = (id: string, found: readonly SimilarIdea[]) => found.filter((one) => one.id !== id);
