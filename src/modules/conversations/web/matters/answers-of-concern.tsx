import { Tag } from '#ui/nhsuk';
import { mattersHref } from './parts.tsx';

/** Stands above the queue of words: answers to "What matters to you?" that speak of harm wait in a queue of their own, since they are private. */
export const AnswersOfConcern = ({ concerns }: { concerns: readonly { code: string; waiting: number }[] }) => (
  <>{concerns.map(({ code, waiting }) => <p key={code}><Tag colour="red" text="May speak of harm" /> <a href={`${mattersHref({ code })}/coding`}>{waiting === 1 ? '1 private answer waits' : `${waiting} private answers wait`} to be read first</a></p>)}</>
);
