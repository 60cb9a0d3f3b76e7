import { Button } from './button.tsx';
import { classNames } from './classes.ts';
import { Input } from './input.tsx';
import type { Attributes, Options } from './options.ts';

export type HeaderSearchOptions = Options<{
  action: string;
  method: 'get' | 'post';
  name: string;
  input: Options<{ placeholder: string }>;
  label: Options<{ visuallyHiddenText: string }>;
  button: Options<{ ariaLabel: string }>;
  classes: string;
  attributes: Attributes;
}>;

export function HeaderSearch({ action, method, name, input, label, button, classes, attributes }: HeaderSearchOptions) {
  const searchButton = <Button ariaLabel={button?.ariaLabel ?? 'Search'} icon="search" small />;
  return (
    <search class={classNames('nhsuk-header__search', classes)} {...attributes}>
      <form
        class="nhsuk-header__search-form"
        id="search"
        action={action ?? 'https://www.nhs.uk/search/'}
        method={method ?? 'get'}
        noValidate
      >
        <Input
          label={{ text: label?.visuallyHiddenText ?? 'Search the NHS website', classes: 'nhsuk-u-visually-hidden' }}
          id="search-field"
          name={name ?? 'q'}
          type="search"
          autocomplete="off"
          placeholder={input?.placeholder ?? 'Search'}
          formGroup={{ afterInput: { html: searchButton } }}
        />
      </form>
    </search>
  );
}
