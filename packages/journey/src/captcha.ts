import { solveChallenge } from 'altcha-lib/v1';
import { Surprise } from './graph.ts';

/** Does the work of an ALTCHA challenge, as the widget does in a browser. @returns the payload for `captcha.payload` */
export async function solveCaptcha(text: string): Promise<string> {
  const { algorithm, challenge, salt, maxnumber, signature } = JSON.parse(text);
  const solution = await solveChallenge(challenge, salt, algorithm, maxnumber).promise;
  if (!solution) throw new Surprise('The captcha has no solution');
  return Buffer.from(JSON.stringify({ algorithm, challenge, number: solution.number, salt, signature })).toString(
    'base64',
  );
}
