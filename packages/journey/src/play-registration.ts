import type { Actor } from './acts/accounts.ts';
import { approve, type RegistrationView, takeStep, viewApplication } from './acts/applications.ts';
import { applyToRegister } from './acts/apply-to-register.ts';
import { claimAndPresent, type Licence } from './acts/licences.ts';
import { type Graph, Surprise } from './graph.ts';
import type { Person } from './people.ts';

/** Who takes part beside the physician. */
export interface Scene {
  graph: Graph;
  institution: Actor;
  county: Actor;
  institutionName: string;
  say: (line: string) => void;
}

/** Steps 5 to 8 of the journey, from the draft to the presented e-licence. */
export async function playRegistration(
  { graph, institution, county, institutionName, say }: Scene,
  physician: Actor,
  person: Person,
): Promise<{
  registration: RegistrationView;
  licence: Licence;
  url: string;
  qrSvg: string;
  applicationId: string;
}> {
  const submitted = await applyToRegister(graph, physician, person, institutionName, say);
  const everybodySees = async (status: string) => {
    for (const viewer of [physician, institution, county]) {
      const seen = await viewApplication(graph, viewer, submitted.id);
      if (seen.status !== status) throw new Surprise(`${viewer.loginName} sees ${seen.status} instead of ${status}`);
    }
  };
  await everybodySees('SUBMITTED');
  await takeStep(graph, institution, submitted.id, 'passApplication');
  await everybodySees('INST_PASSED');
  say('the institution passed it');
  await takeStep(graph, county, submitted.id, 'acceptApplication');
  await everybodySees('ACCEPTED');
  say('the county authority accepted it');
  const registration = await approve(graph, county, submitted.id);
  if (!registration) throw new Surprise('approved, and nothing is registered');
  await everybodySees('EFFECTIVE');
  say(`approved: certificate code ${registration.certificateCode}, identification code ${registration.eRegId}`);
  const { licence, url, qrSvg } = await claimAndPresent(graph, physician);
  say(`e-licence ${licence.identifier} claimed and presented`);
  return { registration, licence, url, qrSvg, applicationId: submitted.id };
}
