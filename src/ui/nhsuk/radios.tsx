import { choiceHintId, choiceId, ChoiceWords, ConditionalQuestions } from './choice.tsx';
import type { ChoiceItem } from './choice.tsx';
import { classNames, flagClass } from './classes.ts';
import { beside, Choices, explain, FormGroup } from './form-group.tsx';
import type { ChoicesGroupOptions, FieldSettings } from './form-group.tsx';
import type { FieldsetOptions } from './fieldset.tsx';
import type { ElementSettings, Options } from './options.ts';

export type RadiosProps = { readonly name: string; readonly items: readonly (ChoiceItem | false)[] } & Options<
  ElementSettings &
    FieldSettings & {
      fieldset: FieldsetOptions;
      idPrefix: string;
      value: string | number;
      small: boolean;
      inline: boolean;
      disabled: boolean;
      formGroup: ChoicesGroupOptions;
    }
>;

export function Radios(props: RadiosProps) {
  const { id, formGroup, fieldset, attributes } = props;
  const { hint, errorMessage } = props;
  const idPrefix = props.idPrefix || props.name;
  const { isInError, describedBy, notes } = explain(idPrefix, { hint, errorMessage, describedBy: fieldset?.describedBy });
  return (
    <FormGroup isInError={isInError} classes={formGroup?.classes} attributes={formGroup?.attributes}>
      <Choices fieldset={fieldset} describedBy={describedBy}>
        {notes}
        <div class={radiosClasses(props)} id={id} data-module="nhsuk-radios" {...attributes}>
          {beside(formGroup?.beforeInputs)}
          {props.items.map((item, index) => item && drawRadio(item, choiceId(item, idPrefix, index + 1), props))}
          {beside(formGroup?.afterInputs)}
        </div>
      </Choices>
    </FormGroup>
  );
}

function radiosClasses({ classes, small, inline }: RadiosProps): string {
  return classNames(
    'nhsuk-radios',
    flagClass(small, 'nhsuk-radios--small', classes),
    flagClass(inline, 'nhsuk-radios--inline', classes),
    classes,
  );
}

function drawRadio(item: ChoiceItem, id: string, { name, value, disabled }: RadiosProps) {
  if (item.divider) return <div class="nhsuk-radios__divider">{item.divider}</div>;
  const isChecked = item.checked ?? (Boolean(value) && String(item.value) === String(value));
  return (
    <>
      <div class="nhsuk-radios__item">
        <input
          class={classNames('nhsuk-radios__input', item.classes)}
          id={id}
          name={name}
          type="radio"
          value={item.value}
          checked={isChecked}
          disabled={item.disabled ?? disabled}
          data-aria-controls={item.conditional?.html ? `conditional-${id}` : undefined}
          aria-describedby={choiceHintId(item, id)}
          {...item.attributes}
        />
        <ChoiceWords item={item} id={id} block="nhsuk-radios" />
      </div>
      <ConditionalQuestions item={item} id={id} block="nhsuk-radios" isChecked={isChecked} />
    </>
  );
}
