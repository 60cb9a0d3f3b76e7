import { page, type Reply } from '#platform/http';
import { Form, HiddenField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { choiceOf } from '../../domain/choices.ts';
import { writtenIn } from '../../domain/languages.ts';
import type { SingleRoute } from '../../domain/routes.ts';
import type { RoomIdea } from '../../queries/workshops.ts';
import { phaseHref, trail, type Place } from '../where.ts';
import { choiceTitle } from '../words.ts';
import { PaperName } from './hands-fields.tsx';

interface ToCheck {
  place: Place;
  route: SingleRoute;
  votes: readonly { item: number; choice: number }[];
  ideas: readonly RoomIdea[];
  typed: FormState;
  csrfToken: string;
  /** The first idea of the sheet, as it stands in the address. */
  from: unknown;
}

const howToCheck: Readonly<Record<SingleRoute, string>> = {
  phone: 'Read these back to the person on the phone. Are they right?', 'in person': 'Read these back to the person. Are they right?', paper: 'Hold their sheet beside this page. Are they the same?',
};

/**
 * One person's votes before they are added: whoever said them is the second pair of eyes (ADR 0028). They stand in this page only, and
 * go back with it; nothing is kept meanwhile.
 */
export function checkVotesPage({ place: { conversation, phase }, route, votes, ideas, typed, csrfToken, from }: ToCheck): Reply {
  const here = `${phaseHref(conversation, phase)}/entry/votes`;
  const rows = votes.flatMap(({ item, choice }) => ideas.filter((idea) => idea.item === item).map((idea) => ({ idea, choice: choiceOf(choice) })));
  return page({
    title: 'Check their votes', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Check their votes</h1>
        <p>{howToCheck[route]} They are not added yet.</p>
        <DataTable caption={rows.length === 1 ? '1 vote' : `${rows.length} votes`} rows={rows} emptyText="There is none." columns={[
          { key: 'idea', head: 'Idea', cell: ({ idea }) => <><span {...writtenIn(idea.language)} data-quoted>{idea.words}</span> <PaperName item={idea.item} /></> },
          { key: 'vote', head: 'Their vote', cell: ({ choice }) => <strong>{choiceTitle[choice]}</strong> },
        ]} />
        <Form action={typeof from === 'string' && from !== '' ? `${here}?from=${encodeURIComponent(from)}` : here} csrfToken={csrfToken} state={typed}>
          {Object.keys(typed.values).filter((name) => /^(vote-\d+|route|saidOn-(day|month|year)|agreed|sending)$/.test(name)).map((name) => <HiddenField key={name} name={name} />)}
          <div class="nhsuk-button-group">
            <Button name="checked" value="yes" text="They are right: add them" />
            <Button name="checked" value="change" text="Change them" variant="secondary" />
          </div>
        </Form>
      </div>
    ),
  });
}
