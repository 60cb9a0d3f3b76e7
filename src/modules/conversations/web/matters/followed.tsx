import { formatDay, type Day } from '#platform/clock';
import type { ObjectiveLine } from '#modules/strategy';

export interface FollowedChange {
  words: string;
  doneOn: Day;
  objectiveId: string | null;
  codeName?: string | null;
}

/** What changed, when, and the objective it belongs to where everyone may read that. */
export function Followed({ changes, objectives }: { changes: readonly FollowedChange[]; objectives: readonly Pick<ObjectiveLine, 'id' | 'wording'>[] }) {
  if (changes.length === 0) return null;
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {changes.map(({ words, doneOn, objectiveId, codeName }) => {
        const objective = objectives.find(({ id }) => id === objectiveId);
        return (
          <li key={`${doneOn} ${words}`}>
            {formatDay(doneOn)}: <span data-quoted>{words}</span>
            {codeName === null && ' This changed because of your answer.'}
            {codeName && <> This changed because many people spoke of “<span data-quoted>{codeName}</span>”.</>}
            {objective && <> It belongs to the objective <a href={`/objectives/${objective.id}`} data-quoted>{objective.wording}</a>.</>}
          </li>
        );
      })}
    </ul>
  );
}
