import type { Limits as Store } from '@medreg/limits';
import type { Limits } from './context.ts';

const HOUR = 3600;

/** Generous for people, useless for programs. */
export function accountLimits(store: Pick<Store, 'limiter'>): Limits {
  return {
    openings: store.limiter('applications-openings', { points: 20, durationSeconds: HOUR }),
    // Whoever acts for a hospital or at a window opens for many people.
    openingsOfStaff: store.limiter('applications-openings-of-staff', { points: 1000, durationSeconds: HOUR }),
    // Each one decodes and draws a picture.
    photoUploads: store.limiter('applications-photo-uploads', { points: 30, durationSeconds: HOUR }),
    photoUploadsOfStaff: store.limiter('applications-photo-uploads-of-staff', { points: 600, durationSeconds: HOUR }),
    materialUploads: store.limiter('applications-material-uploads', { points: 100, durationSeconds: HOUR }),
    materialUploadsOfStaff: store.limiter('applications-material-uploads-of-staff', {
      points: 2000,
      durationSeconds: HOUR,
    }),
    // Each one sets a page of type.
    prints: store.limiter('applications-prints', { points: 200, durationSeconds: HOUR }),
    bookings: store.limiter('applications-bookings', { points: 30, durationSeconds: HOUR }),
    reveals: store.limiter('applications-reveals', { points: 200, durationSeconds: HOUR }),
  };
}
