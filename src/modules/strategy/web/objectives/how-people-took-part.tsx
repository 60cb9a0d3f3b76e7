import { StageTracker } from '#ui/tracker';
import type { CoProduction } from '../../domain/co-production.ts';
import { stageSentence } from './stage-words.ts';
import { dayWords, upperFirst } from './words.ts';

/** The label that the record gives, and the four stages with what is still missing (ADR 0007): for objectives and for projects. */
export const HowPeopleTookPart = ({ coProduction: { label, stages, coProducedOn, joinedLate } }: { coProduction: CoProduction }) => (
  <>
    <p><strong>{upperFirst(label)}</strong>{coProducedOn ? `, on ${dayWords(coProducedOn)}` : ''}</p>
    {joinedLate && <p><strong>{upperFirst(joinedLate)}.</strong></p>}
    <StageTracker label="The four stages of working together" stages={stages.map((stage) => ({ name: stage.trackerTitle, state: stage.state, note: stageSentence(stage) }))} />
  </>
);
