import type { VNode } from 'preact';
import { z } from 'zod';
import { CheckboxesField, DateField, dateAnswer, HiddenField, RadiosField, SelectField, TextareaField, TextField } from '#ui/forms';

interface Item {
  value: string;
  text: string;
}

/** One question of a form. Without `missing` it may be left empty. */
export interface Field {
  kind: 'line' | 'words' | 'choice' | 'radios' | 'ticks' | 'day' | 'count' | 'place';
  label: string;
  hint?: string;
  /** What to say where the answer is missing. */
  missing?: string;
  min?: number;
  max?: number;
  rows?: number;
  items?: readonly Item[];
}

/** The questions of a form by name, in their order: what is drawn and what is read are the same list. */
export type Fields = Readonly<Record<string, Field>>;

type Answer<F extends Field> = F['kind'] extends 'ticks' ? string[] : F['kind'] extends 'count' ? number | null : F['kind'] extends 'day' ? (F extends { missing: string } ? string : string | undefined) : string;
export type Answers<F extends Fields> = { -readonly [Name in keyof F]: Answer<F[Name]> };

/** Draws the questions. */
export const FieldsOf = ({ fields }: { fields: Fields }) => <>{Object.entries(fields).map(([name, field]) => drawn(name, field))}</>;

function drawn(name: string, { kind, label, hint, max, rows = 3, items = [], missing }: Field): VNode {
  const said = missing === undefined && kind !== 'ticks' ? `${label} (you can leave this empty)` : label;
  const [only] = items;
  switch (kind) {
    case 'words': return <TextareaField name={name} label={said} hint={hint} rows={rows} maxlength={max ?? 600} />;
    case 'choice': return <SelectField name={name} label={said} hint={hint} items={[{ value: '', text: 'Choose one' }, ...items]} />;
    case 'radios': return <RadiosField name={name} legend={{ text: said, size: 's' }} hint={hint} items={[...items]} />;
    case 'ticks': return items.length === 0 ? <></> : <CheckboxesField name={name} legend={{ text: said, size: 's' }} hint={hint} items={[...items]} />;
    case 'day': return <DateField name={name} legend={{ text: said, size: 's' }} hint={hint ?? 'For example, 4 12 2026'} />;
    case 'count': return <TextField name={name} label={said} hint={hint} width={5} inputmode="numeric" />;
    case 'place': return items.length === 1 && only ? <><HiddenField name={name} value={only.value} /><p>For: <strong>{only.text}</strong></p></> : <SelectField name={name} label={said} hint={hint} items={[{ value: '', text: 'Choose one' }, ...items]} />;
    default: return <TextField name={name} label={said} hint={hint} />;
  }
}

/** What reads the answers to these questions at the door. */
export const schemaOf = <F extends Fields>(fields: F): z.ZodType<Answers<F>> =>
  z.object(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, answerTo(field)]))) as unknown as z.ZodType<Answers<F>>;

function answerTo(field: Field): z.ZodType {
  const { kind, label, missing, items = [] } = field;
  const isOffered = (value: string) => items.some((item) => item.value === value);
  if (kind === 'ticks') return z.array(z.string().refine(isOffered, 'Choose from the list')).min(missing === undefined ? 0 : 1, missing).max(60).transform((values) => [...new Set(values)]);
  if (kind === 'day') {
    const day = dateAnswer({ missing: missing ?? 'Enter the day', name: 'The day' });
    return missing === undefined ? day.optional() : day;
  }
  if (kind === 'count') return countAnswer(field);
  if (kind === 'choice' || kind === 'radios' || kind === 'place') return z.string().refine((value) => isOffered(value) || (missing === undefined && value === ''), missing ?? 'Choose from the list');
  const [least, most] = [field.min ?? 3, field.max ?? (kind === 'line' ? 160 : 600)];
  const words = z.string().trim().max(most, `Use ${most.toLocaleString('en-GB')} letters or fewer`);
  return missing === undefined ? words : words.min(1, missing).refine((value) => value.length >= least, `${label}: use ${least} letters or more`);
}

function countAnswer({ missing, label, min = 0, max = 100_000 }: Field): z.ZodType {
  return z.string().transform((typed, issue): number | null => {
    const digits = typed.replaceAll(/[\s,]/g, '');
    if (digits === '' && missing === undefined) return null;
    const value = Number(digits);
    if (digits === '') issue.addIssue({ code: 'custom', message: missing ?? '' });
    else if (!/^\d+$/.test(digits)) issue.addIssue({ code: 'custom', message: `${label}: enter a whole number` });
    else if (value < min || value > max) issue.addIssue({ code: 'custom', message: `${label}: enter a number from ${min} to ${max.toLocaleString('en-GB')}` });
    return value;
  });
}
