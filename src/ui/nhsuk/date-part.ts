import { classNames } from './classes.ts';
import type { InputProps } from './input.tsx';
import type { LabelOptions } from './label.tsx';
import { optionsOf, present } from './options.ts';
import type { ElementSettings, Options, Slot } from './options.ts';

export type DatePart = 'day' | 'month' | 'year';

export type DateInputItem = Options<
  ElementSettings & {
    name: string;
    label: Slot<LabelOptions>;
    value: string | number;
    width: InputProps['width'];
    inputmode: InputProps['inputmode'];
    autocomplete: string;
    pattern: string;
    describedBy: string;
    disabled: boolean;
    error: boolean;
  }
>;

interface DateSettings {
  readonly id?: string | undefined;
  readonly namePrefix?: string | undefined;
  readonly values?: Options<Record<DatePart, string | number>> | undefined;
  readonly day?: DateInputItem | false | undefined;
  readonly month?: DateInputItem | false | undefined;
  readonly year?: DateInputItem | false | undefined;
  readonly items?: readonly (DateInputItem | false)[] | undefined;
  readonly disabled?: boolean | undefined;
}

/** The parts of the date in reading order, each with its name; a part given as `false` is left out. */
export function datePartsOf(settings: DateSettings): DateInputItem[] {
  if (settings.items && settings.items.length > 0) return present(settings.items);
  const parts: (DateInputItem | false)[] = [];
  for (const name of ['day', 'month', 'year'] as const) {
    const part = settings[name] ?? {};
    parts.push(part && { name, ...part });
  }
  return present(parts);
}

/** What the text input of one part needs. */
export function datePartProps(item: DateInputItem, { id, namePrefix, values, disabled }: DateSettings): InputProps {
  const name = item.name ?? '';
  const label = optionsOf<LabelOptions>(item.label);
  return {
    ...item,
    label: { ...label, text: label.text ?? capitalised(name), classes: classNames('nhsuk-date-input__label', label.classes) },
    id: item.id || `${id}-${name}`,
    name: namePrefix ? `${namePrefix}[${name}]` : name,
    value: item.value ?? values?.[name as DatePart],
    width: item.width ?? (name === 'year' ? 4 : 2),
    inputmode: item.inputmode ?? 'numeric',
    disabled: item.disabled ?? disabled,
    classes: classNames('nhsuk-date-input__input', item.classes),
  };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
