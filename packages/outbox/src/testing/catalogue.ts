import { z } from 'zod';
import type { Catalogue } from '../catalogue.ts';

/** A small world: what happens to notes, and who wants to know. */
export const NOTES = {
  'note.written': { payload: z.object({ text: z.string() }), queues: ['readers', 'archive'] },
  'note.changed': { payload: z.object({ text: z.string() }), queues: ['readers'], family: 'note' },
  'note.removed': { payload: z.object({}), queues: ['readers'], family: 'note' },
  'note.muttered': { payload: z.object({}), queues: [] },
} as const satisfies Catalogue;
