import { h } from 'preact';
import type { ComponentChildren } from 'preact';
import { classNames, flagClass, modifierClass } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { hasWords, wordsOf } from './options.ts';
import type { Attributes, ElementSettings, Options, Words } from './options.ts';

const variants = ['brand', 'login', 'reverse', 'secondary', 'secondary-solid', 'warning'] as const;

export type ButtonIcon = IconName | Options<{ name: IconName; html: ComponentChildren; placement: 'start' | 'end' }>;

export type ButtonProps = Options<
  ElementSettings &
    Words & {
      children: ComponentChildren;
      variant: (typeof variants)[number];
      element: 'a' | 'button' | 'input';
      href: string;
      type: 'button' | 'submit' | 'reset';
      name: string;
      value: string;
      icon: ButtonIcon | false;
      small: boolean;
      disabled: boolean;
      ariaLabel: string;
      preventDoubleClick: boolean;
    }
>;

export function Button(props: ButtonProps) {
  const element = props.element ?? (props.href && !props.type ? 'a' : 'button');
  const settings = {
    class: buttonClasses(props),
    id: props.id,
    'data-module': 'nhsuk-button',
    'data-prevent-double-click': props.preventDoubleClick?.toString(),
    'aria-label': props.ariaLabel,
    ...(element === 'a' ? linkAttributes(props) : controlAttributes(props, element)),
    ...props.attributes,
  };
  return element === 'input' ? h('input', settings) : h(element, settings, buttonContent(props));
}

function buttonClasses({ variant, icon, small, classes }: ButtonProps): string {
  return classNames(
    'nhsuk-button',
    modifierClass(variant, { classes, prefix: 'nhsuk-button--', allowed: variants }),
    flagClass(Boolean(icon), 'nhsuk-button--icon', classes),
    flagClass(small, 'nhsuk-button--small', classes),
    classes,
  );
}

function linkAttributes({ href }: ButtonProps): Attributes {
  return { href: href ?? '#', role: 'button', draggable: 'false' };
}

function controlAttributes({ name, type, text, value, disabled }: ButtonProps, element: 'button' | 'input'): Attributes {
  return {
    name,
    type: type ?? 'submit',
    value: element === 'input' ? text : value,
    disabled,
    'aria-disabled': disabled ? 'true' : undefined,
  };
}

function buttonContent(props: ButtonProps): ComponentChildren {
  const { name, html, placement } = iconOf(props.icon);
  const picture = html ?? (name && <Icon name={name} />);
  const isWrapped = Boolean(picture) && hasWords(props) && !props.children;
  const words = wordsOf(props, props.children);
  return (
    <>
      {placement === 'start' && picture}
      {isWrapped ? <span class="nhsuk-button__content">{words}</span> : words}
      {placement === 'end' && picture}
    </>
  );
}

function iconOf(icon: ButtonIcon | false | undefined): Exclude<ButtonIcon, string> {
  if (typeof icon === 'string') return { name: icon, placement: 'start' };
  return icon || {};
}
