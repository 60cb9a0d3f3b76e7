import { PageTop, Reading } from '../parts.tsx';

const sentences: Record<string, string> = {
  away: 'The service that keeps your work account does not answer. Try again later, or sign in by e-mail.',
  over: 'It took too long, or it was begun in another browser. Try again.',
  refused: 'The service that keeps your work account did not confirm who you are. Try again, or sign in by e-mail.',
  'not-verified': 'Your work account has no e-mail address that was checked. Sign in by e-mail instead.',
  'not-known': 'Your work account was confirmed, but nobody here has its e-mail address and nobody invited it. Ask an administrator of your organisation to invite you, or sign in by e-mail.',
};

export function OutsideProblemPage({ reason }: { reason: string }) {
  return (
    <Reading>
      <PageTop title="We could not sign you in" />
      <p>{sentences[reason]}</p>
      <p><a href="/sign-in">Sign in by e-mail</a></p>
    </Reading>
  );
}
