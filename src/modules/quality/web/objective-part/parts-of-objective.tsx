import { formatDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { PagePart } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { evidenceTitles, judgementWords, type EvidenceKind } from '../../domain/reviews/review.ts';
import { periodName } from '../../domain/periods.ts';
import { answersOfObjective, type AnswerOfObjective } from '../../queries/responses/answers-of-objective.ts';
import { reviewsOfObjective, seriesOfObjective, type ReviewLine } from '../../queries/reviews/objective-reviews.ts';
import { reviewStanding } from '../../queries/reviews/reviews-due.ts';
import { LinkedFigures } from '../reviews/linked-figures.tsx';

/** On the page of an objective: its figures, and what the last review judged. */
export async function partsOfObjective(tx: Tx, objectiveId: string, { now }: { now: Date }): Promise<readonly PagePart[]> {
  const [series, [last], standing] = [await seriesOfObjective(tx, objectiveId), await reviewsOfObjective(tx, objectiveId, 1), await reviewStanding(tx, objectiveId, now)];
  const answers = await answersOfObjective(tx, objectiveId);
  return [{
    id: 'measured', title: 'Does it work?', content: (
      <>
        <LinkedFigures series={series} />
        {answers.length > 0 && <Answers answers={answers} />}
        {standing?.isOverdue && <p><Tag colour="orange" text="Review overdue" /> It has been overdue since {formatDay(standing.dueBy)}.</p>}
        {last ? <LastReview review={last} /> : <p>It has not been reviewed yet.</p>}
        <p><a href={`/quality/objectives/${objectiveId}/reviews`}>All reviews and figures of this objective</a></p>
        <p><a href={`/quality/objectives/${objectiveId}/co-evaluation`}>What people, AHPs (allied health professionals) and others say: did it help?</a></p>
      </>
    ),
  }];
}

const Answers = ({ answers }: { answers: readonly AnswerOfObjective[] }) => (
  <>
    <p>What is done here because figures changed:</p>
    <ul class="nhsuk-list nhsuk-list--bullet">
      {answers.map(({ seriesId, measure, unit, grain, period, action, actionOfObjective }) => (
        <li><span data-quoted>{actionOfObjective ?? action}</span> (<a href={`/quality/series/${seriesId}#answers`}>{measure}: {unit}, {periodName(period, grain)}</a>)</li>
      ))}
    </ul>
  </>
);

function LastReview({ review: { judgement, publicSummary, reviewedOn, evidence } }: { review: ReviewLine }) {
  const missing = evidence.filter(({ isPresent }) => !isPresent).map(({ kind }) => evidenceTitles[kind satisfies EvidenceKind].toLowerCase());
  return (
    <>
      <p>Last review, {formatDay(reviewedOn)}: <strong>{judgementWords[judgement].toLowerCase()}</strong>. <span data-quoted>{publicSummary}</span></p>
      {missing.length > 0 && <p>Evidence that was missing: {missing.join('; ')}.</p>}
    </>
  );
}
