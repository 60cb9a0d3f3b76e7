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

/** The header of every page: own mark, own name, account, and the way through the service. Never the NHS logo. */
export function SiteHeader({ navigation, account }: SiteHeaderProps) {
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
