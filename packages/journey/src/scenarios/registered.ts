import type { Form, RegistrationView } from '../acts/applications.ts';
import { atTheWindow, firstRegistration } from '../acts/at-the-window.ts';
import type { Account, Cast, Place, Somebody } from '../cast.ts';
import type { Calling } from '../people.ts';

/** Somebody on the register. */
export interface Registered extends Somebody {
  registration: RegistrationView;
}

/** Registers somebody at the window of the institution's authority: the shortest way onto the register. */
export async function registered(
  cast: Cast,
  calling: Calling,
  place: Place,
  options: { account: Account; form?: Form },
): Promise<Registered> {
  const somebody = await cast.somebody(calling, options);
  const { practitionerId, qualificationId } = somebody;
  const { procedure, form } = firstRegistration(calling, place.id);
  const whole = { ...form, ...options.form };
  const registration = await atTheWindow(cast, place, { procedure, practitionerId, qualificationId, form: whole });
  return { ...somebody, registration };
}
