import type { ComponentChildren } from 'preact';
import { CsrfField } from '#ui/forms';
import { InsetText, Tag } from '#ui/nhsuk';
import { routeTitle } from '../domain/routes.ts';
import { choiceOf, choices, type Choice } from '../domain/choices.ts';
import type { ConversationHead, PhaseLine } from '../queries/conversations.ts';
import type { ShownWords } from '../queries/shown-words.ts';
import { choiceTitle, stateColour, stateTitle } from './words.ts';

export const ExampleMark = ({ conversation }: { conversation: Pick<ConversationHead, 'isExample'> }) =>
  (conversation.isExample ? <p><Tag colour="yellow" text="Example" /> This conversation is imagined. It shows how the site works.</p> : null);

export const StateTag = ({ phase }: { phase: PhaseLine }) => <Tag colour={stateColour[phase.state]} text={stateTitle[phase.state]} />;

/** Stands on every page where people write. */
export const NotForEmergencies = () => (
  <InsetText>
    <p>This is not an emergency service. If somebody is in danger now, call 999. If you need to talk to someone, call Samaritans free on 116 123, day or night. For urgent medical advice call 111.</p>
  </InsetText>
);

/** A code in large letters: the one time it is shown. What is passed in says where to go with it. */
export const CodeShownOnce = ({ code, children }: { code: string; children: ComponentChildren }) => (
  <>
    <InsetText><p class="nhsuk-u-font-size-32"><strong translate={false}>{code}</strong></p></InsetText>
    <p>Write it down, or print this page. {children}</p>
  </>
);

/** Open until its organisers end it (docs/adr/0026). */
const isWithoutEnd = ({ state, closesAt }: PhaseLine): boolean => (state === 'open' || state === 'paused') && closesAt === null;

/** How we keep people anonymous, in the place where they decide to take part. */
export function AnonymityNotice({ conversation, phases = conversation.phases }: { conversation: ConversationHead; phases?: readonly PhaseLine[] }) {
  return (
    <>
      <p>We do not ask who you are. We keep your words, the hour and nothing else. Your votes stand under a random number that only your own browser can make. When the conversation ends, we destroy the key to it.</p>
      {phases.some(isWithoutEnd) && <p>{phases.length > 1 ? 'One part of this conversation has' : 'This part has'} no day on which it ends. As long as it is open, we keep the key to its votes, so that each person counts once. We destroy it when the organisers end it.</p>}
      <p>{conversation.isMatrixOpen ? 'When it has ended, we give out the votes as a table, under numbers drawn at random. Nobody’s words are joined to them.' : 'We do not give out the single votes, only how many there were.'}</p>
    </>
  );
}

/** How the words came in: it counts the same whichever way. */
export const RouteLine = ({ words: { route } }: { words: Pick<ShownWords, 'route'> }) => <p class="nhsuk-body-s nhsuk-u-secondary-text-colour nhsuk-u-margin-bottom-2">{routeTitle(route)}</p>;

interface VoteProps {
  readonly words: Pick<ShownWords, 'item' | 'words'>;
  readonly action: string;
  readonly csrfToken: string;
  readonly back: string;
  /** Where in a list the words stand, and whether by chance: counted with a first vote, and joined to nobody. */
  readonly place?: { readonly position: number; readonly isRandom: boolean } | undefined;
  /** How this visitor voted: 1, 0, -1, or not yet. */
  readonly own: number | undefined;
  readonly isOpen: boolean;
  /** What the buttons say, where it is not support, oppose and pass. */
  readonly titles?: Readonly<Record<Choice, string>>;
}

/** Three buttons that work without script. A vote can be changed at any time while the phase is open. */
export function VoteForm({ words, action, csrfToken, back, place, own, isOpen, titles = choiceTitle }: VoteProps) {
  const voted = own === undefined ? null : choiceOf(own);
  if (!isOpen) return voted ? <p>Your vote: {titles[voted].toLowerCase()}</p> : null;
  return (
    <form method="post" action={action} class="allied-vote" aria-label={`Your vote on: ${words.words.slice(0, 80)}`}>
      <CsrfField token={csrfToken} />
      <input type="hidden" name="item" value={words.item} />
      <input type="hidden" name="back" value={back} />
      {place && !voted && <input type="hidden" name="place" value={`${place.position}.${place.isRandom ? 1 : 0}`} />}
      {choices.map((choice) => (
        <button key={choice} class={`nhsuk-button nhsuk-button--small ${voted === choice ? '' : 'nhsuk-button--secondary'}`} name="choice" value={choice} aria-pressed={voted === choice ? 'true' : 'false'}>{titles[choice]}</button>
      ))}
      <p class="allied-vote__own" role="status">{voted ? `Your vote: ${titles[voted].toLowerCase()}. You can change it.` : ''}</p>
    </form>
  );
}
