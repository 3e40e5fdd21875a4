import type { Channel } from './acts/applications.ts';
import { Cast } from './cast.ts';
import type { Demo } from './demo.ts';
import { Graph, Surprise } from './graph.ts';
import { Mailbox } from './mailbox.ts';
import { CHAINS, type ChainName } from './scenarios/chains.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { playScenario } from './scenarios/play.ts';
import type { Scenarios, Way } from './scenarios/scenario.ts';

interface Row {
  scenarios: Scenarios;
  way: Way;
}

export interface PlayAllOptions {
  url: string;
  demo: Demo;
  /** Only procedures whose code contains this. */
  only?: string;
  /** As few scenarios as play every procedure, every channel and every chain at least once. */
  few?: boolean;
  /** How many scenarios are under way at once. */
  jobs: number;
  say: (line: string) => void;
}

/**
 * Plays every procedure on every chain, each with people of its own, and holds what was played against the guide.
 * @returns how many scenarios met a surprise, and what the guide has that nobody plays
 */
export async function playAll({ url, demo, only = '', few = false, jobs, say }: PlayAllOptions): Promise<number> {
  const cast = new Cast(new Graph(url), new Mailbox(url), demo);
  const all = SCENARIOS.flatMap(rowsOf).filter(({ scenarios }) => scenarios.procedure.includes(only));
  const rows = few ? fewOf(all) : all;
  let surprises = 0;
  const waiting = rows.values();
  const work = async () => {
    for (const row of waiting) {
      const began = Date.now();
      const problem = await playScenario(cast, row.scenarios, row.way).then(() => null, wordsFor);
      if (problem) surprises += 1;
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      say(
        `${problem ? 'FAILED' : 'ok    '} ${nameOf(row).padEnd(52)} ${seconds.padStart(5)} s${problem ? `  ${problem}` : ''}`,
      );
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const gaps = (await compareWithGuide(cast.graph)).filter((line) => line.includes(only));
  for (const gap of gaps) say(`FAILED ${gap}`);
  say(`\n${rows.length} scenarios, ${surprises} surprises, ${gaps.length} differences from the guide.`);
  return surprises + gaps.length;
}

const rowsOf = (scenarios: Scenarios): Row[] =>
  (Object.entries(scenarios.ways) as [Channel, readonly ChainName[]][]).flatMap(([channel, chains]) =>
    chains.map((chain) => ({ scenarios, way: { channel, chain } })),
  );

/** Takes a scenario as long as it brings something that none before it has brought; those that bring most come first. */
function fewOf(all: readonly Row[]): Row[] {
  const brings = ({ scenarios, way }: Row) => [scenarios.procedure, way.channel, way.chain];
  const seen = new Set<string>();
  const fresh = (row: Row) => brings(row).filter((one) => !seen.has(one)).length;
  const taken: Row[] = [];
  for (;;) {
    const best = all.reduce<Row | null>((most, row) => (fresh(row) > (most ? fresh(most) : 0) ? row : most), null);
    if (!best) return taken;
    for (const one of brings(best)) seen.add(one);
    taken.push(best);
  }
}

const nameOf = ({ scenarios, way }: Row) => `${scenarios.procedure} ${way.channel} ${way.chain}`;

const wordsFor = (error: unknown): string => {
  if (error instanceof Surprise) return error.message;
  return error instanceof Error ? (error.stack ?? error.message).split('\n', 2).join('') : String(error);
};

/** No procedure and no chain of the guide that is not played, and nothing played that the guide does not have. */
async function compareWithGuide(graph: Graph): Promise<string[]> {
  const { procedures } = await graph.ask<{
    procedures: { code: string; channels: { channel: Channel; chains: string[] }[] }[];
  }>('{ procedures { code channels { channel chains } } }');
  const told = procedures.flatMap(({ code, channels }) =>
    channels.flatMap(({ channel, chains }) => chains.map((words) => `${code} ${channel} ${words}`)),
  );
  const played = SCENARIOS.flatMap(rowsOf).map(
    ({ scenarios, way }) => `${scenarios.procedure} ${way.channel} ${CHAINS[way.chain].words}`,
  );
  return [
    ...told.filter((line) => !played.includes(line)).map((line) => `${line}: nobody plays it`),
    ...played.filter((line) => !told.includes(line)).map((line) => `${line}: the guide does not have it`),
  ];
}
