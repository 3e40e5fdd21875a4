import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import { withPerson } from '../../database.ts';
import { text } from '../../forms/fields.ts';
import { MESSAGES } from '../../messages.ts';
import { getProcedure, type Procedure } from '../../procedures/index.ts';
import type { ApplicationRow } from '../../rows.ts';
import type { Facts, InstitutionFacts } from '../../rules/facts.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { concernOf } from '../../steps/concern.ts';
import { type About, factsOf } from '../../steps/gather-facts.ts';
import { findInTheWay, writeApplication } from './write-draft.ts';

type Opened =
  | { application: ApplicationRow }
  | { refused: Refusal }
  | { inTheWay: ApplicationRow; procedure: Procedure };

/**
 * 一并办理: opens an application and what goes with it in one dossier, each to be reviewed and decided by itself (domain 3.5;
 * 10.1.9). Both or none.
 * @param code of the procedure that goes with it; the institution chosen is that of both
 */
export async function openBeside(
  deps: Deps,
  viewer: Viewer,
  first: { about: About; facts: Facts },
  code: string,
  by: Pick<InstitutionFacts, 'id' | 'name'> | null,
): Promise<Opened> {
  const { about, facts } = first;
  const procedure = getProcedure(code);
  if (!procedure.channels[about.channel]) return { refused: closed(procedure) };
  const besideAbout: About = { ...about, procedure, form: { institution: text(about.form, 'institution') } };
  const beside = { about: besideAbout, facts: await factsOf(deps, besideAbout, facts.practitioner, viewer) };
  const refused =
    concernOf(procedure, beside.facts) ??
    firstRefusal(procedure.requirements, 'OPEN', beside.facts) ??
    firstRefusal(procedure.requirements, 'SAVE', beside.facts);
  if (refused) return { refused };

  const both = [first, beside];
  const found = await stands(deps, both);
  if (found) return found;
  try {
    const dossier = { id: uuidv7(), together: false };
    const application = await withPerson(deps.db, facts.practitioner.id, async (tx) => {
      const opened = await writeApplication(tx, deps, about, facts, { viewer, by, dossier });
      await writeApplication(tx, deps, beside.about, beside.facts, { viewer, by, dossier });
      return opened;
    });
    return { application };
  } catch (error) {
    const faster = isDuplicate(error) ? await stands(deps, both) : null;
    if (faster) return faster;
    throw error;
  }
}

/** @returns the open application that lets one of them in no more */
async function stands(deps: Deps, both: readonly { about: About; facts: Facts }[]) {
  for (const { about, facts } of both) {
    const inTheWay = await findInTheWay(deps.db, about.procedure, facts);
    if (inTheWay) return { inTheWay, procedure: about.procedure };
  }
  return null;
}

const closed = ({ name }: Procedure): Refusal => ({
  code: 'CHANNEL_CLOSED',
  message: MESSAGES.channelClosed(name),
  basis: null,
});
