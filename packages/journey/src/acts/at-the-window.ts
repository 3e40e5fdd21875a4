import { type Graph, Surprise } from '../graph.ts';
import { type Calling, dayYearsAgo } from '../people.ts';
import type { Actor } from './accounts.ts';
import {
  approve,
  complete,
  type Form,
  type Guide,
  type Opening,
  open,
  type RegistrationView,
  receivePapers,
  submit,
} from './applications.ts';

/** The procedure of a first registration, and what of its form matters, by calling. */
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

/** What somebody of a calling is registered by at an institution. */
export const firstRegistration = (calling: Calling, institution: string): { procedure: string; form: Form } => ({
  procedure: FIRST[calling].procedure,
  form: { institution, ...FIRST[calling].form },
});

/** The running system, and its guide. */
interface Window {
  graph: Graph;
  guide(procedure: string): Promise<Guide>;
}

/** One procedure at the window, from its opening to its effect: received by one officer, approved by another. */
export async function atTheWindow(
  window: Window,
  { officer, decider }: { officer: Actor; decider: Actor },
  { form, ...opening }: Opening & { form: Form },
): Promise<RegistrationView> {
  const { graph } = window;
  const draft = await open(graph, officer, opening);
  const guide = await window.guide(opening.procedure);
  const ready = await complete(graph, officer, draft.id, 'AUTHORITY', guide, form);
  await submit(graph, officer, ready);
  await receivePapers(graph, officer, draft.id);
  const registration = await approve(graph, decider, draft.id);
  if (!registration) throw new Surprise(`${opening.procedure} at the window left no registration`);
  return registration;
}
