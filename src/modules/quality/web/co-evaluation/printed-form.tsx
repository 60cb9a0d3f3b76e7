import { page, type Reply, type RequestContext } from '#platform/http';
import { SendTo } from '#modules/directory';
import { PaperForm } from '#ui/forms';
import { helpedAnswers, helpedTitles, voiceKinds, voiceTitles } from '../../domain/co-evaluation/voices.ts';
import { sceneOf, trailOf } from './scene.ts';

/** The same questions on paper. */
export async function printedForm(ctx: RequestContext): Promise<Reply> {
  const scene = await sceneOf(ctx);
  const { objective, contact, home } = scene;
  return page({
    title: `Form to print: did it help? ${objective.wording}`, currentSection: '/co-evaluation', breadcrumbs: trailOf(scene),
    content: (
      <PaperForm title="Did it help?" caption={objective.wording} back={{ href: `${home}/answer`, text: 'Go back to the form' }} sendTo={<SendTo contact={contact} />} questions={[
        { text: 'Who are you?', boxes: voiceKinds.map((kind) => voiceTitles[kind]) },
        { text: 'Did it help?', boxes: helpedAnswers.map((answer) => helpedTitles[answer]) },
        { text: 'For whom did it help, and for whom not? You can leave this empty.', lines: 3 },
        { text: 'What should come next? You can leave this empty.', lines: 3 },
        { text: 'May staff type this in, and may everyone read your words?', boxes: ['I agree that staff type in my answer', 'Everyone may read my words, without my name'] },
      ]}>
        <p>You do not have to give your name. Please do not write the names of other people, or anything private.</p>
      </PaperForm>
    ),
  });
}
