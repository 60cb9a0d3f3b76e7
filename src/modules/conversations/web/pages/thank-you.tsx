import { page, type Reply } from '#platform/http';
import { Panel } from '#ui/nhsuk';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { writtenIn } from '../../domain/languages.ts';
import type { ShownWords } from '../../queries/shown-words.ts';
import { ForYoungPeople } from '../involved/young-parts.tsx';
import { CodeShownOnce } from '../parts.tsx';
import { HelpAtOnce } from '../sending/help-at-once.tsx';
import { conversationHref, ideaHref, phaseHref, trail } from '../where.ts';

/** Thanks, what happens next, and the code: the one time it is shown. */
export function thankYou({ what, code, conversation, phase, concern, isUnder16 = false, near = [] }: { what: 'idea' | 'comment'; code: string; concern: string | null; isUnder16?: boolean; near?: readonly ShownWords[]; conversation: ConversationHead; phase: PhaseLine }): Reply {
  return page({
    title: `Thank you for your ${what}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <Panel heading={{ text: `Thank you for your ${what}`, level: 1 }} text={phase.isPreModerated || concern ? 'A person will read it before it is shown.' : 'It is shown now.'} />
        <HelpAtOnce concern={concern} />
        {isUnder16 && <ForYoungPeople />}
        <h2 class="nhsuk-heading-m">Your code</h2>
        <p>This code is the only way back to your words. With it you can see what became of them, change them or take them out. We show it once and do not keep it.</p>
        <CodeShownOnce code={code}>Then go to <a href="/your-words">your words</a> at any time.</CodeShownOnce>
        <h2 class="nhsuk-heading-m">What happens next</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">
          <li>A person reads your words. If they cannot be shown, your code tells you why.</li>
          <li>Others vote and comment on what is shown.</li>
          <li>After the end, everything is sorted into themes, and each theme gets an answer.</li>
        </ul>
        {near.length > 0 && <Near ideas={near} conversation={conversation} phase={phase} />}
        {!isUnder16 && <p>Did you write what you lived through? With your code you can let us tell it as a story, quote it or learn from it. We do none of this unless you say so.</p>}
        {!isUnder16 && <p><a href={`${phaseHref(conversation, phase)}/about-you`}>Tell us a little about you</a>, if you like. It is not joined to your words.</p>}
        <p><a href={phaseHref(conversation, phase)}>Back to the ideas</a> or <a href={conversationHref(conversation)}>to the conversation</a></p>
      </div>
    ),
  });
}

/** What may say the same in other words, where it is not so like that it was worth a step before sending. */
const Near = ({ ideas, conversation, phase }: { ideas: readonly ShownWords[]; conversation: ConversationHead; phase: PhaseLine }) => (
  <>
    <h2 class="nhsuk-heading-m">Others may want the same</h2>
    <p>These ideas may be near yours. You can read them and vote on them, too.</p>
    <ul class="nhsuk-list nhsuk-list--bullet">
      {ideas.map((idea) => <li key={idea.id}><a href={ideaHref(conversation, phase, idea)} {...writtenIn(idea.language)} data-quoted>{idea.words}</a></li>)}
    </ul>
  </>
);
