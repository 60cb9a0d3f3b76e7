import { formatDay } from '#platform/clock';
import { Invalid, NotFound } from '#platform/errors';
import { redirect, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { InsetText, Tag } from '#ui/nhsuk';
import { answerQuestion, backQuestion, readQuestion } from '../../commands/questions/questions.ts';
import { answerWords, supportWords, voterHash, type AnswerKind } from '../../domain/questions/support.ts';
import { mayLearning } from '../../learning-permissions.ts';
import { questionAnswers, questionLines, type QuestionAnswerLine } from '../../queries/questions/questions.ts';
import { readingFields } from '../barriers/fields.ts';
import { learningSavedAt } from '../learning-saved.ts';
import { FoldedForm, PlainForm, shell } from '../registers/shell.tsx';
import { takeForm, type OpenForm } from '../registers/take-form.ts';
import { answerFields } from './fields.ts';
import { BackForm } from './list-page.tsx';
import { backerToken, questionHome } from './voter.ts';

export async function showQuestion(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  backerToken(ctx);
  const { line, answers } = await ctx.read(async (tx) => ({ line: isId(id) ? (await questionLines(tx, { id }))[0] : undefined, answers: isId(id) ? await questionAnswers(tx, id) : [] }));
  if (!line) throw new NotFound('We cannot find that question.');
  const isShown = line.shownOn !== null;
  return shell({
    title: 'A question for research', under: [{ text: 'Questions', href: questionHome }], open,
    children: (
      <div class="nhsuk-u-reading-width">
        {ctx.query['backed'] === 'yes' && <InsetText text="Thank you. Your support counts once. Nobody kept who you are." />}
        <blockquote class="nhsuk-inset-text" data-quoted><p><strong>{line.words}</strong></p>{line.because !== '' && <p>{line.because}</p>}</blockquote>
        <p>{isShown && `${supportWords(line.support)}. `}Asked of {line.organisation}{line.route === 'site' ? '' : `, ${line.route === 'in person' ? 'in person' : line.route === 'phone' ? 'by phone' : 'on paper'}`}.{line.isExample && <> <Tag colour="yellow" text="Example" /></>}</p>
        {isShown && <BackForm id={id} words={line.words} csrf={ctx.csrf()} />}
        <AnswersTold answers={answers} />
        {!isShown && mayLearning(ctx.viewer, 'sort what came in', line.organisationId) && <PlainForm form="reading" action={`${questionHome}/${id}/reading`} fields={readingFields} button="Save" open={open} csrf={ctx.csrf()} />}
        {isShown && mayLearning(ctx.viewer, 'answer for research', line.organisationId) && <FoldedForm summary="Tell whoever asked what becomes of it" form="answer" action={`${questionHome}/${id}/answers`} fields={answerFields} button="Tell them" open={open} csrf={ctx.csrf()} />}
      </div>
    ),
  });
}

/** What researchers told whoever asked. */
export function AnswersTold({ answers }: { answers: readonly QuestionAnswerLine[] }) {
  if (answers.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m">What became of it</h2>
      {answers.map(({ kind, researcherRole, words, saidOn }) => <InsetText><p><strong>{answerWords[kind]}.</strong> {formatDay(saidOn)}, {researcherRole}</p><p data-quoted>{words}</p></InsetText>)}
    </>
  );
}

export async function takeSupport(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => backQuestion(tx, { id, voter: voterHash(backerToken(ctx), id) }));
  return redirect(`${questionHome}/${id}?backed=yes`);
}

export function takeQuestionReading(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'reading', fields: readingFields, again: (open) => showQuestion(ctx, open), act: async ({ reading, because }) => {
    if (reading === 'keep back' && because.length < 3) throw new Invalid('Say why.', { because: 'Say why you keep it back' });
    await ctx.write((tx) => readQuestion(tx, ctx, { id: ctx.params['id'] ?? '', keepBackBecause: reading === 'show' ? null : because }));
    return learningSavedAt(questionHome, 'question-read');
  } });
}

export function takeAnswer(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'answer', fields: answerFields, again: (open) => showQuestion(ctx, open), act: async (answers) => {
    const id = ctx.params['id'] ?? '';
    await ctx.write((tx) => answerQuestion(tx, ctx, { ...answers, id, kind: answers.kind as AnswerKind }));
    return learningSavedAt(`${questionHome}/${id}`, 'question-answered');
  } });
}
