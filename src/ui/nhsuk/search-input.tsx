import { Button } from './button.tsx';
import type { ButtonProps } from './button.tsx';
import { classNames, flagClass } from './classes.ts';
import { beside } from './form-group.tsx';
import { Input } from './input.tsx';
import type { InputProps } from './input.tsx';
import type { Options } from './options.ts';

export type SearchInputProps = InputProps & Options<{ button: ButtonProps | false }>;

export function SearchInput({ button, ...props }: SearchInputProps) {
  const { formGroup, inputWrapper, large, classes } = props;
  return (
    <Input
      {...props}
      type={props.type ?? 'search'}
      autocomplete={props.autocomplete ?? 'off'}
      classes={classNames('nhsuk-search-input__input', classes)}
      inputWrapper={{ ...inputWrapper, classes: classNames('nhsuk-search-input__wrapper', inputWrapper?.classes) }}
      formGroup={{
        classes: classNames('nhsuk-search-input', flagClass(large, 'nhsuk-search-input--large', classes), formGroup?.classes),
        attributes: formGroup?.attributes,
        beforeInput: formGroup?.beforeInput,
        afterInput: { html: [button !== false && searchButton(button ?? {}, props), beside(formGroup?.afterInput)] },
      }}
    />
  );
}

function searchButton(button: ButtonProps, { large, disabled }: InputProps) {
  return (
    <Button
      {...button}
      ariaLabel={button.ariaLabel ?? 'Search'}
      icon={button.icon ?? 'search'}
      small={button.small ?? !large}
      disabled={button.disabled ?? disabled}
      classes={classNames('nhsuk-search-input__button', button.classes)}
    />
  );
}
