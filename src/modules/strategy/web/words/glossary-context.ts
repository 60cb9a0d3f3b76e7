import { around } from '#ui/drawing';
import type { Glossary } from '../../domain/glossary.ts';

/** The glossary of a page and the short forms that it has explained so far. */
export interface PageWords {
  readonly glossary: Glossary;
  readonly explained: Set<string>;
}

/** Outside a page nothing is known: a short form is then shown as it is. */
export const { Around: AroundPage, valueIn: wordsIn } = around<PageWords | null>('words of the page', null);
