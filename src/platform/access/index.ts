export { may, organisationsWhere, type Asker, type Grant, type Sentence } from './sentences.ts';
