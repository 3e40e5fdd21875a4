import { solveChallenge } from 'altcha-lib/v1';

export interface Work {
  algorithm: string;
  challenge: string;
  salt: string;
  maxnumber: number;
  signature: string;
}

self.addEventListener('message', async ({ data }: MessageEvent<Work>) => {
  const { algorithm, challenge, salt, maxnumber, signature } = data;
  const solution = await solveChallenge(challenge, salt, algorithm, maxnumber).promise;
  self.postMessage(
    solution && btoa(JSON.stringify({ algorithm, challenge, number: solution.number, salt, signature })),
  );
});
