import { classNames, flagClass } from './classes.ts';
import { HeaderAccount } from './header-account.tsx';
import type { HeaderAccountOptions } from './header-account.tsx';
import { HeaderNavigation } from './header-navigation.tsx';
import type { HeaderNavigationOptions } from './header-navigation.tsx';
import { HeaderSearch } from './header-search.tsx';
import type { HeaderSearchOptions } from './header-search.tsx';
import { HeaderService } from './header-service.tsx';
import type { HeaderServiceProps } from './header-service.tsx';
import type { ElementSettings, Options } from './options.ts';

export type HeaderProps = HeaderServiceProps &
  Options<
    ElementSettings & {
      colour: 'white';
      inline: boolean;
      search: HeaderSearchOptions | boolean;
      account: HeaderAccountOptions;
      navigation: HeaderNavigationOptions;
      containerClasses: string;
    }
  >;

/**
 * The header of the NHS design system with the NHS logo. It is here to prove the port; pages of this service use the
 * header of `#ui/layout`, which carries its own mark, because the logo belongs to the NHS and is not ours to show.
 */
export function Header(props: HeaderProps) {
  const { id, attributes, containerClasses, search, account, navigation } = props;
  return (
    <header class={headerClasses(props)} id={id} data-module="nhsuk-header" role="banner" {...attributes}>
      <div class={classNames('nhsuk-header__container nhsuk-width-container', containerClasses)}>
        <HeaderService logo={props.logo} service={props.service} organisation={props.organisation} />
        {search && <HeaderSearch {...(search === true ? {} : search)} />}
        {account && <HeaderAccount {...account} />}
      </div>
      {navigation && <HeaderNavigation {...navigation} containerClasses={containerClasses} />}
    </header>
  );
}

function headerClasses({ colour, inline, organisation, classes }: HeaderProps): string {
  return classNames(
    'nhsuk-header',
    flagClass(colour === 'white', 'nhsuk-header--white', classes),
    flagClass(inline, 'nhsuk-header--inline', classes),
    organisation && 'nhsuk-header--organisation',
    classes,
  );
}
