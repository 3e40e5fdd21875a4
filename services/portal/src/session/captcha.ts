import { CreateCaptcha } from '../generated/session/captcha.ts';
import { ask } from '../graph/ask.ts';
import type { Work } from './captcha-worker.ts';

/** Does the work of a challenge in the background, so that nobody has to read a picture. @returns what the graph takes as `captcha` */
export async function solveCaptcha(): Promise<{ payload: string }> {
  const { createCaptcha } = await ask(CreateCaptcha, {});
  const worker = new Worker(new URL('./captcha-worker.ts', import.meta.url), { type: 'module' });
  try {
    const payload = await new Promise<string>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<string | null>) =>
        data === null ? reject(new Error('The challenge has no solution')) : resolve(data),
      );
      worker.addEventListener('error', () => reject(new Error('The challenge could not be worked on')));
      worker.postMessage(JSON.parse(createCaptcha.challenge) as Work);
    });
    return { payload };
  } finally {
    worker.terminate();
  }
}
