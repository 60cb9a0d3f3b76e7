import type { ComponentChildren } from 'preact';
import { maskDisclosures, type Disclosure } from '#engines/disclosure';
import { page, type Reply, type RequestContext } from '#platform/http';
import { CsrfField, Form, HiddenField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import type { ShownWords } from '../../queries/shown-words.ts';
import { writtenIn } from '../../domain/languages.ts';
import { phaseHref, trail } from '../where.ts';

export interface LookedAt {
  words: string;
  found: readonly Disclosure[];
  /** Shown ideas that may say the same, with the place to vote on them. */
  similar?: { ideas: readonly ShownWords[]; conversation: ConversationHead; phase: PhaseLine };
  /** Nobody will read the words but a trained person: nothing of them is ever shown. */
  isPrivate?: boolean;
  action: string;
  /** What the form carried besides the words. */
  carried: Readonly<Record<string, string | readonly string[]>>;
}

/** A step before words are sent: what may show who somebody is, and ideas that may say the same. The person decides. */
export function beforeSending(ctx: RequestContext, { words, found, similar, isPrivate = false, action, carried }: LookedAt): Reply {
  const masked = maskDisclosures(words, found);
  return page({
    title: 'Before you send', currentSection: '/co-planning', breadcrumbs: similar ? trail(similar.conversation, similar.phase) : [{ text: 'Conversations', href: '/conversations' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Before you send</h1>
        <p><strong>Your words are not sent yet.</strong></p>
        {found.length > 0 && <PersonalDetails found={found} masked={masked} isPrivate={isPrivate} />}
        {similar && similar.ideas.length > 0 && <Similar similar={similar} csrfToken={ctx.csrf()} />}
        <Form action={action} csrfToken={ctx.csrf()}>
          <h2 class="nhsuk-heading-m">Your words</h2>
          <blockquote class="nhsuk-inset-text" data-quoted><p>{words}</p></blockquote>
          <HiddenField name="words" value={words} />
          {Object.entries(carried).flatMap(([name, values]) => [values].flat().map((value) => <HiddenField key={`${name} ${value}`} name={name} value={value} />))}
          <Choices>
            {found.length > 0 && <Button name="send" value="as-masked" text="Send with the details masked" />}
            <Button name="send" value="as-written" text={found.length > 0 ? 'Send as I wrote it' : 'Send mine as well'} variant={found.length > 0 ? 'secondary' : undefined} />
            <Button name="send" value="edit" text="Change my words first" variant="secondary" />
          </Choices>
        </Form>
      </div>
    ),
  });
}

const Choices = ({ children }: { children: ComponentChildren }) => <div class="nhsuk-button-group">{children}</div>;

function PersonalDetails({ found, masked, isPrivate }: { found: readonly Disclosure[]; masked: string; isPrivate: boolean }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">This may show who somebody is</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">{found.map(({ text, mask, start }) => <li key={start}>“<span data-quoted>{text}</span>”, which we would {isPrivate ? 'keep' : 'show'} as {mask}</li>)}</ul>
      <p>With the details masked, your words say:</p>
      <blockquote class="nhsuk-inset-text" data-quoted><p>{masked}</p></blockquote>
      <p>{isPrivate ? 'If you send them as you wrote them, the few trained people who read them see the details.' : 'If you send them as you wrote them, a person who reads them may mask the details before anybody else sees them.'}</p>
    </>
  );
}

function Similar({ similar: { ideas, conversation, phase }, csrfToken }: { similar: NonNullable<LookedAt['similar']>; csrfToken: string }) {
  const home = phaseHref(conversation, phase);
  return (
    <>
      <h2 class="nhsuk-heading-m">{ideas.length === 1 ? 'This idea may say the same' : 'These ideas may say the same'}</h2>
      <p>If one of them says it for you, you can support it. Then you need not send yours. If yours is different, send it: every idea counts.</p>
      <ul class="nhsuk-list allied-ideas">
        {ideas.map((idea) => (
          <li key={idea.id} class="allied-idea">
            <p class="allied-idea__words" {...writtenIn(idea.language)} data-quoted>{idea.words}</p>
            <form method="post" action={`${home}/votes`}>
              <CsrfField token={csrfToken} />
              <input type="hidden" name="item" value={idea.item} />
              <input type="hidden" name="back" value={`${home}/ideas/${idea.id}`} />
              <Button name="choice" value="support" text="Support this idea instead" variant="secondary" small ariaLabel={`Support this idea instead: ${idea.words.slice(0, 80)}`} />
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}
