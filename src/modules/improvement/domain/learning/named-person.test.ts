import assert from 'node:assert/strict';
import { it } from 'node:test';
import { namedPerson } from './named-person.ts';

const names = ['Priya Nair', 'Kelly Marsh', 'Joy Adeyemi'];

it('finds who is named, with a cause or without', () => {
  assert.equal(namedPerson('It went wrong when priya nair was on leave.', names), 'Priya Nair');
  assert.equal(namedPerson('The letter was late because of Kelly.', names), 'Kelly');
  assert.equal(namedPerson('Nurse Okafor had the keys.', names), 'Nurse Okafor');
  assert.equal(namedPerson('It was the fault of Steve Miller. We talked.', names), 'Steve Miller');
  assert.equal(namedPerson('Everyone was busy. The night nurse failed to call.', names), 'The night nurse failed');
  assert.equal(namedPerson('J. Smith forgot the key.', names), 'J Smith');
  assert.equal(namedPerson('The hall was shut because Jane forgot the key.', names), 'Jane');
  assert.equal(namedPerson('We spoke to K. Marsh about the chair.', names), 'K. Marsh');
  assert.equal(namedPerson('P Nair had the keys.', names), 'P Nair');
  assert.equal(namedPerson('The nurse John Smith left the chair wet.', names), 'John Smith');
  assert.equal(namedPerson('The family waits. Kelly must say sorry.', names), 'Kelly');
  assert.equal(namedPerson('The letter was late because Priya N. did not send it.', names), 'Priya');
  assert.equal(namedPerson('Next time Kelly should look twice.', names), 'Kelly');
  assert.equal(namedPerson('It was our student’s mistake.', names), 'our student’s mistake');
});

it('lets through what was responsible, and places and days', () => {
  for (const words of [
    'The bus did not come, so four people waited in the cold.', 'The form failed to load because of the update on Friday March 3.', 'Vale Hospital closed the ward because of a burst pipe.',
    'It was a joy to hear that people felt safe again.', 'We marsh over wet ground to get there.', 'Nurses and therapists had no time to hand over because of the rota.', 'Kelly and the team told people in person.',
    'Staff forgot the key, because they had three halls in one day.', 'Nobody should have to wait. We chose Plan B. The key failed to turn.', 'Therapists should have had time.', 'Because Group A The Hall was shut, people waited.',
    'Kelly and the team did not know of the bus. Kelly Road should get a lamp.', 'We asked Kelly what the team should do.', 'We say sorry to the family. Kelly and the team go there.', 'The podiatrist Vale Hospital sent was new.', 'The chair was wet, so a podiatrist fell. Everyone must say sorry.',
  ]) assert.equal(namedPerson(words, names), null, words);
});
