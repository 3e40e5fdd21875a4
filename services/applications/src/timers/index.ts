import { decisionClock } from './decision-clock.ts';
import { deemedAccepted } from './deemed-accepted.ts';
import { discontinuedTwoYears } from './discontinued-two-years.ts';
import { filedTwoYears } from './filed-two-years.ts';
import { filingBegins, filingEnds } from './filing-days.ts';
import { hearingOver } from './hearing-over.ts';
import { institutionClosed } from './institution-closed.ts';
import { expiredUnrenewed, nurseExpired } from './nurse-expired.ts';
import { nurseExpiryNear } from './nurse-expiry.ts';
import { objectionOver } from './objection-over.ts';
import { reportDue, reportLate } from './report-duty.ts';
import { reviewRests } from './review-rests.ts';
import { shortTermEnded } from './short-term-ended.ts';
import { suspensionBegins, suspensionEnds } from './suspension-days.ts';
import type { Timer } from './timer.ts';
import { trainingEnded, trainingEnds } from './training-ends.ts';
import { waitingOver } from './waiting-over.ts';

/** Everything that becomes due by itself (domain 5.6), in the order in which a night runs it: what is decided first, then what it leads to. */
export const TIMERS: readonly Timer[] = [
  suspensionBegins,
  suspensionEnds,
  deemedAccepted,
  hearingOver,
  nurseExpired,
  expiredUnrenewed,
  shortTermEnded,
  filingBegins,
  filingEnds,
  filedTwoYears,
  discontinuedTwoYears,
  institutionClosed,
  reviewRests,
  decisionClock,
  objectionOver,
  reportDue,
  reportLate,
  nurseExpiryNear,
  trainingEnds,
  trainingEnded,
  waitingOver,
];
