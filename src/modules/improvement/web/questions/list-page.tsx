import { listPage, type Reply, type RequestContext } from '#platform/http';
import { easyReadOf, EasyReadSlot, writeHrefOf } from '#modules/strategy';
import { Form } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { PagesOf } from '#ui/tables';
import { mayLearning } from '../../learning-permissions.ts';
import { answerWords, SUPPORT_ENOUGH, supportWords } from '../../domain/questions/support.ts';
import { questionLines, type QuestionLine } from '../../queries/questions/questions.ts';
import { shell } from '../registers/shell.tsx';
import { backerToken, questionHome } from './voter.ts';

/** Questions that people ask researchers, most support first (requirement S71). */
export async function showQuestions(ctx: RequestContext): Promise<Reply> {
  backerToken(ctx);
  const { list, unread, easyRead } = await ctx.read(async (tx) => ({
    list: await listPage(ctx, (page) => questionLines(tx, { part: 'shown', page })), unread: ctx.viewer.signedIn ? await questionLines(tx, { part: 'waiting' }) : [], easyRead: await easyReadOf(tx, 'page', questionHome),
  }));
  const waiting = unread.filter(({ organisationId }) => mayLearning(ctx.viewer, 'sort what came in', organisationId));
  const csrf = ctx.csrf();
  return shell({
    title: 'Questions for research',
    children: (
      <div class="nhsuk-u-reading-width">
        <p>What should research find out? Anyone can ask, and anyone can back a question. You need no account. When {SUPPORT_ENOUGH} people back a question, it looks for a researcher.</p>
        <EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} />
        <Button text="Ask a question" href={`${questionHome}/ask`} />
        <p><a href={`${questionHome}/yours`}>Did you ask one? See what became of it</a></p>
        {waiting.length > 0 && <InsetText><h2 class="nhsuk-heading-s">To be read</h2><ul class="nhsuk-list">{waiting.map(({ id, words, concern }) => <li><a href={`${questionHome}/${id}`} data-quoted>{words}</a>{concern && <> <Tag colour="orange" text="Read this first" /></>}</li>)}</ul></InsetText>}
        {list.total === 0 ? <p>No question is shown yet.</p> : list.lines.map((line) => <OneQuestion line={line} csrf={csrf} />)}
        <PagesOf list={list} home={questionHome} what="questions" />
      </div>
    ),
  });
}

function OneQuestion({ line: { id, words, organisation, support, answerKind, isExample }, csrf }: { line: QuestionLine; csrf: string }) {
  return (
    <section aria-labelledby={`q-${id}`}>
      <h2 class="nhsuk-heading-s" id={`q-${id}`}><a href={`${questionHome}/${id}`} data-quoted>{words}</a></h2>
      <p>{supportWords(support)}. Asked of {organisation}.{isExample && <> <Tag colour="yellow" text="Example" /></>} {answerKind ? <strong>{answerWords[answerKind]}.</strong> : support >= SUPPORT_ENOUGH && <strong>It looks for a researcher.</strong>}</p>
      <BackForm id={id} words={words} csrf={csrf} />
    </section>
  );
}

/** One press backs a question; a second one changes nothing. */
export const BackForm = ({ id, words, csrf }: { id: string; words: string; csrf: string }) => (
  <Form action={`${questionHome}/${id}/support`} csrfToken={csrf}><Button variant="secondary" html={<>Back this question<span class="nhsuk-u-visually-hidden">: {words}</span></>} /></Form>
);
