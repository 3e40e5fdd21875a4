import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { FileProblem } from './file-problem.ts';

/** A stage of a pipeline that measures what passes and stops what is too much. */
export type Measure = Transform & { result(): { size: number; sha256: string } };

export function measure(maxBytes = Number.POSITIVE_INFINITY): Measure {
  const hash = createHash('sha256');
  let size = 0;
  const stage = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) {
        done(tooLarge(maxBytes));
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return Object.assign(stage, { result: () => ({ size, sha256: hash.digest('hex') }) });
}

export function tooLarge(maxBytes: number): FileProblem {
  return new FileProblem('TOO_LARGE', `The file is larger than ${maxBytes} bytes`);
}
