import { PageTop, Reading } from '../parts.tsx';

const sentences: Record<string, string> = {
  away: 'The service that keeps your work account does not answer. Try again later, or sign in by email.',
  over: 'It took too long, or it was begun in another browser. Try again.',
  refused: 'The service that keeps your work account did not confirm who you are. Try again, or sign in by email.',
  'not-verified': 'Your work account has no email address that was checked. Sign in by email instead.',
  'not-known': 'Your work account was confirmed, but nobody here has its email address and nobody invited it. Ask an administrator of your organisation to invite you, or sign in by email.',
};

export function OutsideProblemPage({ reason }: { reason: string }) {
  return (
    <Reading>
      <PageTop title="We could not sign you in" />
      <p>{sentences[reason]}</p>
      <p><a href="/sign-in">Sign in by email</a></p>
    </Reading>
  );
}
