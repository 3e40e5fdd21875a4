import { type Graph, until } from '../graph.ts';
import type { Actor } from './accounts.ts';

export interface Licence {
  id: string;
  identifier: string;
  state: string;
  status: string;
  verifyUrl: string;
  pdfUrl: string | null;
  pngUrl: string | null;
}

const LICENCE = 'id identifier state status verifyUrl pdfUrl pngUrl';

/** Step 8: waits for the rendered e-licence, claims it and presents it. */
export async function claimAndPresent(
  graph: Graph,
  physician: Actor,
): Promise<{ licence: Licence; url: string; qrSvg: string }> {
  const ready = await until('e-licence ready', async () => {
    const { myLicences } = await graph.ask<{ myLicences: Licence[] }>(
      `{ myLicences { ${LICENCE} } }`,
      {},
      physician.token,
    );
    return myLicences.find(({ state }) => state === 'READY');
  });
  await graph.act(
    'ClaimedLicence',
    `mutation Claim($id: ID!) { claimLicence(licenceId: $id) { __typename ... on ClaimedLicence { licence { state } }
      ... on LicenceConditionsUnmet { conditions { code message howToFix } } } }`,
    { id: ready.id },
    physician.token,
  );
  return graph.act<{ licence: Licence; url: string; qrSvg: string }>(
    'PresentedLicence',
    `mutation Present($id: ID!) { presentLicence(licenceId: $id) { __typename
      ... on PresentedLicence { url qrSvg licence { ${LICENCE} } } } }`,
    { id: ready.id },
    physician.token,
  );
}
