import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { writeVersion } from '../../commands/languages/write-version.ts';
import { authorise } from '../../data/acting.ts';
import { languageName, languages, ownLanguageName } from '../../domain/languages.ts';
import { phasePlace, type PhasePlace } from '../../queries/phase-place.ts';
import { versionsOf, type PhaseWords } from '../../queries/languages/phase-words.ts';
import { savedAt } from '../saved.ts';
import { unreadAgain, versionCode } from './version-parts.tsx';

const schema = z.object({
  language: z.enum(languages, 'Choose a language'), easyRead: z.array(z.literal('yes')).default([]),
  title: z.string().trim().min(3, 'Write the title').max(150, 'Use 150 letters or less'), question: z.string().trim().min(5, 'Write the question').max(400, 'Use 400 letters or less'),
  introduction: z.string().trim().max(4_000, 'Use 4,000 letters or less').default(''), prompts: z.string().trim().max(2_000, 'Use 2,000 letters or less').default(''),
  translatedBy: z.string().trim().min(2, 'Say who wrote it, by role or service').max(150, 'Use 150 letters or less'), checkedBy: z.string().trim().max(150, 'Use 150 letters or less').default(''),
  revision: z.coerce.number().int().min(0).catch(0),
});

/** The versions of a part of a conversation, and the form for one: empty, or filled with the one that `?version=` names. */
export async function showVersions(ctx: RequestContext): Promise<Reply> {
  const asked = ctx.query['version'];
  const place = await ctx.read((tx) => phasePlace(tx, ctx.params['id'] ?? ''));
  const found = (await ctx.read((tx) => versionsOf(tx, place.phaseId))).find((each) => versionCode(each) === asked);
  return versionsPage(ctx, found ? filledWith(found) : emptyForm);
}

const filledWith = (version: PhaseWords): FormState => formState({
  language: version.language, title: version.title, question: version.question, introduction: version.introduction, prompts: version.prompts.join('\n'), translatedBy: version.translatedBy,
  checkedBy: version.checkedBy ?? '', easyRead: version.isEasyRead ? 'yes' : undefined, revision: String(version.revision),
});

async function versionsPage(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const place = await ctx.read((tx) => phasePlace(tx, ctx.params['id'] ?? ''));
  authorise(ctx, 'organise conversations', place.organisationId);
  const versions = await ctx.read((tx) => versionsOf(tx, place.phaseId));
  const isInError = state.errors.length > 0;
  return page({
    title: `Languages and easy read: ${place.phaseTitle}`, currentSection: '/co-planning', isInError,
    breadcrumbs: [{ text: 'Conversations', href: `/organisations/${place.organisationCode}/conversations` }, { text: place.phaseTitle, href: place.href }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{place.phaseTitle}</span> Languages and easy read</h1>
        <p>The words in English: <strong data-quoted>{place.question}</strong></p>
        <Versions place={place} versions={versions} />
        <VersionForm place={place} state={state} advice={advice} csrfToken={ctx.csrf()} />
      </div>
    ),
  });
}

const Versions = ({ place, versions }: { place: PhasePlace; versions: readonly PhaseWords[] }) => (
  <>
    {versions.length === 0 && <p>There is only English yet.</p>}
    <ul class="nhsuk-list nhsuk-list--bullet">
      {versions.map((each) => (
        <li key={versionCode(each)}>{languageName(each.language)}{each.isEasyRead && ', easy read'}, {formatDay(each.writtenOn)}, by <span data-quoted>{each.translatedBy}</span>. {each.checkedBy ? <>{each.isEasyRead ? 'Checked' : 'Read again'} by <span data-quoted>{each.checkedBy}</span>.</> : <strong>{unreadAgain(each)}</strong>}
          {' '}<a href={`${place.href}?language=${versionCode(each)}`}>See it<span class="nhsuk-u-visually-hidden"> in {languageName(each.language)}</span></a> · <a href={`/phases/${place.phaseId}/languages?version=${versionCode(each)}`}>Change it<span class="nhsuk-u-visually-hidden">: {languageName(each.language)}</span></a></li>
      ))}
    </ul>
  </>
);

const VersionForm = ({ place, state, advice, csrfToken }: { place: PhasePlace; state: FormState; advice: Advice | undefined; csrfToken: string }) => (
  <Form action={`/phases/${place.phaseId}/languages`} csrfToken={csrfToken} state={state}>
    <h2 class="nhsuk-heading-m">Add or change a version</h2>
    <SelectField name="language" label="Language" items={[{ value: '', text: 'Choose a language' }, ...languages.map((code) => ({ value: code, text: code === 'en' ? 'English (for easy read)' : `${languageName(code)} (${ownLanguageName(code)})` }))]} />
    <CheckboxesField name="easyRead" legend="Easy read" items={[{ value: 'yes', text: 'This is an easy-read version', hint: 'Short sentences, one thought each. Best written with people who use easy read.' }]} />
    <TextField name="title" label="Title" />
    <TextField name="question" label="The question" />
    <TextareaField name="introduction" label="Introduction (you can leave this out)" rows={4} maxlength={4_000} />
    <TextareaField name="prompts" label="Prompts (you can leave this out)" hint="One on each line" rows={3} maxlength={2_000} />
    <TextField name="translatedBy" label="Who wrote or translated it?" hint="A role or a service, not a person’s name. Everyone reads this. If a program did, say so." />
    <TextField name="checkedBy" label="Who read it again? (leave this empty if nobody has)" hint="A role, such as: a member of the Polish club. For easy read: people with a learning disability" />
    <HiddenField name="revision" />
    <Button text="Save this version" />
    <WordsCheck advice={advice} />
  </Form>
);

export async function writeOneVersion(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields: { title: 'Title', question: 'The question', introduction: 'Introduction', prompts: 'Prompts' } });
  if (asked) return versionsPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return versionsPage(ctx, parsed.state);
  const { easyRead, prompts, checkedBy, ...version } = parsed.value;
  const phaseId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => writeVersion(tx, ctx, { ...version, phaseId, isEasyRead: easyRead.length > 0, prompts: prompts.split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 20), checkedBy: checkedBy || null }));
    return savedAt(`/phases/${phaseId}/languages`, 'version-kept');
  }, (errors) => versionsPage(ctx, { ...typedState(schema, ctx.body), errors }));
}
