import { Button } from './button.tsx';
import type { ButtonProps } from './button.tsx';
import { classNames } from './classes.ts';
import { beside } from './form-group.tsx';
import { i18nAttributes } from './i18n-attributes.ts';
import { Input } from './input.tsx';
import type { InputProps } from './input.tsx';
import type { Attributes, Options } from './options.ts';

export type PasswordInputProps = InputProps &
  Options<{
    button: ButtonProps;
    showPasswordText: string;
    hidePasswordText: string;
    showPasswordAriaLabel: string;
    hidePasswordAriaLabel: string;
    passwordShownAnnouncementText: string;
    passwordHiddenAnnouncementText: string;
  }>;

export function PasswordInput(props: PasswordInputProps) {
  const { formGroup, name } = props;
  const id = props.id || name;
  return (
    <Input
      {...props}
      id={id}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete || 'current-password'}
      classes={classNames('nhsuk-password-input__input nhsuk-js-password-input-input', props.classes)}
      formGroup={{
        classes: classNames(formGroup?.classes, 'nhsuk-password-input'),
        attributes: { ...passwordAttributes(props), ...formGroup?.attributes },
        beforeInput: formGroup?.beforeInput,
        afterInput: { html: [toggleButton(props, id), beside(formGroup?.afterInput)] },
      }}
    />
  );
}

function toggleButton({ button, large, disabled, ...texts }: PasswordInputProps, id: string) {
  return (
    <Button
      {...button}
      text={texts.showPasswordText ?? button?.text ?? 'Show'}
      ariaLabel={texts.showPasswordAriaLabel ?? button?.ariaLabel ?? 'Show password'}
      type={button?.type || 'button'}
      small={button?.small ?? !large}
      disabled={button?.disabled ?? disabled}
      classes={classNames('nhsuk-password-input__toggle nhsuk-js-password-input-toggle', button?.classes)}
      attributes={{ 'aria-controls': id, hidden: true }}
      variant={button?.variant ?? 'secondary'}
    />
  );
}

function passwordAttributes({ button, ...texts }: PasswordInputProps): Attributes {
  return {
    'data-module': 'nhsuk-password-input',
    ...i18nAttributes({
      'show-password': texts.showPasswordText ?? button?.text,
      'hide-password': texts.hidePasswordText,
      'show-password-aria-label': texts.showPasswordAriaLabel ?? button?.ariaLabel,
      'hide-password-aria-label': texts.hidePasswordAriaLabel,
      'password-shown-announcement': texts.passwordShownAnnouncementText,
      'password-hidden-announcement': texts.passwordHiddenAnnouncementText,
    }),
  };
}
