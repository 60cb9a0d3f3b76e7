import { classNames } from './classes.ts';
import { datePartProps, datePartsOf } from './date-part.ts';
import type { DateInputItem, DatePart } from './date-part.ts';
import { beside, Choices, explain, FormGroup } from './form-group.tsx';
import type { ChoicesGroupOptions, FieldSettings } from './form-group.tsx';
import type { FieldsetOptions } from './fieldset.tsx';
import { Input } from './input.tsx';
import type { ElementSettings, Options } from './options.ts';

export type DateInputProps = Options<
  ElementSettings &
    FieldSettings & {
      fieldset: FieldsetOptions;
      /** Names become `prefix[day]` and so on; ids do not change. */
      namePrefix: string;
      values: Options<Record<DatePart, string | number>>;
      day: DateInputItem | false;
      month: DateInputItem | false;
      year: DateInputItem | false;
      items: readonly (DateInputItem | false)[];
      disabled: boolean;
      formGroup: ChoicesGroupOptions;
    }
>;

export function DateInput(props: DateInputProps) {
  const { id, classes, formGroup, attributes, hint, errorMessage } = props;
  const parts = datePartsOf(props);
  const isAnyMarked = parts.some(({ error }) => error);
  // Role "group": otherwise JAWS does not read the description of a fieldset made of text inputs.
  const fieldset = props.fieldset && { role: 'group' as const, ...props.fieldset };
  const explained = explain(id, { hint, errorMessage, describedBy: fieldset?.describedBy });
  const isInError = explained.isInError || isAnyMarked;
  return (
    <FormGroup isInError={isInError} classes={formGroup?.classes} attributes={formGroup?.attributes}>
      <Choices fieldset={fieldset} describedBy={explained.describedBy}>
        {explained.notes}
        <div class={classNames('nhsuk-date-input', classes)} id={id} {...attributes}>
          {beside(formGroup?.beforeInputs)}
          {parts.map((part) => (
            <div class="nhsuk-date-input__item">
              <Input {...datePartProps(part, props)} errorMessage={isPartWrong(part, explained.isInError, isAnyMarked)} />
            </div>
          ))}
          {beside(formGroup?.afterInputs)}
        </div>
      </Choices>
    </FormGroup>
  );
}

/** A part is wrong when it is marked; when no part is marked, an error of the whole date marks them all. */
function isPartWrong({ error }: DateInputItem, isDateWrong: boolean, isAnyMarked: boolean): true | undefined {
  return error || (error !== false && isDateWrong && !isAnyMarked) || undefined;
}
