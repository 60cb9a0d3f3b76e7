import { get, post, type Route } from '#platform/http';
import { accessReviewPage, changeMembersAccount, endMembershipForm, endOneToken, makeNewToken, recordReview, showMembership, tokensPage } from './access.tsx';
import { addAddress, changeName, chooseLetter, dropAddress, dropPasskey, endedPage, endSession, endSessions, erasurePage, eraseAccount, leaveOrganisation, showAccount, takeBackRequest } from './account.tsx';
import { directoryApiRoutes } from './api/routes.ts';
import { choosePersona, demoPage, outboxPage } from './demo.tsx';
import { describeForm, describePage } from './describing.tsx';
import { accept, answerToRequest, invitePage, readInvitation, sendInvitation, takeBackInvitation } from './joining.tsx';
import { oidcCallback, startOidc } from './oidc.tsx';
import { listOrganisations, requestToJoin, showOrganisation } from './organisations.tsx';
import { siteReportRoutes } from './site-reports.tsx';
import { ceremonyScript, pageScript, register, registrationOptions, signInOptions, signInWithPasskey } from './passkeys.ts';
import { listPeople } from './people.tsx';
import { askForLink, confirmLink, linkPage, sentPage, signInPage, signOut } from './sign-in.tsx';
import { editUnitForm, editUnitPage, moveUnitForm, moveUnitPage, newTeamForm, newTeamPage, showUnit } from './units.tsx';

const organisation = { code: 'vale-and-riverside' };
const unit = { code: 'vale-podiatry' };
const some = { id: '00000000-0000-4000-8000-000000000000' };
const invitation = { token: '00000000-0000-4000-8000-000000000000' };

const signingIn: readonly Route[] = [
  get('/sign-in', 'sign in', signInPage),
  post('/sign-in', 'sign in', askForLink, { requestsPerMinute: 10 }),
  get('/sign-in/sent', 'sign in', sentPage),
  get('/sign-in/link', 'sign in', linkPage, { requestsPerMinute: 60 }),
  post('/sign-in/link', 'sign in', confirmLink, { requestsPerMinute: 30 }),
  post('/sign-in/passkey/options', 'sign in', signInOptions, { requestsPerMinute: 30 }),
  post('/sign-in/passkey', 'sign in', signInWithPasskey, { requestsPerMinute: 30 }),
  post('/sign-in/oidc', 'sign in', startOidc, { requestsPerMinute: 30 }),
  get('/sign-in/oidc/callback', 'sign in', oidcCallback, { requestsPerMinute: 60 }),
  post('/sign-out', 'sign in', signOut),
  get('/passkeys/ceremony.js', 'sign in', ceremonyScript),
  get('/passkeys/page.js', 'sign in', pageScript),
  get('/account-ended', 'sign in', endedPage),
  get('/demo', 'look at the demo', demoPage),
  post('/demo/persona', 'look at the demo', choosePersona, { requestsPerMinute: 60 }),
  get('/outbox', 'read the outbox', outboxPage),
  ...directoryApiRoutes,
];

const ownAccount: readonly Route[] = [
  get('/account', 'manage their own account', showAccount),
  post('/account/name', 'manage their own account', changeName),
  post('/account/weekly-letter', 'manage their own account', chooseLetter),
  post('/account/addresses', 'manage their own account', addAddress, { requestsPerMinute: 20 }),
  post('/account/addresses/removal', 'manage their own account', dropAddress),
  post('/account/sessions/end', 'manage their own account', endSessions),
  post('/account/sessions/:id/end', 'manage their own account', endSession, { example: some }),
  post('/account/passkeys/options', 'manage their own account', registrationOptions),
  post('/account/passkeys', 'manage their own account', register),
  post('/account/passkeys/:id/removal', 'manage their own account', dropPasskey, { example: some }),
  post('/account/requests/:id/withdrawal', 'manage their own account', takeBackRequest, { example: some }),
  post('/account/memberships/:id/end', 'manage their own account', leaveOrganisation, { example: some }),
  get('/account/erasure', 'manage their own account', erasurePage),
  post('/account/erasure', 'manage their own account', eraseAccount),
];

const organisations: readonly Route[] = [
  get('/organisations', 'read the directory', listOrganisations),
  get('/organisations/:code', 'read the directory', showOrganisation, { example: organisation }),
  post('/organisations/:code/requests', 'ask to join', requestToJoin, { example: organisation }),
  get('/organisations/:code/edit', 'describe the organisation', describePage, { example: organisation }),
  post('/organisations/:code/description', 'describe the organisation', describeForm, { example: organisation }),
  get('/units/:code', 'read the directory', showUnit, { example: unit }),
  get('/units/:code/edit', 'change units', editUnitPage, { example: unit }),
  post('/units/:code/details', 'change units', editUnitForm, { example: unit }),
  get('/units/:code/move', 'change units', moveUnitPage, { example: unit }),
  post('/units/:code/parents', 'change units', moveUnitForm, { example: unit }),
  get('/units/:code/new-team', 'change units', newTeamPage, { example: unit }),
  post('/units/:code/teams', 'change units', newTeamForm, { example: unit }),
];

const people: readonly Route[] = [
  get('/people', 'read people', listPeople),
  get('/people/invite', 'invite people', invitePage),
  post('/invitations', 'invite people', sendInvitation),
  get('/invitations/:token', 'read an invitation', readInvitation, { example: invitation, requestsPerMinute: 60 }),
  post('/invitations/:token/acceptance', 'accept an invitation', accept, { example: invitation }),
  post('/invitations/:token/withdrawal', 'invite people', takeBackInvitation, { example: invitation }),
  post('/requests/:id/answer', 'answer requests to join', answerToRequest, { example: some }),
  get('/memberships/:id', 'end a membership', showMembership, { example: some }),
  post('/memberships/:id/end', 'end a membership', endMembershipForm, { example: some }),
  post('/memberships/:id/account', 'close an account', changeMembersAccount, { example: some }),
  get('/access-review', 'review access', accessReviewPage),
  post('/access-review', 'review access', recordReview),
  get('/tokens', 'make tokens', tokensPage),
  post('/tokens', 'make tokens', makeNewToken),
  post('/tokens/:id/end', 'make tokens', endOneToken, { example: some }),
];

export const routes: readonly Route[] = [...signingIn, ...ownAccount, ...organisations, ...people, ...siteReportRoutes];
