import { Tag } from '#ui/nhsuk';
import type { ObjectiveLine } from '../../queries/objective-lines.ts';
import { statusColour, statusTitle } from './words.ts';

/** Objectives by their wording, each with how it stands and who answers for it. */
export function NamedObjectives({ objectives }: { objectives: readonly ObjectiveLine[] }) {
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {objectives.map((line) => (
        <li key={line.id}><a href={`/objectives/${line.id}`} data-quoted>{line.wording} ({line.year.label})</a> <Tag colour={statusColour[line.status]} text={statusTitle(line.status)} /> <span data-quoted>{line.organisation.name}. {line.ownerRole}.</span></li>
      ))}
    </ul>
  );
}
