import type { ComponentChildren } from 'preact';

/** A part of a page with a heading of its own, that a link can lead to. */
export function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return <section id={id} aria-labelledby={`${id}-title`}><h2 class="nhsuk-heading-m" id={`${id}-title`}>{title}</h2>{children}</section>;
}

/** Text as it was typed: a line of its own becomes a paragraph. */
export function Lines({ text }: { text: string }) {
  return <>{text.split(/\n+/).map((line, at) => <p key={at} class="nhsuk-u-margin-bottom-2">{line}</p>)}</>;
}
