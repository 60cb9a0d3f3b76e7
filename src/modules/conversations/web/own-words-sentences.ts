import type { OwnWords } from '../commands/own-words.ts';
import { reasonFor } from '../data/conversation-content.ts';

/** How the author's words stand, in one sentence for them. */
export function stateSentence({ kind, state, reasonCode }: OwnWords): string {
  const sentences: Readonly<Record<OwnWords['state'], string>> = {
    held: `Your ${kind} waits to be read by a person. Nobody else sees it yet.`,
    shown: `Your ${kind} is shown to everyone.`,
    refused: `Your ${kind} is not shown. ${reasonFor(reasonCode)?.toAuthor ?? 'No reason was given; that is a mistake, and you can ask for one.'}`,
    merged: `Your ${kind} says the same as another and now stands with it. Votes on both count together.`,
    withdrawn: 'You took these words out. They are deleted.',
  };
  return sentences[state];
}
