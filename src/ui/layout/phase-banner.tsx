import type { ComponentChildren } from 'preact';
import { Tag } from '#ui/nhsuk';

/** How finished the service is, in one line under the header. */
export function PhaseBanner({ phase, children }: { readonly phase: string; readonly children: ComponentChildren }) {
  return (
    <section class="allied-phase" aria-label="About this version">
      <div class="nhsuk-width-container">
        <p>
          <Tag text={phase} /> {children}
        </p>
      </div>
    </section>
  );
}
