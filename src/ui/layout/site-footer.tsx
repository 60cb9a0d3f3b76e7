import type { VNode } from 'preact';
import { drawnOnce } from '#ui/drawing';
import { Footer } from '#ui/nhsuk';
import type { FooterLink, FooterNavigation } from '#ui/nhsuk';
import { serviceName } from './service.ts';

export interface SiteFooterProps {
  readonly links: readonly FooterLink[];
  /** Blocks of links with a heading each, above the line. */
  readonly blocks?: readonly FooterNavigation[] | undefined;
}

const footersOf = new WeakMap<SiteFooterProps, ReturnType<typeof drawnOnce<never>>>();

/** The same as `<SiteFooter>`, drawn once for the same links. */
export function siteFooter(props: SiteFooterProps): VNode {
  const draw = footersOf.get(props) ?? drawnOnce([], () => <SiteFooter {...props} />);
  footersOf.set(props, draw);
  return draw({});
}

function SiteFooter({ links, blocks }: SiteFooterProps) {
  const statement = (
    <p class="nhsuk-body-s allied-footer__statement">
      {serviceName} is an open-source service for the allied health professions. It is not an NHS England service, and
      NHS England has not endorsed it.
    </p>
  );
  return <Footer navigation={blocks} meta={{ items: links }} copyright={{ html: statement }} />;
}
