import type { ComponentChildren } from 'preact';
import { classNames } from './classes.ts';
import { Legend } from './legend.tsx';
import type { LegendOptions } from './legend.tsx';
import { optionsOf } from './options.ts';
import type { ElementSettings, Options, Slot } from './options.ts';

export type FieldsetOptions = Options<ElementSettings & { legend: Slot<LegendOptions>; role: 'group'; describedBy: string }>;

export type FieldsetProps = FieldsetOptions & Options<{ html: ComponentChildren; children: ComponentChildren }>;

export function Fieldset({ legend, id, classes, role, describedBy, attributes, html, children }: FieldsetProps) {
  return (
    <fieldset
      class={classNames('nhsuk-fieldset', classes)}
      id={id}
      role={role}
      aria-describedby={describedBy || undefined}
      {...attributes}
    >
      <Legend {...optionsOf<LegendOptions>(legend)} />
      {children ?? html}
    </fieldset>
  );
}
