import { CsrfField } from '#ui/forms';
import { HeaderAccount } from '#ui/nhsuk';

/** Who is reading: nobody known, or a person with a name who may sign out. */
export type Account =
  | { readonly isSignedIn: false; readonly signInHref: string }
  | {
      readonly isSignedIn: true;
      readonly name: string;
      readonly accountHref: string;
      /** The person's own part, one step from every page. */
      readonly ownPartHref?: string | undefined;
      readonly signOutAction: string;
      readonly csrfToken: string;
    };

/** Sign in, or the person's name and a sign-out button. Signing out changes something, so it is a form that posts. */
export function AccountNavigation({ account }: { readonly account: Account }) {
  if (!account.isSignedIn) {
    return <HeaderAccount items={[{ href: account.signInHref, text: 'Sign in', icon: true }]} />;
  }
  const { name, accountHref, ownPartHref, signOutAction, csrfToken } = account;
  return (
    <HeaderAccount
      items={[
        { href: accountHref, text: name, icon: true },
        ...(ownPartHref ? [{ href: ownPartHref, text: 'My part' }] : []),
        { action: signOutAction, text: 'Sign out', hiddenFields: <CsrfField token={csrfToken} /> },
      ]}
    />
  );
}
