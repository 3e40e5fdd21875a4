import { afterAll, beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { type Act, perform, STEPS_TO_TRY } from '../test/random/acts.ts';
import { aGround, type Ground } from '../test/random/ground.ts';
import { checkInvariants } from '../test/random/invariants.ts';
import { checkModel, type Model } from '../test/random/model.ts';
import { aStage, type Stage } from '../test/stage.ts';

declare global {
  /** How many sequences, and from which seed: `npm run test:random -w services/applications -- 5000 42`. */
  var randomRuns: number | undefined;
  var randomSeed: number | undefined;
}

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

/** One act as fast-check plays it, remembers it and leaves it out when a shorter sequence fails as well. */
class Command implements fc.AsyncCommand<Model, Ground> {
  readonly act: Act;
  constructor(act: Act) {
    this.act = act;
  }
  check = () => true;
  async run(model: Model, ground: Ground): Promise<void> {
    await perform(ground, this.act);
    await checkModel(model, ground);
  }
  toString = () => JSON.stringify(this.act);
}

/** Two people, registered or not, and what they do. */
const aPart = fc.record({
  kind: fc.constantFrom('SPECIALIST' as const, 'PHYSICIAN' as const, 'ASSISTANT' as const, 'NURSE' as const),
  registered: fc.constantFrom(0 as const, 1 as const, 1 as const, 2 as const),
});
const who = fc.constantFrom(0, 0, 1);
const few = fc.nat(3);
const lots = fc.nat(0xffff_ffff);
const applying = fc.record({
  kind: fc.constant('apply' as const),
  who,
  lots,
  far: fc.constantFrom(0, 1, 2, 3, 6, 6, 6),
});
const stepping = fc.record({
  kind: fc.constant('step' as const),
  who: few,
  which: few,
  step: fc.constantFrom(...STEPS_TO_TRY),
  stranger: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
});
const turning = fc.record({ kind: fc.constant('turn' as const), who, which: few, lots });
const goingOn = fc.record({ kind: fc.constant('onward' as const), who, which: few, far: fc.constantFrom(1, 2, 6) });
const filling = fc.record({ kind: fc.constant('fill' as const), who, which: few, lots });
const answering = fc.record({ kind: fc.constant('answer' as const), who, which: few, yes: fc.boolean() });
const tasking = fc.record({ kind: fc.constant('task' as const), who, lots });
const linking = fc.record({ kind: fc.constant('link' as const), who });

const passing = fc.record({
  kind: fc.constant('days' as const),
  // A day, a week, the clocks of the law, a month, a year, the two years of a filing, nearly the five of a nurse.
  days: fc.constantFrom(1, 1, 3, 8, 20, 31, 100, 366, 740, 1760),
  night: fc.boolean(),
});
const closing = fc.record({ kind: fc.constant('close' as const), place: few });
const recording = fc.record({ kind: fc.constant('record' as const), who, lots });
const qualifying = fc.record({ kind: fc.constant('qualify' as const), who });
/** The same person's affairs at the same moment. */
const together = fc
  .tuple(
    who,
    fc.array(fc.oneof(applying, stepping, turning, goingOn, filling, tasking), { minLength: 2, maxLength: 3 }),
  )
  .map(([same, acts]) => ({ kind: 'together' as const, acts: acts.map((act): Act => ({ ...act, who: same })) }));

const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);
/** What happens, as often as it stands here: more of what leads far than of what is refused. */
const ACTS: fc.Arbitrary<Act>[] = [
  ...times(8, applying),
  ...times(4, turning),
  ...times(3, goingOn),
  ...times(3, together),
  ...times(2, passing),
  stepping,
  filling,
  answering,
  tasking,
  linking,
  closing,
  ...times(2, recording),
  qualifying,
];

/** In continuous integration; more of them, and longer ones, by `npm run test:random`. */
const RUNS_IN_CI = 80;
const ACTS_IN_CI = 14;
const MOST_ACTS = 30;

describe('whatever anybody does in whatever order', () => {
  it(
    'the workflow, the register’s invariants I1–I8 and the trails hold (domain 5.1, 5.4)',
    async () => {
      const runs = globalThis.randomRuns;
      const seed = globalThis.randomSeed;
      const commands = fc.commands(
        ACTS.map((act) => act.map((one) => new Command(one))),
        { maxCommands: runs === undefined ? ACTS_IN_CI : MOST_ACTS, size: 'max' },
      );
      await fc.assert(
        fc.asyncProperty(fc.tuple(aPart, aPart), commands, async (cast, sequence) => {
          const ground = await aGround(stage, cast);
          const setup = () => ({ model: { ended: new Map(), codes: new Map() }, real: ground });
          await fc.asyncModelRun(setup, sequence);
          await checkInvariants(ground);
        }),
        {
          numRuns: runs ?? RUNS_IN_CI,
          unbiased: true,
          ...(seed !== undefined && { seed }),
          ...(runs !== undefined && { verbose: 1 }),
        },
      );
    },
    24 * 3_600_000,
  );
});
