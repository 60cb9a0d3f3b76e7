import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type pg from 'pg';

/** The part of pg's own connection that COPY needs; pg documents `submit` for such queries. */
interface Wire {
  stream: Writable & { pause(): void; resume(): void };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

/** Runs `COPY … TO STDOUT` and writes what comes to `sink`, never faster than it takes it. A sink that broke swallows the rest. */
export function copyOut(client: pg.Client, statement: string, sink: Writable): Promise<void> {
  return submit(client, statement, {
    handleCopyData({ chunk }, wire) {
      // pg reads every message into the same memory.
      if (sink.destroyed || sink.write(Buffer.from(chunk))) return;
      wire.stream.pause();
      const goOn = () => {
        sink.off('drain', goOn).off('close', goOn);
        wire.stream.resume();
      };
      sink.on('drain', goOn).on('close', goOn);
    },
  });
}

/** Runs `COPY … FROM STDIN` with these chunks. Throws the database's error, or that of the chunks, and then has written nothing. */
export function copyIn(client: pg.Client, statement: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const send = async (wire: Wire) => {
    try {
      for await (const chunk of chunks) {
        wire.sendCopyFromChunk(chunk);
        if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain');
      }
      wire.endCopyFrom();
    } catch (error) {
      wire.sendCopyFail((error as Error).message);
    }
  };
  return submit(client, statement, { handleCopyInResponse: (wire) => void send(wire) });
}

interface Parts {
  handleCopyData?(message: { chunk: Buffer }, wire: Wire): void;
  handleCopyInResponse?(wire: Wire): void;
}

function submit(client: pg.Client, statement: string, parts: Parts): Promise<void> {
  return new Promise((done, refuse) => {
    const query = {
      submit: (wire: Wire) => wire.query(statement),
      handleCommandComplete: () => undefined,
      // pg forgets a query that failed, so this is the last it hears.
      handleError: refuse,
      handleReadyForQuery: () => done(),
      handleCopyData: () => undefined,
      handleCopyInResponse: (wire: Wire) => wire.sendCopyFail('No rows were expected here'),
      ...parts,
    };
    client.query(query as never);
  });
}
