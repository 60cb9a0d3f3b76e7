// Passkeys in the browser. Without this file, or where passkeys do not work, the e-mail link does the same job.
// It is served as it stands, after the ceremony library, whose functions it finds in SimpleWebAuthnBrowser.
(() => {
  const library = globalThis.SimpleWebAuthnBrowser;
  const part = document.querySelector('#passkey-sign-in, #passkey-add');
  if (!library || !part || !library.browserSupportsWebAuthn()) return;
  const isSignIn = part.id === 'passkey-sign-in';
  const problem = part.querySelector('#passkey-problem');
  const { csrf, goTo } = part.dataset;
  part.hidden = false;

  const send = async (path, response) => {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ _csrf: csrf, response }),
    });
    if (!answer.ok) throw new Error('refused');
    return answer.json();
  };

  const run = async () => {
    const path = isSignIn ? '/sign-in/passkey' : '/account/passkeys';
    const optionsJSON = await send(`${path}/options`);
    const response = isSignIn ? await library.startAuthentication({ optionsJSON }) : await library.startRegistration({ optionsJSON });
    await send(path, response);
    location.assign(isSignIn ? goTo || '/' : '/account');
  };

  part.querySelector('#passkey-button').addEventListener('click', () => {
    problem.textContent = '';
    run().catch(() => {
      problem.textContent = isSignIn ? 'That did not work. Try again, or ask for a link by e-mail above.' : 'That did not work. Try again.';
    });
  });
})();
