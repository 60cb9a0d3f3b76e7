import type { Surroundings } from '#ui/drawing';
import { Checkboxes, DateInput, Radios } from '#ui/nhsuk';
import type { CheckboxesProps, DateInputProps, LegendOptions, RadiosProps, Slot } from '#ui/nhsuk';
import { boundField } from './form-context.ts';
import { valueOf, valuesOf } from './form-state.ts';

/** A question with several controls: its words stand in the legend around them. */
type Question<Props> = Omit<Props, 'id' | 'idPrefix' | 'value' | 'values' | 'errorMessage' | 'name' | 'fieldset'> & {
  readonly name: string;
  readonly legend: Slot<LegendOptions>;
};

export type RadiosFieldProps = Question<RadiosProps>;

export function RadiosField({ legend, ...props }: RadiosFieldProps, surroundings: Surroundings) {
  const { state, errorMessage } = boundField(props.name, surroundings);
  return <Radios {...props} value={valueOf(state, props.name)} fieldset={{ legend }} errorMessage={errorMessage} />;
}

export type CheckboxesFieldProps = Question<CheckboxesProps>;

export function CheckboxesField({ legend, ...props }: CheckboxesFieldProps, surroundings: Surroundings) {
  const { state, errorMessage } = boundField(props.name, surroundings);
  return <Checkboxes {...props} values={valuesOf(state, props.name)} fieldset={{ legend }} errorMessage={errorMessage} />;
}

export type DateFieldProps = Question<Omit<DateInputProps, 'day' | 'month' | 'year' | 'items' | 'namePrefix'>>;

/**
 * A date in three boxes, named `name-day`, `name-month` and `name-year` as `parseForm` reads them. The first box carries
 * the bare name as its id, so that the error summary leads to it like to any other field.
 */
export function DateField({ name, legend, ...props }: DateFieldProps, surroundings: Surroundings) {
  const { state, error, errorMessage } = boundField(name, surroundings);
  const isWrong = (part: string) => (error?.part ? error.part === part : undefined);
  const box = (part: 'day' | 'month' | 'year') => ({
    id: part === 'day' ? name : `${name}-${part}`,
    name: `${name}-${part}`,
    label: part === 'day' ? 'Day' : part === 'month' ? 'Month' : 'Year',
    value: valueOf(state, `${name}-${part}`),
    width: part === 'year' ? (4 as const) : (2 as const),
    error: isWrong(part),
  });
  return (
    <DateInput
      {...props}
      id={`${name}-date`}
      fieldset={{ legend }}
      errorMessage={errorMessage}
      items={[box('day'), box('month'), box('year')]}
    />
  );
}
