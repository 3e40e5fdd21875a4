import { actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { forbidden } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { ownAuthority } from '../access.ts';
import type { Deps } from '../context.ts';
import { isExcluded } from '../database.ts';
import type { InputProblem } from '../rules/input-problem.ts';
import { invalidInput } from '../steps/outcomes.ts';
import { notMet } from './appointment.ts';
import { APPOINTMENT_MESSAGES } from './messages.ts';

/** A slot as it comes in: DateTime values are moments already, or texts of them. */
export interface SlotInput {
  startsAt: string | Date;
  endsAt: string | Date;
  capacity: number;
}

/** A window cannot plan more at once, nor further ahead. */
export const MOST_SLOTS = 100;
export const MOST_PLACES = 100;
export const DAYS_AHEAD = 90;

const MINUTE = 60_000;
const SHORTEST = 5 * MINUTE;
const LONGEST = 8 * 60 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/** 开放预约时段 (S2-Q59.9): all of them or none; that none lies over another is the database's to say. */
export async function openAppointmentSlots(deps: Deps, viewer: Viewer, slots: readonly SlotInput[]) {
  const authorityId = ownAuthority(viewer);
  if (!authorityId) throw forbidden();
  const at = deps.clock.now();
  const problems = problemsOf(slots, at);
  if (problems.length > 0) return invalidInput(problems);
  const data = slots.map(({ startsAt, endsAt, capacity }) => ({
    id: uuidv7(),
    authorityId,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    capacity,
  }));
  try {
    const opened = await deps.db.$transaction(async (tx) => {
      const rows = await tx.appointmentSlot.createManyAndReturn({ data });
      await writeAudit(tx, {
        recordType: 'AppointmentWindow',
        recordId: authorityId,
        action: 'openAppointmentSlots',
        actor: actorOf(viewer),
        at,
        detail: { slots: rows.map(({ id }) => id) },
      });
      return rows.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    });
    return { kind: 'OpenedAppointmentSlots' as const, slots: opened };
  } catch (error) {
    if (isExcluded(error, 'appointment_slot_one_at_a_time')) {
      return notMet('SLOTS_OVERLAP', APPOINTMENT_MESSAGES.overlaps);
    }
    throw error;
  }
}

function problemsOf(slots: readonly SlotInput[], now: Date): InputProblem[] {
  if (slots.length === 0 || slots.length > MOST_SLOTS) {
    const problem = slots.length === 0 ? 'REQUIRED' : 'TOO_MANY';
    return [{ field: 'slots', problem, message: APPOINTMENT_MESSAGES.slotsWanted(MOST_SLOTS) }];
  }
  return slots.flatMap(({ startsAt, endsAt, capacity }, index) => {
    const [from, until] = [new Date(startsAt), new Date(endsAt)];
    const length = until.getTime() - from.getTime();
    const problems: InputProblem[] = [];
    const note = (field: keyof SlotInput, problem: string, message: string) =>
      problems.push({ field: `slots.${index}.${field}`, problem, message });
    const ahead = from.getTime() - now.getTime();
    if (ahead <= 0 || ahead > DAYS_AHEAD * DAY) {
      note('startsAt', 'OUT_OF_RANGE', APPOINTMENT_MESSAGES.inTheFuture(DAYS_AHEAD));
    }
    if (length < SHORTEST || length > LONGEST || today(from) !== today(new Date(until.getTime() - 1))) {
      note('endsAt', 'LENGTH', APPOINTMENT_MESSAGES.oneDay);
    }
    if (capacity < 1 || capacity > MOST_PLACES) {
      note('capacity', 'OUT_OF_RANGE', APPOINTMENT_MESSAGES.capacity(MOST_PLACES));
    }
    return problems;
  });
}
