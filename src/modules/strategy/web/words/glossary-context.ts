import { createContext } from 'preact';
import type { Glossary } from '../../domain/glossary.ts';

/** The glossary of a page and the short forms that it has explained so far. */
export interface PageWords {
  readonly glossary: Glossary;
  readonly explained: Set<string>;
}

/** Outside a page nothing is known: a short form is then shown as it is. */
export const PageWordsContext = createContext<PageWords | null>(null);
