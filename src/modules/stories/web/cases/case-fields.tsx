import { z } from 'zod';
import { roleGroups } from '#modules/directory';
import { CheckboxesField, SelectField, TextareaField, TextField, type FormValues } from '#ui/forms';
import { guideEntry } from '../../domain/guide/guide-content.ts';
import type { CaseWords } from '../../commands/cases/write-case.ts';
import type { CaseStudy } from '../../queries/cases/case-studies.ts';
import { maybe, ProfessionsField, text } from '../fields.tsx';

const choice = z.union([z.literal(''), z.uuid('Choose from the list')]).default('');
const list = (fits: (value: string) => boolean) => z.array(z.string()).default([]).refine((all) => all.every(fits), 'Choose from the list');

/** Which of the three linked figures show it; '' where nothing is said. */
const which = z.enum(['', '1', '2', '3'], 'Choose which figures show it').default('');

export const caseSchema = z.object({
  title: text('Give it a title', 160), problem: text('Say what the problem was', 2000), peopleSaid: maybe(2000), whatWasDone: maybe(3000), coProducedWith: maybe(600), inequality: maybe(1000), cost: maybe(600), carbon: maybe(600),
  didNotWork: maybe(1500), contactRole: maybe(120), setting: maybe(120), impactClaim: maybe(300),
  professions: list((slug) => guideEntry(slug) !== undefined), roleGroups: list((code) => roleGroups.some((group) => group.code === code)), ambitions: list((code) => /^nat\.[a-z0-9.]{1,30}$/.test(code)).refine((all) => all.length <= 6, 'Choose six at most'),
  objectiveId: choice, projectId: choice, theme1: choice, theme2: choice, theme3: choice, measure1: choice, measure2: choice, measure3: choice, 
  peopleSeries: which, inequalitySeries: which, costSeries: which, carbonSeries: which,
});
type Sent = z.output<typeof caseSchema>;

/** The form's answers as the words of a case study. */
export function wordsOf({ theme1, theme2, theme3, measure1, measure2, measure3, peopleSeries, inequalitySeries, costSeries, carbonSeries, ...words }: Sent): CaseWords {
  const measures = { '': '', 1: measure1, 2: measure2, 3: measure3 };
  const shownBy = (effect: string, at: '' | '1' | '2' | '3'): string => (effect === '' ? '' : measures[at]);
  return {
    ...words, themeIds: [theme1, theme2, theme3].filter((id) => id !== ''), seriesIds: [measure1, measure2, measure3].filter((id) => id !== ''), impactSeriesId: shownBy(words.impactClaim, peopleSeries),
    inequalitySeriesId: shownBy(words.inequality, inequalitySeries), costSeriesId: shownBy(words.cost, costSeries), carbonSeriesId: shownBy(words.carbon, carbonSeries),
  };
}

/** A case study as the values of its form. */
export function valuesOf({ seriesIds, themes, ...study }: CaseStudy): FormValues {
  const at = (id: string | null): string => (id && seriesIds.includes(id) ? String(seriesIds.indexOf(id) + 1) : '');
  const { title, problem, peopleSaid, whatWasDone, coProducedWith, inequality, cost, carbon, didNotWork, contactRole, setting, impactClaim, professions, roleGroups: roles, ambitions, objectiveId, projectId } = study;
  return {
    title, problem, peopleSaid, whatWasDone, coProducedWith, inequality, cost, carbon, didNotWork, contactRole, setting, impactClaim, professions, roleGroups: roles, ambitions, objectiveId: objectiveId ?? '', projectId: projectId ?? '',
    theme1: themes[0]?.id ?? '', theme2: themes[1]?.id ?? '', theme3: themes[2]?.id ?? '', measure1: seriesIds[0] ?? '', measure2: seriesIds[1] ?? '', measure3: seriesIds[2] ?? '',
    peopleSeries: at(study.impactSeriesId), inequalitySeries: at(study.inequalitySeriesId), costSeries: at(study.costSeriesId), carbonSeries: at(study.carbonSeriesId),
  };
}

export interface CaseChoices {
  themes: readonly { id: string; title: string }[];
  measures: readonly { id: string; name: string }[];
  objectives: readonly { id: string; wording: string }[];
  projects: readonly { id: string; title: string }[];
  ambitions: readonly { code: string; title: string }[];
}

const numbers = [1, 2, 3] as const;

export function CaseFields({ choices }: { choices: CaseChoices }) {
  const none = { value: '', text: 'None' };
  const [themes, measures] = [[none, ...choices.themes.map(({ id, title }) => ({ value: id, text: title }))], [none, ...choices.measures.map(({ id, name }) => ({ value: id, text: name }))]];
  return (
    <>
      <TextField name="title" label="Title" hint="What you did, not what it changed" />
      <TextareaField name="problem" label="What was the problem?" rows={4} maxlength={2000} />
      <TextareaField name="peopleSaid" label="What did people say?" rows={3} maxlength={2000} hint="In your words. Quotes are added later, from words that may be quoted." />
      {numbers.map((at) => <SelectField name={`theme${at}`} label={`Theme ${at} behind it`} items={themes} />)}
      <TextareaField name="whatWasDone" label="What was done?" rows={5} maxlength={3000} />
      <TextField name="coProducedWith" label="Who made it together?" hint="Groups and roles, no names. If nobody took part, say so." />
      {numbers.map((at) => <SelectField name={`measure${at}`} label={`Figures ${at}`} items={measures} />)}
      <h2 class="nhsuk-heading-m">What changed</h2>
      <p>Say only what your figures show: a change for the better that has held. Leave the rest empty. The page then says that nobody has measured it.</p>
      <TextField name="impactClaim" label="What changed for people?" />
      <ShownBy name="peopleSeries" what="for people" />
      <TextareaField name="inequality" label="What did it do about gaps between groups?" rows={3} maxlength={1000} />
      <ShownBy name="inequalitySeries" what="on gaps" />
      <TextField name="cost" label="What did it do to cost?" />
      <ShownBy name="costSeries" what="on cost" />
      <TextField name="carbon" label="What did it do for carbon?" />
      <ShownBy name="carbonSeries" what="on carbon" />
      <TextareaField name="didNotWork" label="What did not work?" rows={3} maxlength={1500} />
      <TextField name="contactRole" label="Whom can others ask?" hint="A role, not a name" />
      <ProfessionsField />
      <CheckboxesField name="roleGroups" legend="Who did it?" items={roleGroups.map(({ code, title }) => ({ value: code, text: title }))} />
      <TextField name="setting" label="Where?" hint="For example: village halls, a ward, people’s homes" />
      <CheckboxesField name="ambitions" legend="Which ambitions does it serve?" items={choices.ambitions.map(({ code, title }) => ({ value: code, text: title }))} />
      <SelectField name="objectiveId" label="Objective" items={[none, ...choices.objectives.map(({ id, wording }) => ({ value: id, text: wording }))]} />
      <SelectField name="projectId" label="Project that holds its method" hint="Others can then take the method over" items={[none, ...choices.projects.map(({ id, title }) => ({ value: id, text: title }))]} />
    </>
  );
}

const ShownBy = ({ name, what }: { name: string; what: string }) => <SelectField name={name} label={`Which figures show the change ${what}?`} items={[{ value: '', text: 'None: I say nothing about it' }, ...numbers.map((at) => ({ value: String(at), text: `Figures ${at}` }))]} />;
