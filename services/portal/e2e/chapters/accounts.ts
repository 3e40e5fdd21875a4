import { beforeAll, describe } from '@jest/globals';
import type { Browsing } from '../browsing.ts';
import { activation } from './activation.ts';
import { forgottenPassword } from './forgotten-password.ts';
import { ownData } from './own-data.ts';
import { type Owned, ownedAccount, securitySettings } from './security-settings.ts';

const MINUTES = 60_000;

/** The manual's chapters 1.2, 3 and 5: one's account, and what one keeps up to date in it. */
export const accounts = (browsing: () => Browsing) =>
  describe('accounts', () => {
    // Made first: a minute after its phone was verified another code may be sent, and nobody has to wait for that.
    let owned: Owned;
    beforeAll(async () => {
      owned = await ownedAccount(browsing());
    }, MINUTES);

    activation(browsing);
    ownData(browsing);
    forgottenPassword(browsing);
    securitySettings(browsing, () => owned);
  });
