// The check of words belongs to every room's forms and lives in the form kit; what it is checked against is this room's.
export { adviceOn, asksForWords, WordingAdvice, WordsCheck, wordsAsked, type Advice } from '#ui/forms';
