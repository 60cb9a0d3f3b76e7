import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import type { ButtonProps } from './button.tsx';
import { classNames, flagClass } from './classes.ts';
import { i18nAttributes } from './i18n-attributes.ts';
import { wordsOf } from './options.ts';
import type { ElementSettings, Options, Words } from './options.ts';

export type CodeProps = Options<
  ElementSettings &
    Words & {
      children: ComponentChildren;
      variant: 'reverse';
      background: string;
      border: boolean;
      /** A button that copies the code; it appears only where there is JavaScript. */
      button: ButtonProps | boolean;
      copyButtonText: string;
      copyButtonClassList: readonly string[];
      copiedButtonText: string;
      copiedAnnouncementText: string;
    }
>;

export function Code(props: CodeProps) {
  return (
    <div
      id={props.id}
      class={codeClasses(props)}
      {...i18nAttributes({
        'copy-button': props.copyButtonText ?? buttonOf(props).text,
        'copied-button': props.copiedButtonText,
        'copied-announcement': props.copiedAnnouncementText,
      })}
      {...props.attributes}
      data-module="nhsuk-code"
    >
      {props.button && copyButton(props)}
      <pre class="nhsuk-code__container">
        <code class="nhsuk-code__content">{wordsOf(props, props.children)}</code>
      </pre>
    </div>
  );
}

function codeClasses({ button, variant, background, border, classes }: CodeProps): string {
  return classNames(
    'nhsuk-code',
    button && 'nhsuk-code--button',
    flagClass(variant === 'reverse', 'nhsuk-code--reverse', classes),
    background && `nhsuk-code--background-${background}`,
    flagClass(border === false, 'nhsuk-code--no-border', classes),
    classes,
  );
}

function copyButton(props: CodeProps) {
  const button = buttonOf(props);
  const dress = props.variant === 'reverse' ? 'nhsuk-button--reverse' : 'nhsuk-button--secondary';
  const classList = props.copyButtonClassList ?? [dress, 'nhsuk-button--small'];
  return (
    <Button
      {...button}
      text={props.copyButtonText ?? button.text ?? 'Copy code'}
      type={button.type || 'button'}
      classes={classNames(...classList, 'nhsuk-code__button nhsuk-js-code-button', button.classes)}
      attributes={{ hidden: true }}
    />
  );
}

function buttonOf({ button }: CodeProps): ButtonProps {
  return typeof button === 'object' ? button : {};
}
