import { formatDay } from '#platform/clock';
import { Card } from '#ui/nhsuk';
import type { ResponseLine } from '../../queries/responses/answers.ts';

/** One answer: what we think, decide and do. */
export function Answered({ answer, heading, objective }: { answer: ResponseLine; heading: string; objective?: { id: string; wording: string } | undefined }) {
  return (
    <Card heading={{ text: heading, size: 's', level: 3 }}>
      <p data-quoted><strong>What we think:</strong> {answer.think}</p>
      <p data-quoted><strong>What we decide:</strong> {answer.decide}</p>
      <p data-quoted><strong>What we do:</strong> {answer.action}</p>
      <p>Who does it: <span data-quoted>{answer.actionOwnerRole}</span>, by {formatDay(answer.actionDueOn)}.</p>
      {answer.actionOfObjective && answer.objectiveId && <p>It is an action of an objective: <a href={`/objectives/${answer.objectiveId}`} data-quoted>{answer.actionOfObjective}</a></p>}
      {objective && <p>It belongs to: <a href={`/objectives/${objective.id}`} data-quoted>{objective.wording}</a></p>}
    </Card>
  );
}
