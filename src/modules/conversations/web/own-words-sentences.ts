import type { OwnAppeal, OwnWords } from '../commands/own-words.ts';
import { reasonFor } from '../data/conversation-content.ts';

/** How the author's words stand, in one sentence for them. */
export function stateSentence({ kind, state, reasonCode }: OwnWords): string {
  const sentences: Readonly<Record<OwnWords['state'], string>> = {
    held: `Your ${kind} waits to be read by a person. Nobody else sees it yet.`,
    shown: `Your ${kind} is shown to everyone.`,
    refused: `Your ${kind} is not shown. ${reasonFor(reasonCode)?.toAuthor ?? 'No reason was given; that is a mistake, and you can ask for one.'}`,
    merged: `Your ${kind} says the same as another and now stands with it. Votes on both count together.`,
    withdrawn: 'These words were taken out, by you or with a workshop that was set up by mistake. They are deleted.',
  };
  return sentences[state];
}

/** How the author's appeal stands, in one sentence for them. */
export function appealSentence({ outcome }: OwnAppeal): string {
  if (outcome === null) return 'You asked that another person reads your words again. They have not decided yet.';
  if (outcome === 'overturned') return 'Another person read your words again and shows them.';
  if (outcome === 'upheld') return 'Another person read your words again. They agree that your words cannot be shown.';
  return 'You asked that another person reads your words again. That was not needed any more, because you changed them.';
}
