import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { beside } from './form-group.tsx';
import type { FormGroupOptions } from './form-group.tsx';
import { hasWords, optionsOf, wordsOf } from './options.ts';
import type { Attributes, Options, Slot, Words } from './options.ts';

export type InputWrapperOptions = Options<{ classes: string; attributes: Attributes }>;

export type AffixOptions = Options<Words & { classes: string; attributes: Attributes }>;

type InputWrapperProps = Options<{
  inputWrapper: InputWrapperOptions;
  formGroup: FormGroupOptions;
  prefix: Slot<AffixOptions>;
  suffix: Slot<AffixOptions>;
  large: boolean;
  children: ComponentChildren;
}>;

/** Puts a box around a control only when something stands beside it, as the package does. */
export function InputWrapper({ inputWrapper, formGroup, prefix, suffix, large, children }: InputWrapperProps) {
  const [before, after] = [optionsOf<AffixOptions>(prefix), optionsOf<AffixOptions>(suffix)];
  const neighbours = [before, after, formGroup?.beforeInput ?? {}, formGroup?.afterInput ?? {}];
  const isNeeded = neighbours.some(hasWords) || inputWrapper?.classes || inputWrapper?.attributes;
  if (!isNeeded) return <>{children}</>;
  const classes = classNames('nhsuk-input-wrapper', large && 'nhsuk-input-wrapper--large', inputWrapper?.classes);
  return (
    <div class={classes} {...inputWrapper?.attributes}>
      {beside(formGroup?.beforeInput)}
      <Affix place="prefix" affix={before} />
      {children}
      <Affix place="suffix" affix={after} />
      {beside(formGroup?.afterInput)}
    </div>
  );
}

function Affix({ place, affix }: { place: 'prefix' | 'suffix'; affix: AffixOptions }) {
  if (!hasWords(affix)) return null;
  return (
    <div class={classNames(`nhsuk-input-wrapper__${place}`, affix.classes)} aria-hidden="true" {...affix.attributes}>
      {wordsOf(affix)}
    </div>
  );
}
