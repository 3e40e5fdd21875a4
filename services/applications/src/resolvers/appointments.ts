import { bookAppointment } from '../appointments/book-appointment.ts';
import { closeAppointmentSlot } from '../appointments/close-slot.ts';
import { cancelAppointment, keepAppointment } from '../appointments/end-appointment.ts';
import { appointmentsOf, myAppointments } from '../appointments/list-appointments.ts';
import { appointmentSlots } from '../appointments/list-slots.ts';
import { moveAppointment } from '../appointments/move-appointment.ts';
import { openAppointmentSlots } from '../appointments/open-slots.ts';
import type {
  AppointmentResolvers,
  AppointmentSlotResolvers,
  MutationResolvers,
  QueryResolvers,
} from '../generated/resolvers.ts';
import { getProcedure } from '../procedures/index.ts';

/** 预约 at the window (S2-Q59.9; domain 3.1.15). */
export const appointmentsQuery = {
  appointmentSlots: (_, input, { deps, viewer }) => appointmentSlots(deps, viewer, input),
  myAppointments: (_, page, { deps, viewer }) => myAppointments(deps, viewer, page),
  appointments: (_, page, { deps, viewer }) => appointmentsOf(deps, viewer, page),
} satisfies QueryResolvers;

export const appointmentsMutation = {
  openAppointmentSlots: (_, { slots }, { deps, viewer }) => openAppointmentSlots(deps, viewer, slots),
  closeAppointmentSlot: (_, input, { deps, viewer }) => closeAppointmentSlot(deps, viewer, input),
  bookAppointment: (_, input, { deps, viewer }) => bookAppointment(deps, viewer, input),
  moveAppointment: (_, input, { deps, viewer }) => moveAppointment(deps, viewer, input),
  cancelAppointment: (_, input, { deps, viewer }) => cancelAppointment(deps, viewer, input),
  keepAppointment: (_, input, { deps, viewer }) => keepAppointment(deps, viewer, input),
} satisfies MutationResolvers;

export const appointmentSlot: AppointmentSlotResolvers = {
  authority: ({ authorityId }) => ({ id: authorityId }),
  free: ({ capacity, booked, closedAt }) => (closedAt === null ? capacity - booked : 0),
  closed: ({ closedAt }) => closedAt !== null,
};

export const appointment: AppointmentResolvers = {
  state: ({ state }) => state as 'BOOKED' | 'MOVED' | 'CANCELLED' | 'KEPT',
  name: ({ application }) => application.applicantName,
  applicationNumber: ({ application }) => application.number,
  procedureName: ({ application }) => getProcedure(application.procedure).name,
  application: ({ applicationId }, _, { load }) => load.application.load(applicationId),
};
