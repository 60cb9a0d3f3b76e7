import type { VNode } from 'preact';
import { drawnOnce } from '#ui/drawing';
import { HeaderNavigation } from '#ui/nhsuk';
import type { HeaderNavigationItem } from '#ui/nhsuk';
import { AccountNavigation } from './account-navigation.tsx';
import type { Account } from './account-navigation.tsx';
import { Mark } from './mark.tsx';
import { serviceName } from './service.ts';

export interface SiteHeaderProps {
  readonly navigation: readonly HeaderNavigationItem[];
  readonly account?: Account | undefined;
}

/** Lists of sections are few and made once; for a new list the header is drawn anew. */
const headersOf = new WeakMap<SiteHeaderProps['navigation'], ReturnType<typeof headersWith>>();

/** The same as `<SiteHeader>`, of which only what differs from reader to reader is drawn each time. */
export function siteHeader({ navigation, account }: SiteHeaderProps): VNode {
  const headers = headersOf.get(navigation) ?? headersWith(navigation);
  headersOf.set(navigation, headers);
  if (account === undefined) return headers.forNobody({});
  if (!account.isSignedIn) return headers.forVisitor(account);
  const { ownPartHref } = account;
  return ownPartHref ? headers.forPersonWithPart({ ...account, ownPartHref }) : headers.forPerson(account);
}

function headersWith(navigation: SiteHeaderProps['navigation']) {
  const draw = (account?: Account) => <SiteHeader navigation={navigation} account={account} />;
  return {
    forNobody: drawnOnce([], () => draw()),
    forVisitor: drawnOnce(['signInHref'], (words) => draw({ isSignedIn: false, ...words })),
    forPerson: drawnOnce(['name', 'accountHref', 'signOutAction', 'csrfToken'], (words) => draw({ isSignedIn: true, ...words })),
    forPersonWithPart: drawnOnce(['name', 'accountHref', 'ownPartHref', 'signOutAction', 'csrfToken'], (words) => draw({ isSignedIn: true, ...words })),
  };
}

/** The header of every page: own mark, own name, account, and the way through the service. Never the NHS logo. */
function SiteHeader({ navigation, account }: SiteHeaderProps) {
  return (
    <header class="nhsuk-header allied-header" data-module="nhsuk-header" role="banner">
      <div class="nhsuk-header__container nhsuk-width-container">
        <div class="nhsuk-header__service">
          <a class="nhsuk-header__service-logo" href="/" aria-label={`${serviceName} home page`}>
            <Mark classes="allied-header__mark" />
            <span class="nhsuk-header__service-name">{serviceName}</span>
          </a>
        </div>
        {account && <AccountNavigation account={account} />}
      </div>
      <HeaderNavigation items={navigation} />
    </header>
  );
}
