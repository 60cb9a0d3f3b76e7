import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { Heading } from './heading.tsx';
import type { Attributes, ElementSettings, Options, Words } from './options.ts';

export type TabItem = { readonly label: string } & Options<{
  id: string;
  attributes: Attributes;
  panel: Options<Words & { attributes: Attributes }>;
}>;

export type TabsProps = { readonly items: readonly (TabItem | false)[] } & Options<
  ElementSettings & { idPrefix: string; visuallyHiddenText: string }
>;

/** Sections behind tabs; without JavaScript a list of links with every section below it. */
export function Tabs(props: TabsProps) {
  const { items, id, classes, attributes, visuallyHiddenText } = props;
  const idPrefix = props.idPrefix || id;
  return (
    <div class={classNames('nhsuk-tabs', classes)} id={id} data-module="nhsuk-tabs" {...attributes}>
      <Heading text={visuallyHiddenText ?? 'Contents'} level={2} baseClass="nhsuk-tabs__heading" />
      {items.length > 0 && <ul class="nhsuk-tabs__list">{each(items, idPrefix, drawTab)}</ul>}
      {each(items, idPrefix, drawPanel)}
    </div>
  );
}

type Draw = (item: TabItem, panelId: string, isFirst: boolean) => ComponentChildren;

function each(items: TabsProps['items'], idPrefix: string | undefined, draw: Draw): ComponentChildren {
  return items.map((item, index) => item && draw(item, item.id || `${idPrefix}-${index + 1}`, index === 0));
}

function drawTab({ label, attributes }: TabItem, panelId: string, isFirst: boolean) {
  return (
    <li class={classNames('nhsuk-tabs__list-item', isFirst && 'nhsuk-tabs__list-item--selected')}>
      <a class="nhsuk-tabs__tab" href={`#${panelId}`} {...attributes}>
        {label}
      </a>
    </li>
  );
}

function drawPanel({ panel }: TabItem, panelId: string, isFirst: boolean) {
  return (
    <div class={classNames('nhsuk-tabs__panel', !isFirst && 'nhsuk-tabs__panel--hidden')} id={panelId} {...panel?.attributes}>
      {panel?.html ?? (panel?.text && <p>{panel.text}</p>)}
    </div>
  );
}
