import {
  approve,
  complete,
  type Form,
  open,
  type RegistrationView,
  receivePapers,
  submit,
} from '../acts/applications.ts';
import type { Cast, Place, Somebody } from '../cast.ts';
import { Surprise } from '../graph.ts';
import { type Calling, dayYearsAgo } from '../people.ts';

/** Somebody on the register. */
export interface Registered extends Somebody {
  registration: RegistrationView;
}

/** The procedure of a first registration, and what its form needs, by calling. */
const FIRST: Record<Calling, { procedure: string; form: Form }> = {
  SPECIALIST: { procedure: 'TCM_REG', form: {} },
  PHYSICIAN: { procedure: 'PHY_REG', form: { scopes: ['1001'] } },
  TCM_PHYSICIAN: { procedure: 'PHY_REG', form: { scopes: ['4001'] } },
  ASSISTANT: { procedure: 'PHY_REG', form: { scopes: ['1001'] } },
  RURAL_ASSISTANT: { procedure: 'PHY_REG', form: { scopes: ['9001'] } },
  NURSE: {
    procedure: 'NUR_REG',
    form: { practiceHospital: '广州市某教学医院', practiceFrom: dayYearsAgo(2), practiceUntil: dayYearsAgo(1) },
  },
};
export const firstForm = (calling: Calling, place: Pick<Place, 'id'>): Form => ({
  institution: place.id,
  ...FIRST[calling].form,
});

/** Registers somebody at the window of the institution's authority: the shortest way onto the register. */
export async function registered(
  cast: Cast,
  calling: Calling,
  place: Place,
  options: { account: boolean; form?: Form },
): Promise<Registered> {
  const somebody = await cast.somebody(calling, options);
  const registration = await atTheWindow(cast, place, {
    procedure: FIRST[calling].procedure,
    practitionerId: somebody.practitionerId,
    qualificationId: somebody.qualificationId,
    form: { ...firstForm(calling, place), ...options.form },
  });
  return { ...somebody, registration };
}

/** One procedure at the window, from its opening to its effect: received by one officer, approved by another. */
export async function atTheWindow(
  cast: Cast,
  { officer, decider }: Pick<Place, 'officer' | 'decider'>,
  { form, ...opening }: Parameters<typeof open>[2] & { form: Form },
): Promise<RegistrationView> {
  const { graph } = cast;
  const draft = await open(graph, officer, opening);
  const ready = await complete(graph, officer, draft.id, 'AUTHORITY', await cast.guide(opening.procedure), form);
  await submit(graph, officer, ready);
  await receivePapers(graph, officer, draft.id);
  const registration = await approve(graph, decider, draft.id);
  if (!registration) throw new Surprise(`${opening.procedure} at the window left no registration`);
  return registration;
}
