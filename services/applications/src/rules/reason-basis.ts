import type { DeregistrationReason, FilingReason, NurseDeregistrationReason } from '../forms/dictionaries.ts';
import { BASIS } from './legal-basis.ts';

/**
 * 法律依据 of each reason for a filing or a deregistration (domain 3.2, 3.5, 9.5). PL-17 is narrower than O13-18, which is still
 * in force: the union is offered, and every reason says what it rests on (11-A8).
 */
export const REASON_BASIS: Readonly<Record<FilingReason | DeregistrationReason | NurseDeregistrationReason, string>> = {
  'F-P1': BASIS['O13-19'],
  'F-P2': BASIS['O13-19'],
  'F-P3': BASIS['O13-19'],
  'F-P4': BASIS['O13-19'],
  'F-P5': BASIS['O13-19'],
  'F-P6': BASIS['O13-19'],
  'F-P7': BASIS['S2-Q52'],
  'F-P8': BASIS['S2-Q20'],
  'D-P1': `${BASIS['PL-17']}第（一）项、${BASIS['O13-18']}第（一）项`,
  'D-P2': `${BASIS['PL-17']}第（二）项、${BASIS['O13-18']}第（二）项`,
  'D-P3': `${BASIS['PL-17']}第（三）项、${BASIS['O13-18']}第（三）项`,
  'D-P4': `${BASIS['PL-17']}第（四）项、${BASIS['O13-18']}第（四）项`,
  'D-P5': `${BASIS['O13-18']}第（五）项`,
  'D-P6': `${BASIS['PL-17']}第（五）项、${BASIS['O13-18']}第（六）项`,
  'D-P7': `${BASIS['O13-18']}第（七）项`,
  'D-P8': `${BASIS['O13-18']}第（八）项`,
  'D-P9': `${BASIS['O13-18']}第（九）项`,
  'D-P10': `${BASIS['O13-18']}第（十）项`,
  'D-P11': `${BASIS['PL-17']}第（六）项、${BASIS['O13-18']}第（十一）项`,
  'D-P12': BASIS['S2-Q20'],
  'D-N1': `${BASIS.NM}、${BASIS['ALL-70']}第（一）项`,
  'D-N2': `${BASIS.NM}、${BASIS['ALL-70']}第（四）项`,
  'D-N3': `${BASIS.NM}、${BASIS['ALL-70']}第（二）项`,
  'D-N4': BASIS['S2-Q20'],
  'D-N5': `${BASIS['ALL-69']}、${BASIS['ALL-70']}第（四）项`,
};
