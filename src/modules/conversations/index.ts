// The front door of the conversations room: what other rooms may use is named here, and nothing else is public.
export { listConversations, type ConversationHead } from './queries/conversations.ts';
export { answerOfTheme, everyAnswer, themeAnswers, type EveryAnswer, type ThemeAnswer } from './queries/results/theme-replies.ts';
export { answerColour, answerStates, answerTitle, type AnswerState } from './domain/results/answers.ts';
export { roomsToAnswer, type RoomToAnswer } from './queries/results/rooms-to-answer.ts';
export { letterKey, readLetterKey } from './domain/letter-key.ts';
export { themesBehind, themePage, themesOfOrganisation, type ThemeLine, type ThemePage } from './queries/analysis/themes.ts';
export { reproduce } from './commands/open-data/reproduce.ts';
export { openIdeaIndex, sentencesOf } from './data/similar-words.ts';
export { concernInNeed, concernOf } from './data/concern.ts';
export { linkObjective as nameObjectiveForTheme } from './commands/analysis/keep-themes.ts';
export { authorCodeOf, hashAuthorCode, newSending } from './domain/author-code.ts';
export { authorCodeField } from './web/author-code-field.ts';
export { HelpAtOnce } from './web/sending/help-at-once.tsx';
