import { solveChallenge } from 'altcha-lib';

/** Does the work of an ALTCHA challenge, as the widget does in a browser. @returns the payload for `captcha.payload` */
export async function solveCaptcha(challenge: string): Promise<string> {
  const parsed = JSON.parse(challenge);
  const solution = await solveChallenge(parsed);
  return Buffer.from(JSON.stringify({ ...parsed, ...solution })).toString('base64');
}
