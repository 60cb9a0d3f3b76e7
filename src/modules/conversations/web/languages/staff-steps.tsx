import type { Viewer } from '#platform/http';
import { Form } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { mayDo } from '../../data/acting.ts';
import type { ConversationHead } from '../../queries/conversations.ts';
import type { ShownWords } from '../../queries/shown-words.ts';

/** What staff may do with shown words: write down what they say in another language, and take them up for an answer. */
export function StaffSteps({ viewer, conversation, words, csrfToken }: { viewer: Viewer; conversation: ConversationHead; words: ShownWords; csrfToken: string }) {
  const may = { translate: mayDo(viewer, 'translate words', conversation.organisationId), takeUp: mayDo(viewer, 'take ideas up for an answer', conversation.organisationId), answer: mayDo(viewer, 'answer ideas', conversation.organisationId) };
  if (!may.translate && !may.takeUp) return null;
  return (
    <section aria-label="For staff" class="allied-print-hidden">
      {may.translate && <p><a href={`/words/${words.id}/translations`}>Write down what it says in another language</a> (staff only)</p>}
      {may.answer && <p><a href={`/words/${words.id}/answer`}>Answer it</a> (staff only)</p>}
      {may.takeUp && <Form action={`/words/${words.id}/taking-up`} csrfToken={csrfToken}><Button text="Take it up for an answer" variant="secondary" small /></Form>}
    </section>
  );
}
