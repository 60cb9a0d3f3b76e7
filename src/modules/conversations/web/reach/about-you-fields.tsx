import { z } from 'zod';
import { CheckboxesField, RadiosField, TextField } from '#ui/forms';
import type { GivenAnswer } from '../../commands/reach/add-answers.ts';
import { NO_ANSWER, RATHER_NOT, type AboutQuestion } from '../../data/reach/about-you-content.ts';
import { EVERYONE } from '../../domain/reach/tell-reach.ts';

const ratherNot = { value: RATHER_NOT, text: 'I would rather not say' };
const districtPattern = /^([A-Z]{1,2}[0-9][0-9A-Z]?)?$/;

/** The questions as fields: one answer each, or several where the question says so, and always a way not to say. */
export function AboutYouFields({ questions }: { questions: readonly AboutQuestion[] }) {
  return (
    <>
      {questions.map((question) => {
        const { code, ask, why, answers } = question;
        const hint = why === '' ? {} : { hint: why };
        if (question.isDistrict) return <><TextField key={code} name={code} label={{ text: ask, size: 's' }} hint="Such as OX4. Leave it empty if you like." width={5} /><CheckboxesField name={`${code}-${RATHER_NOT}`} legend={{ text: 'About your postcode', classes: 'nhsuk-u-visually-hidden' }} items={[ratherNot]} small /></>;
        const items = [...answers.map((each) => ({ value: each.code, text: each.title })), ratherNot];
        return question.isSeveral ? <CheckboxesField key={code} name={code} legend={{ text: ask, size: 's' }} items={items} {...hint} small /> : <RadiosField key={code} name={code} legend={{ text: ask, size: 's' }} items={items} {...hint} small />;
      })}
    </>
  );
}

/** What the form takes for these questions: an answer that is not on the list is refused. */
export const aboutYouShape = (questions: readonly AboutQuestion[]): Record<string, z.ZodType> => Object.assign({}, ...questions.map(shapeOfOne)) as Record<string, z.ZodType>;

function shapeOfOne({ code, answers, isDistrict, isSeveral }: AboutQuestion): Record<string, z.ZodType> {
  if (isDistrict) return { [code]: z.string().trim().toUpperCase().regex(districtPattern, 'Write only the first half of a postcode, such as OX4, or leave it out').default(''), [`${code}-${RATHER_NOT}`]: z.array(z.literal(RATHER_NOT)).default([]) };
  const codes = [...answers.map((each) => each.code), RATHER_NOT, ''];
  const one = z.string().refine((answer) => codes.includes(answer), 'Choose an answer from the list');
  return { [code]: isSeveral ? z.array(one).max(codes.length).default([]) : one.default('') };
}

/** What is counted for one person: an answer to every question, if only that there was none. */
export function givenOf(questions: readonly AboutQuestion[], values: Readonly<Record<string, unknown>>): GivenAnswer[] {
  return questions.flatMap((question): GivenAnswer[] => {
    const { code } = question;
    if (question.isSeveral) {
      const chosen = [...new Set(values[code] as readonly string[])].filter((answer) => answer !== '');
      const answers = chosen.includes(RATHER_NOT) ? [RATHER_NOT] : chosen.length === 0 ? [NO_ANSWER] : chosen;
      return [{ question: code, answer: EVERYONE }, ...answers.map((answer) => ({ question: code, answer }))];
    }
    const wouldNot = question.isDistrict && (values[`${code}-${RATHER_NOT}`] as readonly string[]).length > 0;
    return [{ question: code, answer: wouldNot ? RATHER_NOT : (values[code] as string) || NO_ANSWER }];
  });
}

/** Whether anything at all was answered. */
export const hasAnswer = (given: readonly GivenAnswer[]): boolean => given.some(({ answer }) => answer !== NO_ANSWER && answer !== EVERYONE);
