import { expect, it } from '@jest/globals';
import { inOrder } from './in-order.ts';

it('begins with what most people come for and ends with what ends a registration', () => {
  const codes = ['PHY_CHG', 'PHY_DEREG', 'PHY_FILE', 'PHY_FILE_CANCEL', 'PHY_ID_FIX', 'PHY_MULTI', 'PHY_REG'];
  expect(inOrder(codes, (code) => code)).toEqual([
    'PHY_REG',
    'PHY_CHG',
    'PHY_MULTI',
    'PHY_FILE_CANCEL',
    'PHY_ID_FIX',
    'PHY_FILE',
    'PHY_DEREG',
  ]);
});
