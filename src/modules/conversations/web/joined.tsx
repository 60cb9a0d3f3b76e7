import type { RequestContext } from '#platform/http';
import { InsetText } from '#ui/nhsuk';

/** What somebody came for, when the idea they came for stands with this one: what they are told. */
const sentences = {
  read: 'The idea that you looked for stands with this one now, because both ask for the same thing.',
  vote: 'A moment ago, the idea that you voted on was joined to this one, because both ask for the same thing. Your last vote was not kept. You can vote here. It counts once, also if you voted on the other idea before.',
  comment: 'A moment ago, the idea that you wrote about was joined to this one, because both ask for the same thing. Your comment is not sent yet. Read this idea, and send your comment below if it fits.',
  follow: 'The idea that you wanted to follow stands with this one now, because both ask for the same thing. You can follow this one.',
} as const;

export type CameFor = keyof typeof sentences;

export const joinedHref = (href: string, cameFor: CameFor): string => `${href}?joined=${cameFor}`;

export const cameForOf = ({ query }: Pick<RequestContext, 'query'>): CameFor | null => (Object.keys(sentences) as CameFor[]).find((each) => each === query['joined']) ?? null;

/** Says why this is another idea than the one that was asked for. */
export const Joined = ({ cameFor }: { cameFor: CameFor | null }) => (cameFor ? <InsetText text={sentences[cameFor]} /> : null);
