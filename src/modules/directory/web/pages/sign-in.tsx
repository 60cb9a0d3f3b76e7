import { CsrfField, Form, HiddenField, TextField, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { LINK_MINUTES, LINKS_AT_ONCE } from '../../commands/ask-for-link.ts';
import { PageTop, Reading } from '../parts.tsx';

export interface SignInPageProps {
  state: FormState;
  goTo: string;
  csrf: string;
  hasOidc: boolean;
  hasPasskeys: boolean;
  showsOutbox: boolean;
  isDemo: boolean;
}

export function SignInPage({ state, goTo, csrf, hasOidc, hasPasskeys, showsOutbox, isDemo }: SignInPageProps) {
  return (
    <Reading>
      <PageTop title="Sign in" state={state} />
      <p>You need no account to read. Sign in to take part. Any email address will do: it need not be from the NHS.</p>
      <Form action="/sign-in" csrfToken={csrf} state={{ ...state, values: { ...state.values, goTo } }}>
        <HiddenField name="goTo" />
        <TextField name="email" label="Email address" type="email" autocomplete="email" spellcheck={false} hint={`We will send you a link. It works once, within ${LINK_MINUTES} minutes.`} />
        <Button>Send me a link</Button>
      </Form>
      {hasPasskeys && <PasskeySignIn goTo={goTo} csrf={csrf} />}
      {hasOidc && <OtherAccount goTo={goTo} csrf={csrf} />}
      {isDemo && <InsetText><p>This is a demonstration. You can also <a href="/demo">look at it as one of its example people</a>.</p></InsetText>}
      {showsOutbox && <p>Letters do not leave this machine: <a href="/outbox">read them in the outbox</a>.</p>}
    </Reading>
  );
}

/** Hidden until the browser's own script finds that passkeys work here. */
function PasskeySignIn({ goTo, csrf }: { goTo: string; csrf: string }) {
  return (
    <div id="passkey-sign-in" data-go-to={goTo} data-csrf={csrf} hidden>
      <h2 class="nhsuk-heading-m">Or use a passkey</h2>
      <p>If you added a passkey to your account, you can sign in with your fingerprint, face or screen lock.</p>
      <p id="passkey-problem" role="alert"></p>
      <Button type="button" variant="secondary-solid" id="passkey-button">Sign in with a passkey</Button>
      <PasskeyScripts />
    </div>
  );
}

/** Outside files only: the security policy allows no code inside a page. */
export function PasskeyScripts() {
  return (
    <>
      <script src="/passkeys/ceremony.js" defer></script>
      <script src="/passkeys/page.js" defer></script>
    </>
  );
}

function OtherAccount({ goTo, csrf }: { goTo: string; csrf: string }) {
  return (
    <form method="post" action="/sign-in/oidc">
      <h2 class="nhsuk-heading-m">Or use your work account</h2>
      <CsrfField token={csrf} />
      <input type="hidden" name="goTo" value={goTo} />
      <Button variant="secondary-solid">Sign in with your work account</Button>
    </form>
  );
}

export function SentPage({ isSent, showsOutbox }: { isSent: boolean; showsOutbox: boolean }) {
  return (
    <Reading>
      <PageTop title="Check your email" />
      {isSent
        ? <p>We have sent a link to the address you gave. Open it to sign in. It works once, within {LINK_MINUTES} minutes.</p>
        : <NotSent />}
      <p>Nothing there? Look in the folder for unwanted mail, or <a href="/sign-in">ask for another link</a>.</p>
      {showsOutbox && <p>Letters do not leave this machine: <a href="/outbox">read them in the outbox</a>.</p>}
    </Reading>
  );
}

/** Said of any address, with an account or without one. */
export function NotSent() {
  return (
    <InsetText>
      <p>We have sent no new letter. {LINKS_AT_ONCE} letters have gone to this address in the last {LINK_MINUTES} minutes, and that is the most. Open the newest of them. Or wait {LINK_MINUTES} minutes and ask again.</p>
    </InsetText>
  );
}

export function LinkPage({ title, token, address, addsAddress, csrf }: { title: string; token: string; address: string; addsAddress: boolean; csrf: string }) {
  return (
    <Reading>
      <PageTop title={title} />
      <p>{addsAddress ? <>This adds <strong>{address}</strong> to your account.</> : <>You are signing in as <strong>{address}</strong>.</>}</p>
      <form method="post" action="/sign-in/link">
        <CsrfField token={csrf} />
        <input type="hidden" name="token" value={token} />
        <Button>{addsAddress ? 'Add this address' : 'Sign in'}</Button>
      </form>
    </Reading>
  );
}

const whyOver: Record<string, string> = {
  none: 'This address holds no link. If you have just used one, it worked once and cannot be used again. If not, open the link in the letter.',
  used: 'This link was used already. A link works once.',
  over: `This link is too old. A link works for ${LINK_MINUTES} minutes.`,
  closed: 'The account of this address is closed. Ask an administrator of your organisation to open it again.',
  'address-taken': 'This address belongs to another account. Sign in with it, and remove it there first.',
};

export function LinkOverPage({ reason }: { reason: string }) {
  return (
    <Reading>
      <PageTop title="This link does not work" />
      <p>{whyOver[reason] ?? 'We do not know this link. Check that you opened the whole of it. A link that was used, or is too old, is forgotten after a day.'}</p>
      <p><a href="/sign-in">Ask for a new link</a></p>
    </Reading>
  );
}
