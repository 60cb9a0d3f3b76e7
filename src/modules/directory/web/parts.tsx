import type { ComponentChildren } from 'preact';
import { CsrfField, FormErrorSummary, type FormState } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';

/** The main heading of a page with the errors of its form above it, if any. */
export function PageTop({ title, caption, state }: { title: string; caption?: string | undefined; state?: FormState | undefined }) {
  return (
    <>
      {state && <FormErrorSummary state={state} />}
      <h1 class="nhsuk-heading-l">
        {caption && <span class="nhsuk-caption-l">{caption}</span>}
        {title}
      </h1>
    </>
  );
}

export function Reading({ children }: { children: ComponentChildren }) {
  return <div class="nhsuk-u-reading-width">{children}</div>;
}

/** Stands beside everything imagined. */
export function ExampleTag({ when }: { when: boolean }) {
  return when ? <Tag colour="yellow" text="Example" /> : null;
}

/** One button that changes one thing. `label` says the whole of it for those who hear the page. */
export function OneButton({ action, csrf, text, label, fields = {}, variant = 'secondary-solid' }: {
  action: string;
  csrf: string;
  text: string;
  label?: string;
  fields?: Record<string, string>;
  variant?: 'secondary-solid' | 'warning' | 'brand';
}) {
  return (
    <form method="post" action={action}>
      <CsrfField token={csrf} />
      {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <Button small variant={variant} {...(label ? { ariaLabel: label } : {})}>{text}</Button>
    </form>
  );
}

export const optionsOf = (items: readonly { code: string; title: string }[], first?: string) => [
  ...(first === undefined ? [] : [{ value: '', text: first }]), ...items.map(({ code, title }) => ({ value: code, text: title })),
];

/** A role as a label: it begins with a capital, as printed lists do. */
export function RoleWords({ role }: { role: string }) {
  return <>{role.charAt(0).toUpperCase() + role.slice(1)}</>;
}
