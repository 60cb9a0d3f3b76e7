import type { ComponentChildren } from 'preact';
import { classNames, flagClass } from './classes.ts';
import { Heading } from './heading.tsx';
import type { HeadingOptions } from './heading.tsx';
import { hasWords, optionsOf } from './options.ts';
import type { ElementSettings, Options, Slot, Words } from './options.ts';

export type NotificationBannerProps = Options<
  ElementSettings &
    Words & {
      children: ComponentChildren;
      title: Slot<HeadingOptions>;
      heading: Slot<HeadingOptions>;
      variant: 'success';
      role: 'alert' | 'region';
      disableAutoFocus: boolean;
    }
>;

export function NotificationBanner(props: NotificationBannerProps) {
  const { id, classes, attributes, disableAutoFocus } = props;
  const isSuccess = props.variant === 'success';
  const title = optionsOf<HeadingOptions>(props.title);
  const titleId = title.id || 'nhsuk-notification-banner-title';
  return (
    <div
      class={classNames('nhsuk-notification-banner', classes, flagClass(isSuccess, 'nhsuk-notification-banner--success', classes))}
      id={id}
      data-module="nhsuk-notification-banner"
      data-disable-auto-focus={disableAutoFocus?.toString()}
      role={props.role || (isSuccess ? 'alert' : 'region')}
      aria-labelledby={titleId}
      {...attributes}
    >
      <div class="nhsuk-notification-banner__header">
        <Heading
          {...title}
          id={titleId}
          text={title.text ?? (isSuccess ? 'Success' : 'Important')}
          level={title.level ?? 2}
          baseClass="nhsuk-notification-banner__title"
        />
      </div>
      <div class="nhsuk-notification-banner__content">{drawContent(props)}</div>
    </div>
  );
}

function drawContent({ heading: slot, children, html, text }: NotificationBannerProps) {
  const heading = optionsOf<HeadingOptions>(slot);
  const textClass = hasWords(heading) ? 'nhsuk-body' : 'nhsuk-notification-banner__heading';
  return (
    <>
      {hasWords(heading) && (
        <Heading {...heading} level={heading.level ?? 3} baseClass="nhsuk-notification-banner__heading" />
      )}
      {children ?? html ?? (text && <p class={textClass}>{text}</p>)}
    </>
  );
}
