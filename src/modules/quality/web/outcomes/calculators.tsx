import { z } from 'zod';
import { Form, formState, parseForm, SelectField, TextField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import type { Calculator, Instrument } from '../../domain/outcomes/instruments.ts';
import { activityMean, FEWEST_SHEETS, goalAttainment, topScore, wellbeingMetric } from '../../domain/outcomes/score.ts';

const MOST_GOALS = 5;
const at = Array.from({ length: MOST_GOALS }, (_one, index) => index + 1);
const results = [['', 'No goal'], ['-2', '−2: far below what was agreed'], ['-1', '−1: below'], ['0', '0: as agreed'], ['1', '1: above'], ['2', '2: far above']] as const;

const choice = z.enum(['', '-2', '-1', '0', '1', '2'], 'Choose a result from the list').default('');
const number = (name: string, lowest: number, highest: number) => z.string().trim().default('').refine((text) => text === '' || (/^\d{1,5}(\.\d)?$/.test(text) && Number(text) >= lowest && Number(text) <= highest), `${name} must be a number from ${lowest} to ${highest}`);
const whole = (name: string, lowest: number, highest: number) => z.string().trim().regex(/^\d{1,5}$/, `${name} must be a whole number`).refine((text) => Number(text) >= lowest && Number(text) <= highest, `${name} must be from ${lowest} to ${highest}`);

const schemas = {
  gas: z.object(Object.fromEntries(at.flatMap((nth) => [[`result${nth}`, choice], [`weight${nth}`, number(`Weight ${nth}`, 0, 9)]]))),
  psfs: z.object(Object.fromEntries(at.map((nth) => [`mark${nth}`, number(`Mark ${nth}`, 0, 10)]))),
  swemwbs: z.object({ sum: whole('The sum', 7, 35) }),
  collaborate: z.object({ sheets: whole('The number of sheets', 1, 99_999), incomplete: whole('The number of sheets that are not complete', 0, 99_999), highest: whole('The number of sheets with the highest mark', 0, 99_999) }),
} as const satisfies Record<Calculator, z.ZodType>;

type Typed = Readonly<Record<string, string>>;

/** What is said of what was typed, or what was wrong with it. */
export function workOut(calculator: Calculator, body: unknown): { state: FormState; answer: string | null } {
  const parsed = parseForm(schemas[calculator] as z.ZodType<Record<string, string>>, body);
  if (!parsed.ok) return { state: parsed.state, answer: null };
  const said = answers[calculator](parsed.value);
  return 'missing' in said ? { state: formState(parsed.value, [{ path: [said.field], message: said.missing }]), answer: null } : { state: formState(parsed.value), answer: said.answer };
}

type Said = { answer: string } | { missing: string; field: string };
const shown = (value: number, digits: number): string => value.toFixed(digits);

const answers: Record<Calculator, (typed: Typed) => Said> = {
  gas: (typed) => {
    const goals = at.filter((nth) => (typed[`result${nth}`] ?? '') !== '').map((nth) => ({ result: Number(typed[`result${nth}`]), weight: typed[`weight${nth}`] ? Number(typed[`weight${nth}`]) : 1 }));
    const score = goalAttainment(goals);
    return score === null ? { missing: 'Choose a result for one goal or more', field: 'result1' } : { answer: `The score is ${shown(score, 1)}. 50 is as agreed.` };
  },
  psfs: (typed) => {
    const mean = activityMean(at.map((nth) => typed[`mark${nth}`] ?? '').filter((mark) => mark !== '').map(Number));
    return mean === null ? { missing: 'Enter three to five marks', field: 'mark1' } : { answer: `The score is ${shown(mean, 1)} of 10.` };
  },
  swemwbs: (typed) => {
    const score = wellbeingMetric(Number(typed['sum']));
    return score === null ? { missing: 'Enter a whole number from 7 to 35', field: 'sum' } : { answer: `The metric score is ${shown(score, 2)}.` };
  },
  collaborate: (typed) => {
    const score = topScore({ sheets: Number(typed['sheets']), incomplete: Number(typed['incomplete']), highest: Number(typed['highest']) });
    return score === null ? { missing: `It takes ${FEWEST_SHEETS} complete sheets or more, and no more with the highest mark than are complete`, field: 'sheets' } : { answer: `The top score is ${shown(score, 1)}%.` };
  },
};

/** A form that keeps nothing. */
export function Calculate({ instrument: { code, calculator }, csrfToken, state }: { instrument: Instrument; csrfToken: string; state: FormState }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Work out a score</h2>
      <p>What you type is not kept.</p>
      <Form action={`/quality/instruments/${code}/score`} csrfToken={csrfToken} state={state}>
        {calculator && fields[calculator]()}
        <Button text="Work it out" variant="secondary" />
      </Form>
    </>
  );
}

const fields = {
  gas: () => at.map((nth) => (
    <>
      <SelectField name={`result${nth}`} label={{ text: `Goal ${nth}: result`, size: 's' }} items={results.map(([value, text]) => ({ value, text }))} />
      <TextField name={`weight${nth}`} label={`Goal ${nth}: weight (1 if you leave it empty)`} inputmode="decimal" width={5} />
    </>
  )),
  psfs: () => at.map((nth) => <TextField name={`mark${nth}`} label={{ text: `Activity ${nth}: mark from 0 to 10`, size: 's' }} inputmode="decimal" width={5} />),
  swemwbs: () => <TextField name="sum" label={{ text: 'Sum of the seven marks', size: 's' }} inputmode="numeric" width={5} />,
  collaborate: () => (
    <>
      <TextField name="sheets" label={{ text: 'Answer sheets that came back', size: 's' }} inputmode="numeric" width={5} />
      <TextField name="incomplete" label={{ text: 'Of them not complete', size: 's' }} inputmode="numeric" width={5} />
      <TextField name="highest" label={{ text: 'With the highest mark three times', size: 's' }} inputmode="numeric" width={5} />
    </>
  ),
} as const;
