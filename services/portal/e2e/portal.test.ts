import { afterAll, beforeAll, describe } from '@jest/globals';
import { type Browsing, openBrowsing } from './browsing.ts';
import { accounts } from './chapters/accounts.ts';
import { authority } from './chapters/authority.ts';
import { firstRegistration } from './chapters/first-registration.ts';
import { institution } from './chapters/institution.ts';
import { keyboard } from './chapters/keyboard.ts';
import { mishaps } from './chapters/mishaps.ts';
import { pages } from './chapters/pages.ts';
import { physicianAndNurse } from './chapters/physician-and-nurse.ts';
import { race } from './chapters/race.ts';
import { setbacks } from './chapters/setbacks.ts';
import { signingIn } from './chapters/signing-in.ts';
import { tcmProcedures } from './chapters/tcm-procedures.ts';

const MINUTES = 60_000;

/** One house for all chapters of the manual: starting it costs more than a chapter. */
describe('the web ends, in a real browser', () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await openBrowsing();
  }, 5 * MINUTES);
  afterAll(() => browsing?.close(), MINUTES);

  signingIn(() => browsing);
  firstRegistration(() => browsing);
  tcmProcedures(() => browsing);
  setbacks(() => browsing);
  accounts(() => browsing);
  authority(() => browsing);
  institution(() => browsing);
  keyboard(() => browsing);
  mishaps(() => browsing);
  physicianAndNurse(() => browsing);
  race(() => browsing);
  pages(() => browsing);
});
