// One cold run on a million votes, in a process of its own: prints wall and CPU milliseconds, peak memory, and how long 100 new votes take.
import { analyseConversation, analyseOpinion, openConversation, type Vote, type VoteColumns } from '../../src/engines/opinion/index.ts';
import { randomFractions } from '../../src/engines/opinion/random.ts';

const [people, statements, votesEach, camps] = [20_000, 500, 50, 3];
const random = randomFractions(9, 31);
const shares = Array.from({ length: camps }, () => Float64Array.from({ length: statements }, () => (random() < 0.5 ? 0.2 : 0.75)));

function million(): VoteColumns {
  const size = people * votesEach;
  const columns = { participants: Array.from({ length: people }, (_, i) => i), statements: Array.from({ length: statements }, (_, j) => j), participantOf: new Int32Array(size), statementOf: new Int32Array(size), value: new Int8Array(size) };
  for (let vote = 0; vote < size; vote += 1) {
    const person = Math.floor(vote / votesEach);
    // One statement out of each block of ten, so that nobody votes twice on the same.
    const statement = Math.floor(random() * 10) + 10 * (vote % votesEach);
    columns.participantOf[vote] = person;
    columns.statementOf[vote] = statement;
    columns.value[vote] = random() < 0.1 ? 0 : random() < (shares[person % camps]?.[statement] ?? 0) ? 1 : -1;
  }
  return columns;
}

const columns = million();
const asObjects = (): Vote[] => Array.from(columns.value, (value, vote) => ({ participant: columns.participantOf[vote] ?? 0, statement: columns.statementOf[vote] ?? 0, value: value as Vote['value'] }));
const objects = process.argv[2] === 'objects' ? asObjects() : null;
const cpuBefore = process.cpuUsage();
const began = performance.now();
const answer = objects === null ? analyseConversation(columns, {}) : analyseOpinion({ votes: objects });
const wallMs = performance.now() - began;
const cpu = process.cpuUsage(cpuBefore);
const megabytes = process.resourceUsage().maxRSS / 1024;
if (answer.groups.length !== camps) throw new Error(`${answer.groups.length} groups were found where ${camps} were planted`);

const open = openConversation({ votes: objects ?? asObjects() });
const added = Array.from({ length: 5 }, () => {
  const votes = Array.from({ length: 100 }, (): Vote => ({ participant: Math.floor(random() * (people + 100)), statement: Math.floor(random() * statements), value: random() < 0.5 ? 1 : -1 }));
  const before = process.cpuUsage();
  const start = performance.now();
  open.add(votes);
  open.answer();
  const wall = performance.now() - start;
  const used = process.cpuUsage(before);
  return { wall, cpu: (used.user + used.system) / 1000 };
});
console.log(JSON.stringify({ wallMs, cpuMs: (cpu.user + cpu.system) / 1000, megabytes, addMs: added.map((one) => one.wall), addCpuMs: added.map((one) => one.cpu) }));
